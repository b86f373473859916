using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Pricing.Calculation;
using Shop.Pricing.Endings;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Endings;

/// <summary>A place where a price ending is chosen.</summary>
public sealed record EndingUse(string Text, string Href);

/// <summary>All price endings with where they are used.</summary>
public sealed record EndingList(IReadOnlyList<PriceEndingRule> Rules, ILookup<int, EndingUse> Uses);

/// <summary>What a price becomes: calculated, and changed by hand, plan or bulk.</summary>
public sealed record EndingExample(Money Price, Money Calculated, Money Changed);

/// <summary>What an ending makes of a few prices.</summary>
/// <param name="Ending">Null while the rows can't be read.</param>
public sealed record EndingExamples(PriceEnding? Ending, IReadOnlyList<EndingExample> Rows)
{
    private static readonly Money[] Usual = [Money.From(12.34m), Money.From(49.10m), Money.From(123.40m)];

    /// <param name="tried">A price of the reader's own; null for none.</param>
    public static EndingExamples Of(PriceEnding? ending, Money? tried = null) => new(ending, ending is null ? [] : [.. Usual.Append(tried ?? Money.Zero).Where(p => p.IsPositive)
        .Select(p => new EndingExample(p, ending.Apply(p, EndingDirection.Up), ending.Apply(p, EndingDirection.Nearest)))]);
}

/// <summary>The screen of one ending.</summary>
public sealed record EndingEditor(EndingForm Form, IReadOnlyList<EndingUse> Uses)
{
    public EndingExamples Examples => EndingExamples.Of(Form.Read(), Entered.Money(Form.Try));

    public Problem? WhyNotRemove => PriceEndingRule.WhyNotRemove([.. Uses.Select(u => u.Text)]);
}

/// <summary>Reads the screens of price endings.</summary>
public sealed class EndingPages(ShopDb db, WebTexts texts)
{
    public async Task<EndingList> ListAsync(CancellationToken stop) => new(await db.PriceEndingRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync(stop), await UsesAsync(stop));

    public async Task<EndingEditor> EditorAsync(EndingForm form, CancellationToken stop) =>
        new(form.WithSpareRows(), form.Id == 0 ? [] : [.. (await UsesAsync(stop))[form.Id]]);

    /// <summary>Bulk changes that are prepared or done keep a copy of the ending and don't need its rule.</summary>
    public async Task<ILookup<int, EndingUse>> UsesAsync(CancellationToken stop)
    {
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var suppliers = await db.Suppliers.ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        var defaults = await db.CalculationDefaults.AsNoTracking().Where(d => d.EndingId != null).OrderBy(d => d.Id).ToListAsync(stop);
        var currencies = await db.Currencies.AsNoTracking().Where(c => c.EndingId != null).OrderBy(c => c.Code).ToListAsync(stop);
        return defaults.Select(d => (Rule: d.EndingId!.Value, Use: new EndingUse(texts["Übliche Sätze für {0}", Scope(d)], $"/admin/calculation/defaults/{d.Id}")))
            .Concat(currencies.Select(c => (Rule: c.EndingId!.Value, Use: new EndingUse(texts["Preisliste {0}", c.Code], $"/admin/currencies/{c.Id}"))))
            .ToLookup(u => u.Rule, u => u.Use);

        string Scope(CalculationDefaults d)
        {
            var shelf = d.CategoryId is { } category ? categories.NameOf(category) : null;
            var supplier = d.SupplierId is { } id ? suppliers.GetValueOrDefault(id) : null;
            return shelf is null && supplier is null ? texts["den ganzen Shop"] : string.Join(", ", new[] { shelf, supplier }.OfType<string>());
        }
    }
}

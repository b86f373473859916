using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>What became of a save.</summary>
public sealed record Saved
{
    /// <summary>What others had changed meanwhile and was kept beside one's own changes; names of fields.</summary>
    public IReadOnlyList<FieldDifference> Merged { get; init; } = [];

    /// <summary>Set where two people changed the same field differently: nothing is saved until that is decided.</summary>
    public ThreeWay? Conflict { get; init; }

    /// <summary>The business refuses.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What is wrong with fields after both states were merged.</summary>
    public FluentValidation.Results.ValidationResult? Mistakes { get; init; }

    public bool Ok => Conflict is null && Problem is null && Mistakes is null;
}

/// <summary>
/// Saves a product's form: merges it with what others saved meanwhile, asks where both changed the same, keeps every state as a
/// <see cref="ProductRevision"/> and drops the draft.
/// </summary>
public sealed class ProductDesk(ShopDb db, ReviseProduct revise, WebTexts texts, TimeProvider clock)
{
    private const int MostTries = 3;

    /// <summary>Leaves the attributes alone, for states that are only looked at.</summary>
    private static readonly KnownWords NoWords = new(new Dictionary<string, int>(), [], new HashSet<int>());

    private static readonly Problem FieldGone = new("field-gone", "Dieses Feld gibt es nicht mehr, zum Beispiel weil die Variante gelöscht ist.");

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="id">The product.</param>
    /// <param name="form">Valid.</param>
    /// <param name="basis">What the form was opened upon; null when unknown.</param>
    /// <param name="answers">For fields in conflict "mine" or "theirs"; asked once with the path.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<Saved> SaveAsync(int id, ProductForm form, Basis? basis, Func<string, string?> answers, CancellationToken stop)
    {
        var opened = basis is null ? null : FormFields.Read(basis.Fields);
        for (var left = MostTries; ; left--)
        {
            db.ChangeTracker.Clear();
            var (product, stock) = await NowAsync(id, stop);
            var theirs = await FieldsAsync(product, stock, stop);
            var mine = await CanonicalAsync(form, product, stock, stop);
            var open = Answered(basis, opened, mine, answers);
            var merged = WithOpen(Merge(form, product, opened, mine, theirs), open, mine, theirs);
            if (merged.Conflicts.Count > 0)
                return new Saved { Conflict = merged };
            var result = merged.Merged.ToForm();
            var mistakes = merged.OnlyTheirs.Count == 0 ? null : await new ProductForm.Validator(texts, db).ValidateAsync(result, stop);
            if (mistakes is { IsValid: false })
                return new Saved { Mistakes = mistakes, Merged = merged.OnlyTheirs };
            await KeepBeforeAsync(product, theirs, stop);
            var saved = await ReviseAsync(product, result, form.ConfirmedTranslations, stop);
            if (saved.Problem == ReviseProduct.ChangedMeanwhile && left > 0)
                continue;
            if (saved.Problem is { } problem)
                return new Saved { Problem = problem };
            await KeepAfterAsync(id, merged.OnlyTheirs.Count > 0 ? "merged" : "", stop);
            return new Saved { Merged = merged.OnlyTheirs };
        }
    }

    /// <summary>Brings fields of an earlier state back; all of them but stock and visibility where no path is given.</summary>
    public async Task<Saved> RestoreAsync(int id, ProductRevision earlier, string? path, CancellationToken stop)
    {
        var old = FormFields.Read(earlier.Content)!;
        return await RestoreAsync(id, $"restored:{earlier.Id}", (now, restored) =>
        {
            if (path is not null && !now.Has(path))
                return FieldGone;
            foreach (var one in path is null ? now.Paths.Where(p => !FormFields.IsStock(p) && p is not (nameof(ProductForm.Active) or nameof(ProductForm.PublishAt))).ToList() : [path])
                restored.Take(one, old);
            return null;
        }, stop);
    }

    /// <summary>Gives fields that another way than the editor changed their old values.</summary>
    public Task<Saved> RestoreAsync(int id, IReadOnlyCollection<LoggedChange> changes, CancellationToken stop) => RestoreAsync(id, "restored:log", (now, restored) =>
    {
        if (changes.Count == 0 || changes.Any(c => !now.Has(c.Path)))
            return FieldGone;
        foreach (var change in changes)
            restored.Set(change.Path, change.Before);
        return null;
    }, stop);

    private async Task<Saved> RestoreAsync(int id, string remark, Func<FormFields, FormFields, Problem?> change, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var (product, stock) = await NowAsync(id, stop);
        var now = await FieldsAsync(product, stock, stop);
        var restored = FormFields.Read(now.ToJson())!;
        if (change(now, restored) is { } refusal)
            return new Saved { Problem = refusal };
        var form = restored.ToForm();
        var mistakes = await new ProductForm.Validator(texts, db).ValidateAsync(form, stop);
        if (!mistakes.IsValid)
            return new Saved { Mistakes = mistakes };
        await KeepBeforeAsync(product, now, stop);
        var saved = await ReviseAsync(product, form, [], stop);
        if (saved.Problem is { } problem)
            return new Saved { Problem = problem };
        await KeepAfterAsync(id, remark, stop);
        return new Saved();
    }

    /// <summary>The product as its form, numbers in German notation, so that kept states compare whatever language their editor spoke.</summary>
    public static ProductForm InGerman(Product product, IReadOnlyDictionary<int, StockItem> stock, IReadOnlyList<AttributeDefinition> typed) =>
        In(German, () => ProductForm.From(product, stock, typed, all: true));

    /// <summary>A kept or merged form, which speaks German, with numbers as this page's language writes them.</summary>
    public async Task<ProductForm> InOwnLanguageAsync(int id, ProductForm kept, CancellationToken stop)
    {
        var (product, stock) = await NowAsync(id, stop);
        var typed = await KnownWords.TypedDefinitionsAsync(db, stop);
        kept.ApplyTo(product, NoWords);
        var form = ProductForm.From(product, stock, typed);
        Keep(form, kept, typed);
        form.Variants.ForEach(v => v.Stock = kept.Variants.Find(k => k.Id == v.Id)?.Stock ?? v.Stock);
        return form;
    }

    /// <summary>The product as its fields.</summary>
    public async Task<FormFields> FieldsAsync(Product product, IReadOnlyDictionary<int, StockItem> stock, CancellationToken stop) =>
        FormFields.Of(InGerman(product, stock, await KnownWords.TypedDefinitionsAsync(db, stop)));

    /// <summary>The state before a first save, or what came in by other ways since the last one, is kept as well.</summary>
    private async Task KeepBeforeAsync(Product product, FormFields before, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var last = await db.ProductRevisions.AsNoTracking().Where(r => r.ProductId == product.Id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(stop);
        if (last is not null && FormFields.Read(last.Content) is { } known && known.SaysTheSameAs(before))
            return;
        var variantIds = product.Variants.ConvertAll(v => v.Id);
        var change = last is null ? null : await db.ChangeLog.AsNoTracking()
            .Where(e => e.At >= last.At && ((e.Entity == nameof(Product) && e.EntityId == product.Id) || (e.Entity == nameof(Variant) && variantIds.Contains(e.EntityId))))
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(stop);
        db.ProductRevisions.Add(new ProductRevision
        {
            ProductId = product.Id,
            Version = product.Version,
            At = last is null ? product.CreatedAt : change?.At ?? clock.UtcNow(),
            Who = change?.Who ?? "",
            Content = before.ToJson(),
            Remark = last is null ? "" : ProductRevision.Elsewhere,
        });
        await db.SaveChangesAsync(stop);
    }

    private async Task KeepAfterAsync(int id, string remark, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var (product, stock) = await NowAsync(id, stop);
        db.ProductRevisions.Add(new ProductRevision
        {
            ProductId = id,
            Version = product.Version,
            At = clock.UtcNow(),
            Who = Actor.Current,
            Content = (await FieldsAsync(product, stock, stop)).ToJson(),
            Remark = remark,
        });
        await db.SaveChangesAsync(stop);
    }

    private async Task<Result<Product>> ReviseAsync(Product product, ProductForm form, List<string> confirmed, CancellationToken stop)
    {
        form.ConfirmedTranslations = confirmed;
        form.Slug = TwoTexts.From(await db.FreeSlugsAsync(form.Slug.ToText(), form.Name.ToText(), product.Id, stop));
        var words = await KnownWords.LoadAsync(db, form, stop);
        return await revise.ReviseAsync(product.Id, product.Version, p => form.ApplyTo(p, words), form.Counts(), stop);
    }

    /// <summary>Nobody saved in between, or both states laid upon each other.</summary>
    private static ThreeWay Merge(ProductForm form, Product product, FormFields? opened, FormFields mine, FormFields theirs) =>
        form.Version == product.Version ? new ThreeWay([], [], [], mine) : ThreeWay.Of(opened, mine, theirs);

    /// <summary>Carries out the answers to an earlier conflict; gives back what has none.</summary>
    private static List<string> Answered(Basis? basis, FormFields? opened, FormFields mine, Func<string, string?> answers)
    {
        var open = new List<string>();
        foreach (var path in basis?.Open ?? [])
        {
            var answer = answers(path);
            if (answer == "theirs")
                mine.Take(path, opened!);
            else if (answer != "mine")
                open.Add(path);
        }
        return open;
    }

    /// <summary>Fields still without an answer stay in conflict, whatever else happened.</summary>
    private static ThreeWay WithOpen(ThreeWay merged, List<string> open, FormFields mine, FormFields theirs)
    {
        var more = open.Where(p => theirs.Has(p) && !merged.Conflicts.Any(c => c.Path == p)).Select(p => new FieldDifference(p, "", mine[p], theirs[p])).ToList();
        more.ForEach(c => merged.Merged.Take(c.Path, mine));
        return merged with { Conflicts = [.. merged.Conflicts, .. more] };
    }

    /// <summary>What the form would make of the product, written as the product itself is: "12,9" and "12.90" are the same price.</summary>
    private async Task<FormFields> CanonicalAsync(ProductForm form, Product product, IReadOnlyDictionary<int, StockItem> stock, CancellationToken stop)
    {
        form.Slug = TwoTexts.From(await db.FreeSlugsAsync(form.Slug.ToText(), form.Name.ToText(), product.Id, stop));
        var copy = await db.Products.AsNoTracking().WithParts().SingleAsync(p => p.Id == product.Id, stop);
        var definitions = await KnownWords.TypedDefinitionsAsync(db, stop);
        var words = await KnownWords.LoadAsync(db, form, stop);
        form.ApplyTo(copy, NoWords);
        var typed = InGerman(copy, stock, definitions);
        form.AttributeOptionIds.RemoveAll(words.NotChosen.Contains);
        In(German, () => Keep(typed, form, definitions));
        foreach (var variant in typed.Variants)
        {
            if (form.Variants.Find(v => v.Id == variant.Id) is { } posted)
                (variant.Stock, variant.SeenStock) = (posted.Stock.Trim(), posted.SeenStock);
        }
        return FormFields.Of(typed);
    }

    /// <summary>Values of attributes as they were chosen and typed, whether they exist already or not.</summary>
    private static bool Keep(ProductForm into, ProductForm from, IReadOnlyList<AttributeDefinition> definitions)
    {
        into.AttributeOptionIds = [.. from.AttributeOptionIds.Distinct().Order()];
        into.Typed = [.. definitions.Select(d => from.Typed.Find(t => t.DefinitionId == d.Id)?.Tidied(d) ?? into.Typed.Find(t => t.DefinitionId == d.Id) ?? TypedAttribute.From(d, null))];
        return true;
    }

    private async Task<(Product Product, Dictionary<int, StockItem> Stock)> NowAsync(int id, CancellationToken stop)
    {
        var product = await db.Products.AsNoTracking().WithParts().SingleAsync(p => p.Id == id, stop);
        var ids = product.Variants.ConvertAll(v => v.Id);
        return (product, await db.StockItems.AsNoTracking().Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, stop));
    }

    private static T In<T>(CultureInfo culture, Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

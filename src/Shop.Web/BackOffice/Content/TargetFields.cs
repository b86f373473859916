using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>Where something leads: a page of the shop from the list, or an address.</summary>
public sealed class TargetFields
{
    private const string Elsewhere = "url";

    public string Target { get; set; } = "";

    /// <summary>Counts while the list says "another address".</summary>
    public string Address { get; set; } = "";

    public static TargetFields From(string target) => target.StartsWith(ContentTarget.Elsewhere, StringComparison.Ordinal)
        ? new() { Target = Elsewhere, Address = target[ContentTarget.Elsewhere.Length..] }
        : new() { Target = target };

    public string ToTarget() => Target == Elsewhere ? ContentTarget.Elsewhere + Address.Trim() : Target;

    public static async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(ShopDb db, WebTexts texts, string chosen, CancellationToken stop)
    {
        var always = new SelectListGroup { Name = texts["Immer da"].Value };
        var choices = new List<SelectListItem>
        {
            new(texts["Kein Ziel"].Value, ""), new(texts["Andere Adresse (unten eintragen)"].Value, Elsewhere),
            new() { Text = texts["Startseite"].Value, Value = "home", Group = always }, new() { Text = texts["Neues"].Value, Value = "news", Group = always },
            new() { Text = texts["Häufige Fragen"].Value, Value = "faq", Group = always },
            new() { Text = texts["Marken von A bis Z"].Value, Value = "brands", Group = always },
        };
        Add(texts["Kategorien"].Value, (await db.Categories.AsNoTracking().OrderBy(c => c.Path.De).Select(c => new { c.Key, c.Name }).ToListAsync(stop)).Select(c => ("category:" + c.Key, c.Name.ToString())));
        Add(texts["Seiten"].Value, (await db.ContentPages.AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Key, p.Title }).ToListAsync(stop)).Select(p => ("page:" + p.Key, p.Title.ToString())));
        Add(texts["Beiträge"].Value, (await db.BlogPosts.AsNoTracking().OrderByDescending(p => p.Id).Take(50).Select(p => new { p.Id, p.Title }).ToListAsync(stop)).Select(p => ($"post:{p.Id}", p.Title.ToString())));
        Add(texts["Produkte"].Value, (await db.Products.AsNoTracking().OnSale().OrderByDescending(p => p.UnitsSold).ThenBy(p => p.Id).Take(300).Select(p => new { p.Key, p.Name }).ToListAsync(stop))
            .Select(p => ("product:" + p.Key, p.Name.ToString())).OrderBy(p => p.Item2, StringComparer.CurrentCulture));
        if (choices.TrueForAll(t => t.Value != chosen))
            choices.Add(new SelectListItem(chosen, chosen));
        return choices;

        void Add(string name, IEnumerable<(string Value, string Text)> items)
        {
            var group = new SelectListGroup { Name = name };
            choices.AddRange(items.Select(i => new SelectListItem { Text = i.Text, Value = i.Value, Group = group }));
        }
    }

    /// <summary>What the targets of the list are called, for <see cref="NameOf"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(ShopDb db, WebTexts texts, CancellationToken stop) =>
        (await ChoicesAsync(db, texts, "", stop)).ToDictionary(c => c.Value, c => c.Text);

    /// <summary>A target in words; what the list doesn't hold is shown as it is.</summary>
    public static string NameOf(string target, IReadOnlyDictionary<string, string> names) =>
        target.StartsWith(ContentTarget.Elsewhere, StringComparison.Ordinal) ? target[ContentTarget.Elsewhere.Length..] : names.GetValueOrDefault(target, target);

    /// <summary>A target must be there, an address must be one that only opens something.</summary>
    public sealed class Within : AbstractValidator<TargetFields>
    {
        public Within(WebTexts texts, ShopDb db, bool required = false)
        {
            RuleFor(f => f.Target).MustAsync((target, stop) => ExistsAsync(db, target, stop)).WithMessage(_ => texts["Dieses Ziel gibt es nicht mehr."]);
            if (required)
                RuleFor(f => f.Target).NotEmpty().WithMessage(_ => texts["Bitte wählen Sie ein Ziel."]);
            RuleFor(f => f.Address).Must((f, a) => f.Target != Elsewhere || ContentTarget.WhyNot(a.Trim()) is null).WithMessage(_ => ContentTarget.Unsafe.ToString());
        }

        private static async Task<bool> ExistsAsync(ShopDb db, string target, CancellationToken stop) => ContentTarget.Split(target) switch
        {
            ("" or Elsewhere or "home" or "news" or "faq" or "brands", "") => true,
            ("category", var key) => await db.Categories.AnyAsync(c => c.Key == key, stop),
            ("product", var key) => await db.Products.AnyAsync(p => p.Key == key, stop),
            ("page", var key) => await db.ContentPages.AnyAsync(p => p.Key == key, stop),
            ("post", var id) => Entered.Count(id) is { } number && await db.BlogPosts.AnyAsync(p => p.Id == number, stop),
            _ => false,
        };
    }
}

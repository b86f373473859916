using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Products;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Something that can be chosen.</summary>
public sealed record PickItem(int Id, string Name, string Note);

/// <summary>A field whose values are found by searching: what is chosen stands as ticked boxes, what was found as empty ones.</summary>
/// <param name="Kind">"products", "rewards", "categories" or "brands".</param>
/// <param name="Field">Name of the form's list.</param>
/// <param name="Q">What was searched for.</param>
public sealed record Picker(string Kind, string Field, string Q, IReadOnlyList<PickItem> Chosen, IReadOnlyList<PickItem> Found)
{
    public bool Searched => Q.Length > 0;
}

/// <summary>Finds articles, shelves and brands for the discount editor.</summary>
public sealed class Pickers(ShopDb db, ProductPick pick)
{
    private const int MostFound = 12;

    public static IReadOnlyList<string> Kinds { get; } = ["products", "rewards", "categories", "brands"];

    public async Task<Picker> ReadAsync(string kind, DiscountForm form, CancellationToken stop)
    {
        var q = Typed.Line(form.Find.GetValueOrDefault(kind));
        return kind switch
        {
            "categories" => await CategoriesAsync(form.Categories, q, stop),
            "brands" => await BrandsAsync(form.Brands, q, stop),
            _ => await ProductsAsync(kind, kind == "rewards" ? form.RewardIds : form.ProductIds, q, stop),
        };
    }

    private async Task<Picker> ProductsAsync(string kind, List<int> ids, string q, CancellationToken stop)
    {
        var rows = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name.De)
            .Select(p => new { p.Id, p.Name, Sku = p.Variants.OrderBy(v => v.Id).Select(v => v.Sku).FirstOrDefault() }).ToListAsync(stop);
        var chosen = rows.ConvertAll(p => new PickItem(p.Id, p.Name.ToString(), p.Sku ?? ""));
        var found = await pick.FindAsync(q, onlyOnSale: false, ids, stop);
        return new Picker(kind, kind == "rewards" ? "Form.RewardIds" : "Form.ProductIds", q, chosen, [.. found.Take(MostFound).Select(p => new PickItem(p.Id, p.Name.ToString(), p.Sku))]);
    }

    private async Task<Picker> CategoriesAsync(List<int> ids, string q, CancellationToken stop)
    {
        var all = await CategoryChoices.LoadAsync(db, stop);
        var items = all.InOrder().Select(c => new PickItem(c.Shelf.Id, all.NameOf(c.Shelf.Id), "")).ToList();
        return Of("categories", "Form.Categories", ids, q, items);
    }

    private async Task<Picker> BrandsAsync(List<int> ids, string q, CancellationToken stop)
    {
        var rows = await db.Brands.AsNoTracking().OrderBy(b => b.Name).Select(b => new { b.Id, b.Name }).ToListAsync(stop);
        return Of("brands", "Form.Brands", ids, q, rows.ConvertAll(b => new PickItem(b.Id, b.Name, "")));
    }

    /// <summary>Few enough to be shown at once are found without a search.</summary>
    private static Picker Of(string kind, string field, List<int> ids, string q, List<PickItem> items) => new(
        kind, field, q, items.FindAll(i => ids.Contains(i.Id)),
        [.. items.Where(i => !ids.Contains(i.Id) && (q.Length == 0 ? items.Count <= MostFound : i.Name.Contains(q, StringComparison.CurrentCultureIgnoreCase))).Take(MostFound)]);
}

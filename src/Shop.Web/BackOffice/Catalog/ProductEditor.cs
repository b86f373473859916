using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Stock;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>The editor of a product: what is saved, what is typed, what can be chosen, what changed lately.</summary>
public sealed record ProductEditor
{
    public required Product Product { get; init; }

    public required ProductForm Form { get; init; }

    public required IReadOnlyDictionary<int, StockItem> Stock { get; init; }

    public required CategoryChoices Categories { get; init; }

    public required IReadOnlyList<SelectListItem> Makers { get; init; }

    public required IReadOnlyList<AttributeDefinition> Attributes { get; init; }

    public required IReadOnlyList<DocumentRow> Documents { get; init; }

    public required IReadOnlyList<ChangeLogEntry> History { get; init; }

    /// <summary>Where the typed state differs from what someone else saved meanwhile; empty without a conflict.</summary>
    public IReadOnlyList<Difference> Conflict { get; init; } = [];

    public ProductEditor With(ProductForm form) => this with { Form = form };

    /// <summary>Shows both states; saving again then means it, because the form takes over the present version.</summary>
    public ProductEditor InConflictWith(ProductForm mine)
    {
        var differences = Difference.Between(mine, Form);
        mine.Version = Form.Version;
        foreach (var variant in mine.Variants)
            variant.SeenStock = Stock.GetValueOrDefault(variant.Id)?.OnHand ?? variant.SeenStock;
        return this with { Form = mine, Conflict = differences };
    }

    public static async Task<ProductEditor?> LoadAsync(ShopDb db, int id, CancellationToken stop)
    {
        var product = await db.Products.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, stop);
        if (product is null)
            return null;
        var variantIds = product.Variants.Select(v => v.Id).ToList();
        var stock = await db.StockItems.AsNoTracking().Where(s => variantIds.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, stop);
        var makers = await db.Manufacturers.OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync(stop);
        return new ProductEditor
        {
            Product = product,
            Form = ProductForm.From(product, stock),
            Stock = stock,
            Categories = await CategoryChoices.LoadAsync(db, stop),
            Makers = [.. makers.Select(m => new SelectListItem(m.Name, $"{m.Id}"))],
            Attributes = await db.AttributeDefinitions.AsNoTracking().Include(a => a.Options.OrderBy(o => o.Position)).OrderBy(a => a.Position).ToListAsync(stop),
            Documents = await db.ProductDocuments.AsNoTracking().Where(d => d.ProductId == id).OrderBy(d => d.Position).ThenBy(d => d.Id)
                .Select(d => new DocumentRow(d.Id, d.Name, d.Size)).ToListAsync(stop),
            History = await db.ChangeLog.AsNoTracking()
                .Where(e => (e.Entity == nameof(Product) && e.EntityId == id) || (e.Entity == nameof(Variant) && variantIds.Contains(e.EntityId)))
                .OrderByDescending(e => e.Id).Take(12).ToListAsync(stop),
        };
    }
}

/// <summary>A field whose typed value isn't the saved one.</summary>
/// <param name="Field">Name of the field, as the change log calls it.</param>
public sealed record Difference(string Field, string Mine, string Saved)
{
    public static IReadOnlyList<Difference> Between(ProductForm mine, ProductForm saved)
    {
        var now = Facts(saved).ToDictionary(f => f.Field, f => f.Value);
        return [.. Facts(mine).Select(f => new Difference(f.Field, f.Value, now.GetValueOrDefault(f.Field, ""))).Where(d => d.Mine != d.Saved)];
    }

    private static IEnumerable<(string Field, string Value)> Facts(ProductForm form)
    {
        foreach (var (name, texts) in new[] { ("Name", form.Name), ("Summary", form.Summary), ("Description", form.Description), ("Ingredients", form.Ingredients), ("Warnings", form.Warnings) })
        {
            yield return (name + ".De", texts.De.ReplaceLineEndings("\n").Trim());
            yield return (name + ".En", texts.En.ReplaceLineEndings("\n").Trim());
        }
        yield return ("Active", form.Active ? "✓" : "–");
        yield return ("TaxClass", form.TaxClass.ToString());
        foreach (var v in form.Variants)
        {
            yield return ($"{v.Sku} Price", v.Price);
            yield return ($"{v.Sku} FormerPrice", v.FormerPrice);
            yield return ($"{v.Sku} Cost", v.Cost);
            yield return ($"{v.Sku} Stock", v.Stock);
            yield return ($"{v.Sku} Active", v.Active ? "✓" : "–");
        }
    }
}

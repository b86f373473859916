using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Categories;

namespace Shop.Web.BackOffice.Products;

/// <summary>The editor of a product: what is saved, what is typed, what can be chosen, what changed lately.</summary>
public sealed record ProductEditor
{
    private const int MostRemoved = 30;

    public required Product Product { get; init; }

    public required ProductForm Form { get; init; }

    public required IReadOnlyDictionary<int, StockItem> Stock { get; init; }

    public required CategoryChoices Categories { get; init; }

    public required ProductChoices Choices { get; init; }

    public required IReadOnlyList<AttributeDefinition> Attributes { get; init; }

    /// <summary>Which attributes this kind of product has, as its shelves or those above say.</summary>
    public required AskedAttributes Asked { get; init; }

    public required IReadOnlyList<DocumentRow> Documents { get; init; }

    /// <summary>Pictures that were taken away lately and can come back, the latest first.</summary>
    public required IReadOnlyList<RemovedPicture> RemovedPictures { get; init; }

    public required Completeness Completeness { get; init; }

    /// <summary>What the form was opened upon.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The latest changes, by the editor and by other ways.</summary>
    public IReadOnlyList<HistoryLine> History { get; init; } = [];

    /// <summary>Names of tags by number, for the history.</summary>
    public IReadOnlyDictionary<string, string> TagNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the typed state and what someone else saved meanwhile differ; null without a conflict.</summary>
    public ThreeWay? Conflict { get; init; }

    /// <summary>A draft of this person that waits; null when there is none or it is shown already.</summary>
    public ProductDraft? Draft { get; init; }

    /// <summary>A draft waits though this page doesn't offer it again; it must not be overwritten.</summary>
    public bool Waiting { get; init; }

    /// <summary>When the draft that the form shows was kept; null when it shows none.</summary>
    public DateTime? DraftShown { get; init; }

    /// <summary>Others who are typing.</summary>
    public IReadOnlyList<OthersDraft> Others { get; init; } = [];

    /// <summary>The form differs from what is saved, though nobody has touched it on this page yet.</summary>
    public bool Unsaved { get; init; }

    /// <summary>What was typed, after a mistake or a refusal.</summary>
    public ProductEditor With(ProductForm form, Basis? basis) => this with { Form = form, Basis = basis ?? Basis with { Version = form.Version }, Unsaved = true, Draft = null };

    /// <summary>Both states laid upon each other; the basis is now what the other one saved, with the open questions.</summary>
    /// <param name="conflict">What differs.</param>
    /// <param name="form">Both states merged.</param>
    public ProductEditor InConflict(ThreeWay conflict, ProductForm form)
    {
        form.Version = Product.Version;
        foreach (var variant in form.Variants)
            variant.SeenStock = Stock.GetValueOrDefault(variant.Id)?.OnHand ?? variant.SeenStock;
        return this with { Form = form, Conflict = conflict, Unsaved = true, Draft = null, Basis = Basis with { Open = [.. conflict.Conflicts.Select(c => c.Path)] } };
    }

    /// <summary>The draft as it was typed, upon what it was typed upon.</summary>
    public ProductEditor WithDraft(ProductDraft draft)
    {
        var form = FormFields.ReadForm(draft.Content);
        if (form is null)
            return this;
        form.Version = draft.BaseVersion;
        return this with { Form = form, Draft = null, DraftShown = draft.SavedAt, Unsaved = true, Basis = new Basis(Product.Id, draft.BaseVersion, draft.Base, []) };
    }

    public static async Task<ProductEditor?> LoadAsync(ShopDb db, int id, CancellationToken stop)
    {
        var product = await db.Products.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, stop);
        if (product is null)
            return null;
        var variantIds = product.Variants.Select(v => v.Id).ToList();
        var stock = await db.StockItems.AsNoTracking().Where(s => variantIds.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, stop);
        var typed = await KnownWords.TypedDefinitionsAsync(db, stop);
        return new ProductEditor
        {
            Product = product,
            Form = ProductForm.From(product, stock, typed),
            Stock = stock,
            Categories = await CategoryChoices.LoadAsync(db, stop),
            Choices = await ProductChoices.LoadAsync(db, product.Related.Select(r => r.RelatedId), stop),
            Attributes = await db.AttributeDefinitions.AsNoTracking().Include(a => a.Options.Where(o => o.AttributeDefinition!.Type == AttributeType.Choice).OrderBy(o => o.Position)).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(stop),
            Asked = (await ShelfSets.LoadAsync(db, stop)).AskedOn([product.CategoryId, .. product.Categories.OrderBy(c => c.CategoryId).Select(c => c.CategoryId)]),
            Documents = await db.ProductDocuments.AsNoTracking().Where(d => d.ProductId == id).OrderBy(d => d.Position).ThenBy(d => d.Id)
                .Select(d => new DocumentRow(d.Id, d.Name, d.Size)).ToListAsync(stop),
            RemovedPictures = await db.RemovedPictures.AsNoTracking().Include(r => r.Picture).Where(r => r.ProductId == id).OrderByDescending(r => r.Id).Take(MostRemoved).ToListAsync(stop),
            Completeness = await db.CompletenessAsync(id, stop),
            Basis = new Basis(id, product.Version, FormFields.Of(ProductDesk.InGerman(product, stock, typed)).ToJson(), []),
        };
    }
}

/// <summary>Someone else's unsaved work on the product.</summary>
public sealed record OthersDraft(string Name, DateTime SavedAt);

/// <summary>A product shown beside this one.</summary>
public sealed record RelatedRow(int Id, string Name, string Sku, bool Active);

/// <summary>What can be chosen for a product besides its shelves and attributes.</summary>
public sealed record ProductChoices(
    IReadOnlyList<SelectListItem> Makers, IReadOnlyList<SelectListItem> Brands, IReadOnlyList<SelectListItem> Suppliers,
    IReadOnlyList<TargetGroup> TargetGroups, IReadOnlyList<string> Tags, IReadOnlyDictionary<int, RelatedRow> Related)
{
    private const int MostSuggestions = 300;

    public static async Task<ProductChoices> LoadAsync(ShopDb db, IEnumerable<int> relatedIds, CancellationToken stop) => new(
        Items(await db.Manufacturers.OrderBy(m => m.Name).Select(m => new Named(m.Id, m.Name)).ToListAsync(stop)),
        Items(await db.Brands.OrderBy(b => b.Name).Select(b => new Named(b.Id, b.Name)).ToListAsync(stop)),
        Items(await db.Suppliers.OrderBy(s => s.Name).Select(s => new Named(s.Id, s.Name)).ToListAsync(stop)),
        await db.TargetGroups.AsNoTracking().OrderBy(g => g.Position).ThenBy(g => g.Name).ToListAsync(stop),
        await db.Tags.OrderBy(t => t.Name).Select(t => t.Name).Take(MostSuggestions).ToListAsync(stop),
        await RelatedAsync(db, relatedIds, stop));

    /// <summary>With the names of these products too, e.g. those of a draft or of an earlier state.</summary>
    public async Task<ProductChoices> KnowingAsync(ShopDb db, IEnumerable<int> relatedIds, CancellationToken stop)
    {
        var unknown = relatedIds.Where(id => !Related.ContainsKey(id)).ToList();
        return unknown.Count == 0 ? this : this with { Related = Related.Concat(await RelatedAsync(db, unknown, stop)).ToDictionary() };
    }

    private static async Task<IReadOnlyDictionary<int, RelatedRow>> RelatedAsync(ShopDb db, IEnumerable<int> ids, CancellationToken stop)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
            return new Dictionary<int, RelatedRow>();
        var rows = await db.Products.Where(p => wanted.Contains(p.Id))
            .Select(p => new { p.Id, p.Name, Sku = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Sku).FirstOrDefault(), p.Active }).ToListAsync(stop);
        return rows.ToDictionary(p => p.Id, p => new RelatedRow(p.Id, p.Name.ToString(), p.Sku ?? "", p.Active));
    }

    private static List<SelectListItem> Items(List<Named> rows) => rows.ConvertAll(r => new SelectListItem(r.Name, r.Id.ToString(CultureInfo.InvariantCulture)));

    private sealed record Named(int Id, string Name);
}

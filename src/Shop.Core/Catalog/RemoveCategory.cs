using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>What stands on a shelf that shall go.</summary>
/// <param name="Own">Products whose own shelf it is; they need another.</param>
/// <param name="Further">Products that also stand elsewhere.</param>
/// <param name="Children">Shelves below it.</param>
public sealed record ShelfContents(int Own, int Further, int Children);

/// <summary>Takes a shelf away: its products and its addresses go to another shelf, the shelves below it one level up.</summary>
public sealed class RemoveCategory(ShopDb db, TimeProvider clock)
{
    private static Problem NeedsTarget { get; } = new("category-in-use", "Für einige Produkte ist das die eigene Kategorie. Bitte wählen Sie, wohin sie gehen.");

    private static Problem WrongTarget { get; } = new("category-target", "Bitte wählen Sie eine Kategorie, die von Hand gefüllt wird und nicht diese selbst ist.");

    public async Task<ShelfContents> ContentsAsync(int id, CancellationToken stop) => new(
        await db.Products.CountAsync(p => p.CategoryId == id, stop),
        await db.ProductCategories.CountAsync(c => c.CategoryId == id && !db.Products.Any(p => p.Id == c.ProductId && p.CategoryId == id), stop),
        await db.Categories.CountAsync(c => c.ParentId == id, stop));

    /// <summary>The products that stood there, whose search texts name another shelf now; or why it stays.</summary>
    public async Task<Result<IReadOnlyList<int>>> RemoveAsync(int id, int version, int? targetId, CancellationToken stop)
    {
        try
        {
            return await db.InTransactionAsync(() => WorkAsync(id, version, targetId, stop), stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MoveCategory.Changed;
        }
    }

    private async Task<Result<IReadOnlyList<int>>> WorkAsync(int id, int version, int? targetId, CancellationToken stop)
    {
        var all = await MoveCategory.TakeTreeAsync(db, stop);
        if (all.Find(c => c.Id == id) is not { } category)
            return MoveCategory.Gone;
        if (category.Version != version)
            return MoveCategory.Changed;
        var target = all.Find(c => c.Id == targetId);
        if (targetId is not null && (target is null || target == category || target.Rules.Length > 0))
            return WrongTarget;
        if (target is null && await db.Products.AnyAsync(p => p.CategoryId == id, stop))
            return NeedsTarget;
        var products = await db.ProductCategories.Where(c => c.CategoryId == id).Select(c => c.ProductId).ToListAsync(stop);
        await MoveProductsAsync(id, target?.Id, stop);
        LiftChildren(all, category);
        await HandOverAsync(category, target ?? all.Find(c => c.Id == category.ParentId), stop);
        foreach (var other in all.Where(c => c.Rules.Length > 0))
            other.Rules = ShelfRules.Read(other.Rules).Without(id, target?.Id).Write();
        await db.SaveChangesAsync(stop);
        db.Categories.Remove(category);
        await db.SaveChangesAsync(stop);
        return products;
    }

    private async Task MoveProductsAsync(int id, int? targetId, CancellationToken stop)
    {
        if (targetId is { } to)
        {
            await db.Products.Where(p => p.CategoryId == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.CategoryId, to), stop);
            await db.ProductCategories.Where(c => c.CategoryId == id && !c.ByRule && !db.ProductCategories.Any(o => o.CategoryId == to && o.ProductId == c.ProductId))
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.CategoryId, to), stop);
        }
        await db.ProductCategories.Where(c => c.CategoryId == id).ExecuteDeleteAsync(stop);
    }

    private static void LiftChildren(List<Category> all, Category category)
    {
        foreach (var child in all.Where(c => c.ParentId == category.Id).ToList())
        {
            child.ParentId = category.ParentId;
            child.Position = category.Position;
            ShelfPaths.Place(all, child, ShelfPaths.OwnSlug(child));
        }
    }

    /// <summary>Whoever comes by an address of the shelf that goes finds the heir; without one the addresses end.</summary>
    private async Task HandOverAsync(Category category, Category? heir, CancellationToken stop)
    {
        if (heir is null)
            return;
        await db.FormerAddresses.Where(a => a.CategoryId == category.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.CategoryId, heir.Id), stop);
        foreach (var language in new[] { "de", "en" })
            db.FormerAddresses.Add(new FormerAddress { CategoryId = heir.Id, Language = language, Path = category.Path.In(language).ToLowerInvariant(), LeftAt = clock.UtcNow() });
    }
}

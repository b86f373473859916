using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>What is done to a shelf in the tree.</summary>
public enum CategoryStep
{
    /// <summary>Goes to just before the target, beside it.</summary>
    Before,

    /// <summary>Goes to just behind the target, beside it.</summary>
    After,

    /// <summary>Goes below the target as its last; without a target to the first level.</summary>
    Under,

    Up,
    Down,

    /// <summary>Goes below the neighbour before it.</summary>
    In,

    /// <summary>Leaves its parent and stands behind it.</summary>
    Out,

    Show,
    Hide,
}

/// <summary>
/// Moves a shelf with everything below it, or shows and hides it. Moves come one after the other, so that two at once can't put two
/// shelves below each other; the addresses left are written down by <see cref="AddressKeeper"/>.
/// </summary>
public sealed class MoveCategory(ShopDb db)
{
    public static Problem Gone { get; } = new("category-gone", "Diese Kategorie gibt es nicht mehr.");

    public static Problem Changed { get; } = new("category-changed", "Die Kategorie wurde inzwischen von jemand anderem geändert. Sehen Sie nach, wo sie jetzt steht.");

    private static Problem TooLong { get; } = new("category-path", "Die Adresse würde zu lang: Kategorien stehen höchstens so tief, dass ihre Adresse 300 Zeichen hat.");

    /// <summary>The shelves whose address changed, none when it only changed places; or why nothing was done.</summary>
    public async Task<Result<IReadOnlyList<int>>> MoveAsync(int id, int version, CategoryStep step, int? targetId, CancellationToken stop)
    {
        try
        {
            return await db.InTransactionAsync(() => WorkAsync(id, version, step, targetId, stop), stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    /// <summary>Whoever changes the tree first waits here for those before it; the table is small.</summary>
    internal static async Task<List<Category>> TakeTreeAsync(ShopDb db, CancellationToken stop)
    {
        await db.Categories.ExecuteUpdateAsync(s => s.SetProperty(c => c.Position, c => c.Position), stop);
        return await db.Categories.OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(stop);
    }

    private async Task<Result<IReadOnlyList<int>>> WorkAsync(int id, int version, CategoryStep step, int? targetId, CancellationToken stop)
    {
        var all = await TakeTreeAsync(db, stop);
        if (all.Find(c => c.Id == id) is not { } category)
            return Gone;
        if (category.Version != version)
            return Changed;
        if (step is CategoryStep.Show or CategoryStep.Hide)
            category.Active = step == CategoryStep.Show;
        else if (Place(all, category, step, targetId, out var order) is { } problem)
            return problem;
        else
            await RenumberAsync(order, stop);
        var moved = db.ChangeTracker.Entries<Category>().Where(e => e.ComplexProperty(c => c.Path).Properties.Any(p => p.IsModified)).Select(e => e.Entity.Id).ToList();
        foreach (var tag in category.StaleTags)
            db.MarkStale(tag);
        await db.SaveChangesAsync(stop);
        return moved;
    }

    private static Problem? Place(List<Category> all, Category category, CategoryStep step, int? targetId, out List<Category> order)
    {
        order = [];
        var target = targetId is { } wanted ? all.Find(c => c.Id == wanted) : null;
        if ((target is null && targetId is not null) || (target is null && step is CategoryStep.Before or CategoryStep.After))
            return Gone;
        var beside = all.FindAll(c => c.ParentId == category.ParentId);
        var at = beside.IndexOf(category);
        var (parentId, behind) = step switch
        {
            CategoryStep.Before => (target!.ParentId, Neighbour(all, target, -1)),
            CategoryStep.After => (target!.ParentId, target),
            CategoryStep.Up => (category.ParentId, at > 1 ? beside[at - 2] : null),
            CategoryStep.Down => (category.ParentId, beside[Math.Min(at + 1, beside.Count - 1)]),
            CategoryStep.In when at > 0 => (beside[at - 1].Id, all.FindLast(c => c.ParentId == beside[at - 1].Id)),
            CategoryStep.Out when category.ParentId is { } up => (all.Find(c => c.Id == up)!.ParentId, all.Find(c => c.Id == up)),
            CategoryStep.Under => (target?.Id, all.FindLast(c => c.ParentId == target?.Id)),
            _ => (category.ParentId, at > 0 ? beside[at - 1] : null),
        };
        if (ShelfPaths.WhyNotUnder(all, category, parentId) is { } problem)
            return problem;
        order = all.FindAll(c => c.ParentId == parentId && c != category);
        order.Insert(behind is null || behind == category ? Math.Max(0, behind == category ? at : 0) : order.IndexOf(behind) + 1, category);
        if (category.ParentId == parentId)
            return null;
        category.ParentId = parentId;
        ShelfPaths.Place(all, category, ShelfPaths.OwnSlug(category));
        return all.Exists(c => c.Path.De.Length > 300 || c.Path.En.Length > 300) ? TooLong : null;
    }

    private static Category? Neighbour(List<Category> all, Category target, int by)
    {
        var beside = all.FindAll(c => c.ParentId == target.ParentId);
        return beside.ElementAtOrDefault(beside.IndexOf(target) + by);
    }

    /// <summary>Numbers neighbours without raising their versions: who edits one of them needn't know.</summary>
    private async Task RenumberAsync(List<Category> order, CancellationToken stop)
    {
        foreach (var (i, category) in order.Index())
        {
            var position = i + 1;
            if (category.Position != position)
                await db.Categories.Where(c => c.Id == category.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Position, position), stop);
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Lists;

/// <summary>Adds, renames, merges and removes the words staff put on products.</summary>
public sealed class ReviseTags(ShopDb db)
{
    public const int Longest = 60;

    /// <summary>The tag of this name, made where there is none.</summary>
    public async Task<Result<Tag>> AddAsync(string? name, CancellationToken stop)
    {
        if (WhyNotName(name) is { } problem)
            return problem;
        if (await FindAsync(name!, stop) is { } known)
            return known;
        var tag = new Tag { Name = name!.Trim() };
        db.Tags.Add(tag);
        await db.SaveChangesAsync(stop);
        return tag;
    }

    /// <summary>A name that another tag has is refused: those two want to be merged.</summary>
    public async Task<Problem?> RenameAsync(int id, string? name, CancellationToken stop)
    {
        if (WhyNotName(name) is { } problem)
            return problem;
        if (await FindAsync(name!, stop) is { } other && other.Id != id)
            return new Problem("tag-taken", "„{0}“ gibt es schon. Sie können beide zusammenführen.", other.Name);
        var tag = await db.Tags.SingleAsync(t => t.Id == id, stop);
        tag.Name = name!.Trim();
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>All products of the one carry the other from now on; the one is gone.</summary>
    public async Task<Problem?> MergeAsync(int id, int into, CancellationToken stop)
    {
        if (id == into || !await db.Tags.AnyAsync(t => t.Id == into, stop))
            return new Problem("tag-into", "Bitte wählen Sie ein anderes Schlagwort, in das zusammengeführt wird.");
        var merged = await db.InTransactionAsync<bool>(async () =>
        {
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create("""
                INSERT INTO "ProductTags" ("ProductId", "TagId") SELECT "ProductId", {0} FROM "ProductTags" a WHERE "TagId" = {1}
                AND NOT EXISTS (SELECT 1 FROM "ProductTags" b WHERE b."ProductId" = a."ProductId" AND b."TagId" = {0})
                """, into, id), stop);
            return await RemoveNowAsync(id, stop);
        }, stop);
        return merged.Problem;
    }

    public async Task RemoveAsync(int id, CancellationToken stop) => await db.InTransactionAsync<bool>(async () => await RemoveNowAsync(id, stop), stop);

    private async Task<bool> RemoveNowAsync(int id, CancellationToken stop)
    {
        await db.ProductTags.Where(t => t.TagId == id).ExecuteDeleteAsync(stop);
        db.Tags.Remove(await db.Tags.SingleAsync(t => t.Id == id, stop));
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task<Tag?> FindAsync(string name, CancellationToken stop)
    {
        var wanted = name.Trim();
        var alike = await db.Tags.Where(t => t.Name == wanted).FirstOrDefaultAsync(stop);
        return alike ?? (await db.Tags.AsNoTracking().ToListAsync(stop)).Find(t => string.Equals(t.Name, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static Problem? WhyNotName(string? name) => name?.Trim() switch
    {
        null or "" => new Problem("tag-name", "Bitte geben Sie ein Schlagwort ein."),
        { Length: > Longest } => new Problem("tag-long", "Ein Schlagwort darf höchstens {0} Zeichen haben.", Longest),
        _ => null,
    };
}

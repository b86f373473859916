using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Content;

/// <summary>Questions about what is to be read at a moment.</summary>
public static class ContentQueries
{
    /// <summary>Posts whose time it is, the newest first.</summary>
    public static IQueryable<BlogPost> PublishedBy(this IQueryable<BlogPost> posts, DateTime now) => posts
        .Where(p => p.PublishedAt != null && p.PublishedAt <= now && (p.ShownUntil == null || p.ShownUntil > now))
        .OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id);

    public static IQueryable<FaqEntry> ShownAt(this IQueryable<FaqEntry> entries, DateTime now) => entries
        .Where(e => e.Active && (e.ShownFrom == null || e.ShownFrom <= now) && (e.ShownUntil == null || e.ShownUntil > now))
        .OrderBy(e => e.Position).ThenBy(e => e.Id);

    /// <summary>The wordings a row had, the newest first.</summary>
    public static IQueryable<ContentRevision> Of(this IQueryable<ContentRevision> revisions, string subject, int id) =>
        revisions.Where(r => r.Subject == subject && r.SubjectId == id).OrderByDescending(r => r.Id);

    /// <summary>The next moment at which something appears or disappears; null when nothing is planned.</summary>
    public static async Task<DateTime?> NextContentMomentAsync(this ShopDb db, DateTime now, CancellationToken stop)
    {
        IQueryable<DateTime?>[] moments =
        [
            db.HomeBlocks.Select(b => b.ShownFrom), db.HomeBlocks.Select(b => b.ShownUntil),
            db.CallsToAction.Select(c => c.ShownFrom), db.CallsToAction.Select(c => c.ShownUntil),
            db.FaqEntries.Select(e => e.ShownFrom), db.FaqEntries.Select(e => e.ShownUntil),
            db.BlogPosts.Select(p => p.PublishedAt), db.BlogPosts.Select(p => p.ShownUntil),
            db.ContentPageVersions.Select(v => (DateTime?)v.ValidFrom), db.ContentPages.Select(p => p.ShownUntil),
        ];
        DateTime? next = null;
        foreach (var column in moments)
        {
            var first = await column.Where(t => t > now).MinAsync(stop);
            next = next is null || first < next ? first ?? next : next;
        }
        return next;
    }
}

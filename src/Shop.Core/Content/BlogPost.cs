using Shop.Common;
using Shop.Data;

namespace Shop.Content;

/// <summary>News of the shop. It appears at its time; every wording it had is kept.</summary>
public class BlogPost : IAudited, IShownInShop, IVersioned
{
    public int Id { get; set; }

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Slug { get; set; } = LocalizedText.Empty;

    /// <summary>Two sentences for lists, feeds and search engines.</summary>
    public LocalizedText Teaser { get; set; } = LocalizedText.Empty;

    /// <summary>When it appears; a draft while null.</summary>
    public DateTime? PublishedAt { get; set; }

    public int Version { get; set; }

    public List<BlogPostVersion> Versions { get; } = [];

    public IEnumerable<string> StaleTags => ["content"];
}

/// <summary>One wording of a post; the newest is shown.</summary>
public class BlogPostVersion
{
    public int Id { get; set; }

    public int BlogPostId { get; set; }

    /// <summary>Markdown.</summary>
    public LocalizedText Body { get; set; } = LocalizedText.Empty;

    public DateTime SavedAt { get; set; }

    public required string Author { get; set; }
}

/// <summary>A question that many ask, with its answer.</summary>
public class FaqEntry : IAudited, IShownInShop, IVersioned
{
    public int Id { get; set; }

    /// <summary>Heading under which entries stand together.</summary>
    public LocalizedText Topic { get; set; } = LocalizedText.Empty;

    public LocalizedText Question { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalizedText Answer { get; set; } = LocalizedText.Empty;

    public int Position { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public IEnumerable<string> StaleTags => ["content"];
}

/// <summary>Questions about posts and answers.</summary>
public static class ContentQueries
{
    /// <summary>Posts whose time has come, the newest first.</summary>
    public static IQueryable<BlogPost> PublishedBy(this IQueryable<BlogPost> posts, DateTime now) =>
        posts.Where(p => p.PublishedAt != null && p.PublishedAt <= now).OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id);

    public static IQueryable<FaqEntry> Shown(this IQueryable<FaqEntry> entries) =>
        entries.Where(e => e.Active).OrderBy(e => e.Position).ThenBy(e => e.Id);
}

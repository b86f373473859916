using Shop.Common;

namespace Shop.Catalog;

/// <summary>Keeps the addresses of shelves in line with where they stand: each begins with its parent's.</summary>
public static class ShelfPaths
{
    /// <summary>A shelf's own part of its address: "espresso" of "kaffee/espresso".</summary>
    public static LocalizedText OwnSlug(Category category) => new(Last(category.Path.De), Last(category.Path.En));

    /// <summary>Why the shelf can't stand there; null when it can.</summary>
    public static Problem? WhyNotUnder(IReadOnlyCollection<Category> all, Category category, int? parentId)
    {
        for (var id = parentId; id is not null; id = all.FirstOrDefault(c => c.Id == id)?.ParentId)
        {
            if (id == category.Id)
                return new Problem("under-itself", "Eine Kategorie kann nicht unter sich selbst stehen.");
        }
        return null;
    }

    /// <summary>Puts the shelf under a parent with a part of its own in the address; those below follow.</summary>
    public static void Place(IReadOnlyCollection<Category> all, Category category, LocalizedText slug)
    {
        var parent = category.ParentId is { } id ? all.FirstOrDefault(c => c.Id == id) : null;
        var taken = all.Where(c => c != category && c.ParentId == category.ParentId).Select(OwnSlug).ToList();
        category.Path = new(
            Join(parent?.Path.De, Free(slug.De, taken.ConvertAll(t => t.De))),
            Join(parent?.Path.En, Free(slug.En, taken.ConvertAll(t => t.En))));
        foreach (var child in all.Where(c => c.ParentId == category.Id && c != category))
            Place(all, child, OwnSlug(child));
    }

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Join(string? parent, string slug) => string.IsNullOrEmpty(parent) ? slug : $"{parent}/{slug}";

    private static string Free(string wished, List<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished}-{n}").First(s => !taken.Contains(s));
}

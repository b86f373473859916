using Shop.Catalog;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Brings what hangs on a product in line with what was chosen: words, target groups, products beside it, its planned moment.</summary>
internal static class ProductPlaces
{
    private const int MostTags = 30;

    /// <summary>The words of a field with commas between, each once.</summary>
    public static IReadOnlyList<string> TagNames(string typed) =>
        [.. typed.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Typed.Line).Where(t => t.Length > 0).Distinct(StringComparer.CurrentCultureIgnoreCase).Take(MostTags)];

    public static void Label(Product product, IReadOnlyList<string> names, IReadOnlyDictionary<string, int> tags)
    {
        product.Tags.RemoveAll(t => t.Tag is { } tag && !names.Contains(tag.Name, StringComparer.CurrentCultureIgnoreCase));
        var had = product.Tags.Select(t => t.Tag?.Name ?? "").ToHashSet(StringComparer.CurrentCultureIgnoreCase);
        product.Tags.AddRange(names.Where(n => !had.Contains(n)).Select(n => tags.TryGetValue(n, out var id) ? new ProductTag { TagId = id } : new ProductTag { Tag = new Tag { Name = n } }));
    }

    public static void Aim(Product product, IReadOnlyList<int> groupIds)
    {
        product.TargetGroups.RemoveAll(g => !groupIds.Contains(g.TargetGroupId));
        var had = product.TargetGroups.Select(g => g.TargetGroupId).ToHashSet();
        product.TargetGroups.AddRange(groupIds.Distinct().Where(id => !had.Contains(id)).Select(id => new ProductTargetGroup { TargetGroupId = id }));
    }

    public static void Relate(Product product, IReadOnlyList<int> ids)
    {
        var wanted = ids.Distinct().Where(id => id != product.Id).ToList();
        product.Related.RemoveAll(r => !wanted.Contains(r.RelatedId));
        product.Related.AddRange(wanted.Except(product.Related.Select(r => r.RelatedId)).ToList().Select(id => new RelatedProduct { RelatedId = id }));
        product.Related.ForEach(r => r.Position = wanted.IndexOf(r.RelatedId));
    }

    /// <summary>Plans a product's appearance; who plans anew has seen why it failed before.</summary>
    public static void Plan(Product product, DateTime? at)
    {
        if (at is not null && at != product.PublishAt)
            product.PublishMissedAt = null;
        product.PublishAt = product.Active ? null : at;
    }
}

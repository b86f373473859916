using Shop.Data;

namespace Shop.Catalog;

/// <summary>Full-text search in the words of a database engine; each provider brings its own.</summary>
public interface ISearchDialect
{
    /// <summary>Ids of the products whose <see cref="Product.SearchText"/> holds every word, also inside compounds.</summary>
    /// <param name="db">The database to ask.</param>
    /// <param name="words">Folded by <see cref="Common.Slug.Fold"/>, at least one.</param>
    IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<string> words);
}

/// <summary>Plain substring search, which every engine knows.</summary>
public class SubstringSearch : ISearchDialect
{
    public virtual IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<string> words)
    {
        IQueryable<Product> found = db.Products;
        foreach (var word in words)
            found = found.Where(p => p.SearchText.Contains(word));
        return found.Select(p => p.Id);
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Search;

/// <summary>A form in which a searched word may stand in the texts: keys made by <see cref="SearchWords"/>, several with blanks between.</summary>
/// <param name="Begins">Whether longer words that begin like this count as well.</param>
public sealed record SearchForm(string Text, bool Begins = false);

/// <summary>Full-text search in the words of a database engine; each provider brings its own.</summary>
public interface ISearchDialect
{
    /// <summary>Ids of the products whose texts hold at least one form of every group.</summary>
    /// <param name="db">The database to ask.</param>
    /// <param name="groups">At least one, none of them empty.</param>
    IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<IReadOnlyList<SearchForm>> groups);
}

/// <summary>Search by LIKE, which every engine knows.</summary>
public class LikeSearch : ISearchDialect
{
    public virtual IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<IReadOnlyList<SearchForm>> groups)
    {
        IQueryable<Product> found = db.Products;
        foreach (var forms in groups)
            found = found.Where(AnyOf(forms));
        return found.Select(p => p.Id);
    }

    private static Expression<Func<Product, bool>> AnyOf(IReadOnlyList<SearchForm> forms)
    {
        var all = forms.Select(Holds).ToList();
        var product = all[0].Parameters[0];
        var any = all.Select(f => ReplacingExpressionVisitor.Replace(f.Parameters[0], product, f.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<Product, bool>>(any, product);
    }

    /// <summary>The texts keep a blank before and after each key, so this finds whole words. Keys hold nothing that LIKE would read as a sign.</summary>
    private static Expression<Func<Product, bool>> Holds(SearchForm form)
    {
        var pattern = $"% {form.Text}{(form.Begins ? "" : " ")}%";
        return p => EF.Functions.Like(p.SearchName, pattern) || EF.Functions.Like(p.SearchText, pattern) || EF.Functions.Like(p.SearchMore, pattern);
    }
}

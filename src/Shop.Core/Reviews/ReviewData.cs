using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Reviews;

/// <summary>What a person wrote about products. The text stays without a name: others rely on it, and the rating would change.</summary>
public sealed class ReviewData(ShopDb db) : IPersonalData
{
    public string Name => "reviews";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) => (
        from r in Of(person).AsNoTracking()
        join p in db.Products on r.ProductId equals p.Id
        orderby r.Id
        select (object)new { Product = p.Name.De, r.Stars, r.Title, r.Text, r.AuthorName, r.WrittenAt, r.State, r.Answer }).AsAsyncEnumerable();

    public async Task EraseAsync(Person person, CancellationToken stop = default)
    {
        var products = await Of(person).Select(r => r.ProductId).Distinct().ToListAsync(stop);
        await Of(person).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.AuthorName, x => x.Language == "en" ? "Anonymous" : "Anonym").SetProperty(x => x.CustomerId, (int?)null), stop);
        foreach (var product in products)
        {
            db.MarkStale(ReviewQueries.StaleTagOf(product));
            db.MarkStale(string.Create(CultureInfo.InvariantCulture, $"product:{product}"));
        }
        await db.SaveChangesAsync(stop);
        // The votes stay counted.
        var voter = string.Create(CultureInfo.InvariantCulture, $"c:{person.CustomerId}");
        await db.ReviewVotes.Where(v => v.Voter == voter).ExecuteDeleteAsync(stop);
    }

    /// <summary>Also those written by order number before there was an account.</summary>
    private IQueryable<Review> Of(Person person) =>
        db.Reviews.Where(r => r.CustomerId == person.CustomerId || db.Orders.Any(o => o.Id == r.OrderId && o.CustomerId == person.CustomerId));
}

/// <summary>Questions that wait for an answer by mail. Answered ones belong to nobody: their address is deleted with the answer.</summary>
public sealed class QuestionData(ShopDb db) : IPersonalData
{
    public string Name => "questions";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) => (
        from q in Of(person).AsNoTracking()
        join p in db.Products on q.ProductId equals p.Id
        orderby q.Id
        select (object)new { Product = p.Name.De, q.AuthorName, q.Text, q.AskedAt, q.State }).AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) =>
        Of(person).ExecuteUpdateAsync(q => q.SetProperty(x => x.AuthorName, "").SetProperty(x => x.Email, (string?)null), stop);

    private IQueryable<ProductQuestion> Of(Person person)
    {
        var email = person.Email.ToLowerInvariant();
        return db.ProductQuestions.Where(q => q.Email != null && q.Email.ToLower() == email);
    }
}

using Shop.Common;
using Shop.Content;

namespace Shop.Data.DemoData;

/// <summary>Answers to common questions and a few pieces of news.</summary>
internal sealed class DemoReading(ShopDb db, DemoCalendar calendar)
{
    public async Task SeedAsync(CancellationToken stop)
    {
        var source = DemoFiles.Read("reading", DemoReadingFile.None);
        foreach (var (i, entry) in source.Faq.Index())
            db.FaqEntries.Add(new FaqEntry { Topic = entry.Topic, Question = entry.Question, Answer = entry.Answer, Position = i + 1 });
        foreach (var post in source.News)
        {
            var at = DemoCalendar.At(DemoCalendar.WorkingDay(calendar.Today.AddDays(-post.DaysAgo)), 9, 30);
            var row = new BlogPost
            {
                Title = post.Title,
                Slug = new(Slug.From(post.Title.De), Slug.From(post.Title.En)),
                Teaser = post.Teaser,
                PublishedAt = at,
            };
            row.Versions.Add(new BlogPostVersion { Body = post.Body, SavedAt = at.AddDays(-1), Author = DemoAccounts.Manager.DisplayName });
            db.BlogPosts.Add(row);
        }
        await db.SaveChangesAsync(stop);
    }

    private sealed record DemoReadingFile(IReadOnlyList<DemoFaq> Faq, IReadOnlyList<DemoNews> News)
    {
        public static DemoReadingFile None { get; } = new([], []);
    }

    private sealed record DemoFaq(LocalizedText Topic, LocalizedText Question, LocalizedText Answer);

    private sealed record DemoNews(int DaysAgo, LocalizedText Title, LocalizedText Teaser, LocalizedText Body);
}

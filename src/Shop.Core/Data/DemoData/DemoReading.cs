using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;

namespace Shop.Data.DemoData;

/// <summary>Answers to common questions, a few pieces of news and the buttons below them.</summary>
internal sealed class DemoReading(ShopDb db, DemoCalendar calendar, DemoPictures pictures)
{
    public async Task SeedAsync(CancellationToken stop)
    {
        var source = DemoFiles.Read("reading", DemoReadingFile.None);
        foreach (var (i, entry) in source.Faq.Index())
            db.FaqEntries.Add(new FaqEntry { Topic = entry.Topic, Question = entry.Question, Answer = entry.Answer, Position = i + 1 });
        foreach (var (i, call) in source.Calls.Index())
            db.CallsToAction.Add(new CallToAction { Slot = call.Slot, Style = call.Style, Target = call.Target, Text = call.Text, Position = i + 1 });
        foreach (var post in source.News)
            db.BlogPosts.Add(await PostAsync(post, stop));
        await db.SaveChangesAsync(stop);
    }

    private async Task<BlogPost> PostAsync(DemoNews post, CancellationToken stop)
    {
        var key = pictures.Find(post.Picture)?.Key;
        return new BlogPost
        {
            Title = post.Title,
            Slug = new(Slug.From(post.Title.De), Slug.From(post.Title.En)),
            Teaser = post.Teaser,
            Body = post.Body,
            Author = DemoAccounts.Manager.DisplayName,
            PublishedAt = DemoCalendar.At(DemoCalendar.WorkingDay(calendar.Today.AddDays(-post.DaysAgo)), 9, 30),
            PictureId = key is null ? null : await db.Pictures.Where(p => p.Key == key).Select(p => (int?)p.Id).FirstOrDefaultAsync(stop),
            PictureAlt = post.Alt,
        };
    }

    private sealed record DemoReadingFile(IReadOnlyList<DemoFaq> Faq, IReadOnlyList<DemoNews> News, IReadOnlyList<DemoCall> Calls)
    {
        public static DemoReadingFile None { get; } = new([], [], []);
    }

    private sealed record DemoFaq(LocalizedText Topic, LocalizedText Question, LocalizedText Answer);

    private sealed record DemoNews(int DaysAgo, string Picture, LocalizedText Alt, LocalizedText Title, LocalizedText Teaser, LocalizedText Body);

    private sealed record DemoCall(string Slot, string Style, string Target, LocalizedText Text);
}

using Shop.Content;
using Shouldly;
using Xunit;

namespace Shop.Tests.Content;

public class ContentTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("https://example.org/a?b=c#d", true)]
    [InlineData("/de/kaffee", true)]
    [InlineData("/", true)]
    [InlineData("mailto:kontor@example.org", true)]
    [InlineData("tel:+4940555", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("data:text/html,<script>alert(1)</script>", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("\\\\evil.example", false)]
    [InlineData("https:", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("kaffee", false)]
    [InlineData("", false)]
    public void An_address_may_only_open_something(string address, bool safe) => (ContentTarget.WhyNot(address) is null).ShouldBe(safe);

    [Fact]
    public void A_step_swaps_neighbours_of_one_group_and_what_the_screen_did_not_know_goes_last()
    {
        MenuEntry[] rows =
        [
            new() { Id = 1, Position = 1 }, new() { Id = 2, Position = 2 }, new() { Id = 3, Position = 3 },
            new() { Id = 4, ParentId = 1, Position = 1 }, new() { Id = 5, ParentId = 1, Position = 2 },
        ];

        Places.Arrange(rows, [1, 4, 5, 2], up: 5, down: 1);

        rows.Where(r => r.ParentId is null).OrderBy(r => r.Position).Select(r => r.Id).ShouldBe([2, 1, 3]);
        rows.Where(r => r.ParentId == 1).OrderBy(r => r.Position).Select(r => r.Id).ShouldBe([5, 4]);
    }

    [Fact]
    public void A_step_beyond_the_ends_changes_nothing()
    {
        FaqEntry[] rows = [new() { Id = 1, Position = 1 }, new() { Id = 2, Position = 2 }];

        Places.Arrange(rows, [1, 2, 2, 99], up: 1, down: 2);

        rows.Select(r => r.Position).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_next_moment_is_the_nearest_beginning_or_end_of_anything()
    {
        using var shop = TestShop.Open();
        (await shop.AskAsync(db => db.NextContentMomentAsync(Now, default))).ShouldBeNull();
        await shop.DoAsync(db =>
        {
            db.HomeBlocks.Add(new HomeBlock { ShownFrom = Now.AddDays(-1), ShownUntil = Now.AddHours(5) });
            db.CallsToAction.Add(new CallToAction { ShownFrom = Now.AddHours(3) });
            db.BlogPosts.Add(new BlogPost { PublishedAt = Now.AddHours(4) });
            db.FaqEntries.Add(new FaqEntry { ShownUntil = Now.AddHours(6) });
            return Task.CompletedTask;
        });

        (await shop.AskAsync(db => db.NextContentMomentAsync(Now, default))).ShouldBe(Now.AddHours(3));
        (await shop.AskAsync(db => db.NextContentMomentAsync(Now.AddHours(5), default))).ShouldBe(Now.AddHours(6));
        (await shop.AskAsync(db => db.NextContentMomentAsync(Now.AddHours(6), default))).ShouldBeNull();
    }

    [Fact]
    public void Entries_nest_one_level_within_their_menu()
    {
        var top = new MenuEntry { Id = 1 };
        var below = new MenuEntry { Id = 2, ParentId = 1 };
        var other = new MenuEntry { Id = 3, Menu = MenuEntry.Footer };

        new MenuEntry { Id = 4 }.WhyNotBelow(top, hasEntries: false).ShouldBeNull();
        new MenuEntry { Id = 4 }.WhyNotBelow(null, hasEntries: true).ShouldBeNull();
        new MenuEntry { Id = 4 }.WhyNotBelow(below, hasEntries: false)!.Code.ShouldBe("no-parent");
        new MenuEntry { Id = 4 }.WhyNotBelow(other, hasEntries: false)!.Code.ShouldBe("no-parent");
        new MenuEntry { Id = 1 }.WhyNotBelow(top, hasEntries: false)!.Code.ShouldBe("no-parent");
        new MenuEntry { Id = 4 }.WhyNotBelow(top, hasEntries: true)!.Code.ShouldBe("has-entries");
    }
}

using Microsoft.EntityFrameworkCore;
using Shop.Customers.Newsletter;
using Shouldly;
using Xunit;

namespace Shop.Tests.Customers;

public class SweepConsentsTests
{
    [Fact]
    public async Task Addresses_that_never_confirmed_are_forgotten_after_two_weeks()
    {
        using var shop = await Given.OpenShopAsync();
        await SubscribeAsync(shop, "slow@example.org", daysAgo: 15, confirmed: false);
        await SubscribeAsync(shop, "new@example.org", daysAgo: 3, confirmed: false);
        await SubscribeAsync(shop, "reader@example.org", daysAgo: 400, confirmed: true);

        await SweepAsync(shop);

        (await shop.AskAsync(db => db.Subscribers.OrderBy(s => s.Email).Select(s => s.Email).ToListAsync())).ShouldBe(["new@example.org", "reader@example.org"]);
        (await shop.AskAsync(db => db.ConsentLog.Select(c => c.Email).Distinct().OrderBy(e => e).ToListAsync())).ShouldBe(["new@example.org", "reader@example.org"]);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1500, false)]
    public async Task The_proof_of_a_consent_outlives_it_by_three_years_to_the_end_of_the_year(int withdrawnDaysAgo, bool kept)
    {
        using var shop = await Given.OpenShopAsync();
        await SubscribeAsync(shop, "gone@example.org", daysAgo: 1600, confirmed: true);
        await shop.DoAsync(async db =>
        {
            await db.Subscribers.ExecuteDeleteAsync();
            db.ConsentLog.Add(Entry(shop, "gone@example.org", ConsentStep.Withdrawn, withdrawnDaysAgo));
        });

        await SweepAsync(shop);

        (await shop.AskAsync(db => db.ConsentLog.CountAsync())).ShouldBe(kept ? 3 : 0);
    }

    private static Task SubscribeAsync(TestShop shop, string email, int daysAgo, bool confirmed) => shop.DoAsync(db =>
    {
        var at = shop.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        db.Subscribers.Add(new Subscriber { Email = email, Token = email, AskedAt = at, ConfirmedAt = confirmed ? at : null });
        db.ConsentLog.Add(Entry(shop, email, ConsentStep.Asked, daysAgo));
        if (confirmed)
            db.ConsentLog.Add(Entry(shop, email, ConsentStep.Confirmed, daysAgo));
        return Task.CompletedTask;
    });

    private static ConsentEntry Entry(TestShop shop, string email, ConsentStep step, int daysAgo) => new()
    {
        Email = email,
        Step = step,
        At = shop.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo),
        Wording = "Ja.",
        WordingVersion = "2026-11",
    };

    private static async Task SweepAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        await new SweepConsents(db, shop.Clock).RunAsync(default);
    }
}

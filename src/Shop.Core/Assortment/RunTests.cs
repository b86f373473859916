using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>Puts a product into the shop on trial. Refusals: those of <see cref="Product.WhyNotActive"/>, "test-running", "test-days", "test-target", "test-stop".</summary>
public sealed class StartTest(ShopDb db, TimeProvider clock)
{
    /// <param name="test">With its product, goal, last day and stop rule.</param>
    public async Task<Result<TestListing>> StartAsync(TestListing test, CancellationToken stop = default)
    {
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == test.ProductId, stop);
        if (product.WhyNotActive() is { } unsellable)
            return unsellable;
        if (await db.TestListings.AnyAsync(t => t.ProductId == test.ProductId && t.State == TestState.Running, stop))
            return new Problem("test-running", "Für dieses Produkt läuft schon ein Test.");
        test.StartsOn = clock.Today();
        var days = test.EndsOn.DayNumber - test.StartsOn.DayNumber + 1;
        if (days is < 1 or > TestListing.MostDays)
            return new Problem("test-days", "Ein Test dauert mindestens einen Tag und höchstens {0} Tage.", TestListing.MostDays);
        if (test.Target <= 0 || (test.Goal == TestGoal.Conversion && test.Target > 100))
            return new Problem("test-target", "Bitte geben Sie ein Ziel über null an, bei einer Quote höchstens 100.");
        if (test.StopAfter is < 10)
            return new Problem("test-stop", "Unter 10 Ansichten sagt ein fehlender Verkauf nichts.");
        product.Active = true;
        test.State = TestState.Running;
        test.By = Actor.Current;
        db.TestListings.Add(test);
        await db.SaveChangesAsync(stop);
        return test;
    }
}

/// <summary>Keeps the numbers of running tests and judges them every night; a missed goal has the consequence that was agreed. Refusals: "test-over".</summary>
public sealed class JudgeTests(ShopDb db, TimeProvider clock) : IDailyJob
{
    public string Name => "judge-tests";

    public async Task RunAsync(CancellationToken stop)
    {
        var today = clock.Today();
        foreach (var test in await db.TestListings.Where(t => t.State == TestState.Running).ToListAsync(stop))
        {
            await CountAsync(test, stop);
            test.State = test.Judge(today);
            if (test.State == TestState.Running)
                continue;
            test.EndedOn = today;
            if (test.State != TestState.Reached && test.Otherwise == TestConsequence.TakeOff)
                (await db.Products.SingleAsync(p => p.Id == test.ProductId, stop)).Active = false;
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>By hand; the product stays as it is.</summary>
    public async Task<Problem?> CancelAsync(TestListing test, CancellationToken stop = default)
    {
        if (test.WhyNotStoppable() is { } problem)
            return problem;
        await CountAsync(test, stop);
        (test.State, test.Settled, test.EndedOn) = (TestState.Cancelled, true, clock.Today());
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Writes what was counted so far into the test, without saving.</summary>
    public async Task CountAsync(TestListing test, CancellationToken stop)
    {
        var numbers = await db.PlacementNumbersAsync(test.ProductId, test.StartsOn, test.EndsOn, stop);
        var sale = (await db.SalesByProductAsync(test.StartsOn, test.EndsOn, stop)).GetValueOrDefault(test.ProductId);
        (test.Impressions, test.Clicks, test.Units) = (numbers.Impressions, numbers.Clicks, sale?.Units ?? 0);
        test.Orders = await db.LinesOf(test.ProductId, test.StartsOn, test.EndsOn).Where(l => l.Quantity > 0).Select(l => l.OrderId).Distinct().CountAsync(stop);
        test.ContributionI = sale?.ContributionI ?? Money.Zero;
    }
}

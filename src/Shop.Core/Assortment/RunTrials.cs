using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>Puts a product to the top of a shelf for some days. Refusals: "not-on-sale", "trial-running", "trial-days", "trial-target", "no-shelf".</summary>
public sealed class StartTrial(ShopDb db, TimeProvider clock)
{
    /// <param name="categoryId">The shelf; null is the home page.</param>
    /// <param name="target">Pieces to be sold.</param>
    public async Task<Result<PlacementTrial>> StartAsync(int productId, int? categoryId, int days, int target, CancellationToken stop = default)
    {
        if (!await db.Products.OnSale().AnyAsync(p => p.Id == productId, stop))
            return new Problem("not-on-sale", "Dieses Produkt ist nicht im Verkauf.");
        if (await db.PlacementTrials.AnyAsync(t => t.ProductId == productId && t.State == TrialState.Running, stop))
            return new Problem("trial-running", "Für dieses Produkt läuft schon ein Platzversuch.");
        if (days is < PlacementTrial.LeastDays or > PlacementTrial.MostDays)
            return new Problem("trial-days", "Ein Platzversuch dauert {0} bis {1} Tage.", PlacementTrial.LeastDays, PlacementTrial.MostDays);
        if (target is < 1 or > 1_000_000)
            return new Problem("trial-target", "Bitte geben Sie an, wie viele Stück verkauft werden sollen.");
        if (categoryId is { } shelf && !await db.Categories.AnyAsync(c => c.Id == shelf && c.Active, stop))
            return new Problem("no-shelf", "Dieses Regal gibt es nicht mehr.");
        var today = clock.Today();
        var before = await db.PlacementNumbersAsync(productId, today.AddDays(-days), today.AddDays(-1), stop);
        var trial = new PlacementTrial
        {
            ProductId = productId,
            CategoryId = categoryId,
            StartsOn = today,
            EndsOn = today.AddDays(days - 1),
            TargetUnits = target,
            By = Actor.Current,
            ImpressionsBefore = before.Impressions,
            ClicksBefore = before.Clicks,
            CartAddsBefore = before.CartAdds,
            UnitsBefore = before.Units,
        };
        db.PlacementTrials.Add(trial);
        db.ShelfPins.Add(new ShelfPin { ProductId = productId, CategoryId = categoryId });
        await db.SaveChangesAsync(stop);
        return trial;
    }
}

/// <summary>Keeps the numbers of running trials and ends them: the product goes back to its old place. Refusals: "trial-over".</summary>
public sealed class EndTrials(ShopDb db, TimeProvider clock) : IDailyJob
{
    public string Name => "placement-trials";

    /// <summary>Ends those whose last day is over.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var today = clock.Today();
        foreach (var trial in await db.PlacementTrials.Where(t => t.State == TrialState.Running).ToListAsync(stop))
        {
            await CountAsync(trial, stop);
            if (trial.EndsOn < today)
                await EndAsync(trial, TrialState.Ended, stop);
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Before its time, by hand.</summary>
    public async Task<Problem?> StopAsync(PlacementTrial trial, CancellationToken stop = default)
    {
        if (trial.WhyNotStoppable() is { } problem)
            return problem;
        await CountAsync(trial, stop);
        trial.EndsOn = clock.Today() < trial.EndsOn ? clock.Today() : trial.EndsOn;
        await EndAsync(trial, TrialState.Stopped, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Writes what was counted so far into the trial, without saving.</summary>
    public async Task CountAsync(PlacementTrial trial, CancellationToken stop)
    {
        var numbers = await db.PlacementNumbersAsync(trial.ProductId, trial.StartsOn, trial.EndsOn, stop);
        (trial.Impressions, trial.Clicks, trial.CartAdds, trial.Units) = (numbers.Impressions, numbers.Clicks, numbers.CartAdds, numbers.Units);
    }

    private async Task EndAsync(PlacementTrial trial, TrialState state, CancellationToken stop)
    {
        trial.State = state;
        db.ShelfPins.RemoveRange(await db.ShelfPins.Where(p => p.ProductId == trial.ProductId && p.CategoryId == trial.CategoryId).ToListAsync(stop));
    }
}

using Microsoft.EntityFrameworkCore;

namespace Shop.Data.DemoData;

/// <summary>
/// What a start does with a migrated database: rates, series, methods and roles always; in demo mode the demo shop where nothing is
/// yet, else the pages with starter texts.
/// </summary>
/// <param name="open">Opens a context without the shop's writers.</param>
/// <param name="clock">Today is the last day of the demo's trade.</param>
public sealed class FirstStart(Func<ShopDb> open, TimeProvider clock)
{
    public async Task RunAsync(bool demo, IProgress<string> progress, CancellationToken stop = default)
    {
        if (demo)
            await EnsureDemoAsync(progress, stop);
        await using var db = open();
        await BasicData.EnsureAsync(db, stop);
        await StarterPages.EnsureAsync(db, clock, stop);
    }

    private async Task EnsureDemoAsync(IProgress<string> progress, CancellationToken stop)
    {
        for (; ; await Task.Delay(TimeSpan.FromSeconds(1), stop))
        {
            await using var db = open();
            switch (await DemoMarker.ReadAsync(db, clock, stop))
            {
                case DemoMarker.State.Done:
                    return;
                case DemoMarker.State.Running:
                    progress.Report("another start is furnishing the demo shop, waiting");
                    break;
                case DemoMarker.State.Abandoned:
                    progress.Report("the demo shop was left half furnished, starting over");
                    await new DemoReset(open, clock).ResetAsync(progress, stop);
                    return;
                default:
                    if (await IsInUseAsync(db, stop) || await SeedAsync(db, progress, stop))
                        return;
                    break;
            }
        }
    }

    /// <summary>Whether someone has begun a real shop here, which the demo must not touch.</summary>
    private static async Task<bool> IsInUseAsync(ShopDb db, CancellationToken stop) =>
        await db.Products.AnyAsync(stop) || await db.Settings.AnyAsync(stop) || await db.ContentPages.AnyAsync(stop) || await db.Users.AnyAsync(stop);

    private async Task<bool> SeedAsync(ShopDb db, IProgress<string> progress, CancellationToken stop)
    {
        if (!await DemoMarker.TryBeginAsync(db, clock, stop))
            return false;
        await new DemoSeeder(open, clock).SeedAsync(progress, stop);
        await DemoMarker.FinishAsync(db, stop);
        return true;
    }
}

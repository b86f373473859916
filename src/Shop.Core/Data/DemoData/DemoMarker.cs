using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Settings;

namespace Shop.Data.DemoData;

/// <summary>
/// The note in the database that says how far the demo is, so that a start after a kill begins anew and a second node waits for the
/// first instead of seeding too.
/// </summary>
internal static class DemoMarker
{
    private const string Key = "DemoData";
    private const string Done = "done";

    public enum State
    {
        Missing,
        Running,
        Abandoned,
        Done,
    }

    public static async Task<State> ReadAsync(ShopDb db, TimeProvider clock, CancellationToken stop)
    {
        var note = await db.Settings.Where(s => s.Key == Key).Select(s => s.Json).SingleOrDefaultAsync(stop);
        return note switch
        {
            null => State.Missing,
            Done => State.Done,
            _ => clock.UtcNow() - TimeOf(note) > Patience(db) ? State.Abandoned : State.Running,
        };
    }

    /// <summary>Says that seeding has begun; false when another start was quicker.</summary>
    public static async Task<bool> TryBeginAsync(ShopDb db, TimeProvider clock, CancellationToken stop)
    {
        db.Settings.Add(new Setting { Key = Key, Json = clock.UtcNow().ToString("o", System.Globalization.CultureInfo.InvariantCulture) });
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    public static Task FinishAsync(ShopDb db, CancellationToken stop) =>
        db.Settings.Where(s => s.Key == Key).ExecuteUpdateAsync(s => s.SetProperty(x => x.Json, Done), stop);

    /// <summary>An embedded file has one node; ids can start over there.</summary>
    public static bool IsSqlite(ShopDb db) => db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    /// <summary>Seeding that hasn't ended after this long was killed.</summary>
    private static TimeSpan Patience(ShopDb db) => TimeSpan.FromSeconds(IsSqlite(db) ? 15 : 180);

    private static DateTime TimeOf(string note) =>
        DateTime.Parse(note, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind);
}

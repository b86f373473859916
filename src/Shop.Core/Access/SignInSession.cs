using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Access;

/// <summary>
/// A browser someone is signed in with. The cookie names it, and is worth nothing once the row is gone or the account's security stamp
/// is another one.
/// </summary>
public class SignInSession
{
    /// <summary>Random; in the cookie, never on a page.</summary>
    public required string Id { get; set; }

    /// <summary>Names the session on pages.</summary>
    public required string PublicId { get; set; }

    public int UserId { get; set; }

    /// <summary>The account's security stamp when the browser signed in.</summary>
    public required string Stamp { get; set; }

    /// <summary>E.g. "Firefox, Windows": the owner shall recognise it.</summary>
    public string Device { get; set; } = "";

    /// <summary>The network it was last seen in, e.g. "91.12.34.*"; the whole IP address isn't kept.</summary>
    public string Network { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime LastSeenAt { get; set; }

    public DateTime ExpiresAt { get; set; }
}

/// <summary>Questions about sign-ins.</summary>
public static class SignInSessionQueries
{
    /// <summary>Sign-ins that still open the account.</summary>
    public static IQueryable<SignInSession> Valid(this IQueryable<SignInSession> sessions, ShopDb db, int userId, DateTime now) =>
        sessions.Where(s => s.UserId == userId && s.ExpiresAt > now && db.Users.Any(u => u.Id == userId && u.SecurityStamp == s.Stamp));
}

/// <summary>Clears sign-ins that are over.</summary>
public sealed class SweepSessions(ShopDb db, TimeProvider clock) : IDailyJob
{
    public string Name => "sweep-sessions";

    public Task RunAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        return db.SignInSessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(stop);
    }
}

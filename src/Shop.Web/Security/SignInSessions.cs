using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;
using Shop.Web.Storefront.WishLists;

namespace Shop.Web.Security;

/// <summary>
/// Keeps a row for every browser that is signed in, and believes a cookie only while its row is there and was made under the account's
/// present security stamp: signing out elsewhere and a new password work at once, on every node.
/// </summary>
public sealed class SignInSessions(IDbContextFactory<ShopDb> databases, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private const string Item = "session";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    /// <summary>At a sign-in or its renewal; a renewal keeps its row.</summary>
    public async Task OpenAsync(CookieSigningInContext context)
    {
        if (context.Principal?.UserId() is not { } userId)
            return;
        var now = clock.UtcNow();
        var id = context.Properties.GetString(Item) ?? await CurrentAsync(context.HttpContext, userId) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Properties.SetString(Item, id);
        await using var db = await databases.CreateDbContextAsync();
        var session = await db.SignInSessions.FirstOrDefaultAsync(s => s.Id == id && s.UserId == userId);
        if (session is null)
            db.SignInSessions.Add(session = new SignInSession { Id = id, PublicId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), UserId = userId, Stamp = "", CreatedAt = now });
        session.Stamp = context.Principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) ?? "";
        session.Device = Devices.NameOf(context.Request.Headers.UserAgent.ToString());
        session.Network = Devices.NetworkOf(context.HttpContext.Connection.RemoteIpAddress);
        session.LastSeenAt = now;
        session.ExpiresAt = context.Properties.ExpiresUtc?.UtcDateTime ?? now.AddHours(8);
        await db.SaveChangesAsync();
    }

    /// <summary>At every request of a page; files need nobody to be signed in.</summary>
    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is null || !Asks(context.HttpContext.GetEndpoint()))
            return;
        var (now, userId, id) = (clock.UtcNow(), context.Principal.UserId() ?? 0, context.Properties.GetString(Item));
        await using var db = await databases.CreateDbContextAsync();
        var seen = id is null ? null : await db.SignInSessions.Valid(db, userId, now).Where(s => s.Id == id).Select(s => (DateTime?)s.LastSeenAt).FirstOrDefaultAsync();
        if (seen is null)
        {
            context.RejectPrincipal();
            // What lies in the cart and on the list belongs to the account, not to whoever holds the device now.
            CartCookie.Forget(context.HttpContext);
            WishCookie.Forget(context.HttpContext);
            context.HttpContext.Response.Cookies.Delete(context.Options.Cookie.Name!);
            return;
        }
        if (now - seen > SeenEvery)
        {
            var until = now + (context.Properties.IsPersistent ? SignInCookies.Remembered : SignInCookies.WorkingDay);
            var network = Devices.NetworkOf(context.HttpContext.Connection.RemoteIpAddress);
            await db.SignInSessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.ExpiresAt, until).SetProperty(x => x.Network, network));
        }
    }

    /// <summary>At the sign-out of this browser.</summary>
    public async Task CloseAsync(HttpContext http)
    {
        if (http.User.UserId() is not { } userId || await CurrentAsync(http, userId) is not { } id)
            return;
        await using var db = await databases.CreateDbContextAsync();
        await db.SignInSessions.Where(s => s.Id == id).ExecuteDeleteAsync();
    }

    public async Task<IReadOnlyList<SessionRow>> ListAsync(HttpContext http)
    {
        var userId = http.User.UserId() ?? 0;
        var current = await CurrentAsync(http, userId);
        await using var db = await databases.CreateDbContextAsync();
        return await db.SignInSessions.AsNoTracking().Valid(db, userId, clock.UtcNow()).OrderByDescending(s => s.LastSeenAt)
            .Select(s => new SessionRow(s.PublicId, s.Device, s.Network, s.CreatedAt, s.LastSeenAt, s.Id == current)).ToListAsync();
    }

    /// <summary>False when the person has no such sign-in.</summary>
    public async Task<bool> EndAsync(int userId, string publicId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.SignInSessions.Where(s => s.UserId == userId && s.PublicId == publicId).ExecuteDeleteAsync(stop) > 0;
    }

    /// <summary>Ends all of the person's but this browser's.</summary>
    public async Task EndOthersAsync(HttpContext http, CancellationToken stop)
    {
        var userId = http.User.UserId() ?? 0;
        var current = await CurrentAsync(http, userId);
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.SignInSessions.Where(s => s.UserId == userId && s.Id != current).ExecuteDeleteAsync(stop);
    }

    /// <summary>Files and pages that look the same for everyone need nobody to be signed in.</summary>
    private static bool Asks(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && endpoint.Metadata.GetMetadata<CachedPageAttribute>() is null;

    private static async Task<string?> CurrentAsync(HttpContext http, int userId)
    {
        var now = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return now.Principal?.UserId() == userId ? now.Properties?.GetString(Item) : null;
    }
}

/// <summary>A browser in the owner's list.</summary>
public sealed record SessionRow(string Id, string Device, string Network, DateTime CreatedAt, DateTime LastSeenAt, bool IsThis);

/// <summary>Names browsers roughly, as their owners would.</summary>
public static class Devices
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("SamsungBrowser", "Samsung Internet"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string NameOf(string agent) => string.Join(", ", new[] { Find(Browsers, agent), Find(Systems, agent) }.Where(n => n.Length > 0));

    /// <summary>The address without its last part, which names the household: "91.12.34.*", "2003:c1:ef00::*"; empty for this machine.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
            return "";
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        if (bytes.Length == 4)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}.{bytes[2]}.*");
        Array.Clear(bytes, 6, 10);
        return new IPAddress(bytes) + "*";
    }

    private static string Find((string Mark, string Name)[] known, string agent) =>
        Array.Find(known, k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "";
}

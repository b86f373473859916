using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>
/// Fetches pictures over HTTP from public addresses only: the name is resolved once, every address is checked and the connection
/// goes to that very address, so that neither a redirect nor a changing DNS answer leads into the merchant's own network (SSRF).
/// A server that doesn't answer three times is left alone for a while.
/// </summary>
public sealed class HttpPictureSource : IPictureSource, IDisposable
{
    private const int MostBytes = 15 * 1024 * 1024;
    private const int MostFailures = 3;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (int Failures, DateTime At)> _failures = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public HttpPictureSource(TimeProvider clock)
    {
        _clock = clock;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(4),
            UseProxy = false,
            UseCookies = false,
            MaxAutomaticRedirections = 3,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        _http = new HttpClient(handler) { Timeout = TimeLimit, MaxResponseContentBufferSize = MostBytes };
    }

    public async Task<FetchedPicture> FetchAsync(string url, CancellationToken stop)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !uri.IsDefaultPort || uri.UserInfo.Length > 0)
            return FetchedPicture.Missing("Das Bild „{0}“ hat keine brauchbare Adresse.");
        if (IsLeftAlone(uri.Host))
            return FetchedPicture.Missing("Das Bild „{0}“ wurde nicht geladen, weil der Server mehrmals nicht geantwortet hat.");
        try
        {
            var bytes = await _http.GetByteArrayAsync(uri, stop);
            _failures.TryRemove(uri.Host, out _);
            return new FetchedPicture(bytes, null);
        }
        catch (ForbiddenAddressException)
        {
            return FetchedPicture.Missing("Das Bild „{0}“ liegt in einem internen Netz und wurde nicht geladen.");
        }
        catch (HttpRequestException e) when (e.InnerException is ForbiddenAddressException)
        {
            return FetchedPicture.Missing("Das Bild „{0}“ liegt in einem internen Netz und wurde nicht geladen.");
        }
        catch (HttpRequestException e)
        {
            if (e.StatusCode is null)
                CountFailure(uri.Host);
            return FetchedPicture.Missing("Das Bild „{0}“ konnte nicht geladen werden.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            CountFailure(uri.Host);
            return FetchedPicture.Missing("Das Bild „{0}“ konnte nicht in angemessener Zeit geladen werden.");
        }
    }

    public void Dispose() => _http.Dispose();

    private bool IsLeftAlone(string host) =>
        _failures.TryGetValue(host, out var f) && f.Failures >= MostFailures && _clock.UtcNow() - f.At < Pause;

    private void CountFailure(string host) =>
        _failures.AddOrUpdate(host, _ => (1, _clock.UtcNow()), (_, f) => (f.Failures + 1, _clock.UtcNow()));

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
        if (addresses.Length == 0 || !addresses.All(PublicAddress.Is))
            throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class ForbiddenAddressException : IOException;
}

/// <summary>Tells addresses of the open internet from those inside (RFC 6890).</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Inside =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !Global6.Contains(plain))
            return false;
        return !Array.Exists(Inside, n => n.Contains(plain));
    }
}

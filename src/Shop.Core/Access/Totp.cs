using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Shop.Access;

/// <summary>Codes of an authenticator app: six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, its default).</summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SecondsPerStep = 30;

    /// <summary>One step early or late is accepted, for clocks that differ (RFC 6238 §5.2).</summary>
    private const int Tolerance = 1;

    /// <summary>The code of a moment.</summary>
    /// <param name="key">The shared key in Base32.</param>
    /// <param name="at">The moment.</param>
    public static string CodeAt(string key, DateTimeOffset at) => Code(FromBase32(key), StepAt(at));

    /// <summary>The step whose code this is, or null when it fits none that is valid now.</summary>
    public static long? MatchingStep(string key, string code, DateTimeOffset now)
    {
        var secret = FromBase32(key);
        var current = StepAt(now);
        long? found = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(code)))
                found = step;
        }
        return found;
    }

    /// <summary>The address that a QR code carries into an authenticator app.</summary>
    public static string Uri(string issuer, string account, string key) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={key}&issuer={System.Uri.EscapeDataString(issuer)}&digits=6&period={SecondsPerStep}";

    private static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>RFC 4226 §5.3.</summary>
    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // what authenticator apps speak; HMAC does not need a hash without collisions
        var mac = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 4648 §6, without padding.</summary>
    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        int bits = 0, held = 0, next = 0;
        foreach (var letter in text.ToUpperInvariant())
        {
            held = (held << 5) | Math.Max(0, Alphabet.IndexOf(letter, StringComparison.Ordinal));
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[next++] = (byte)(held >> bits);
            held &= (1 << bits) - 1;
        }
        return bytes;
    }
}

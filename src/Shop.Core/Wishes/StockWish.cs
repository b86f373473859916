using System.Buffers.Text;
using System.Security.Cryptography;

namespace Shop.Wishes;

/// <summary>
/// Someone wants a mail once a sold-out variant is back. Nothing is sent before the address was confirmed from its own mailbox (double
/// opt-in, art. 7 (1) GDPR, §7 (2) UWG); the mail ends the wish.
/// </summary>
public class StockWish
{
    /// <summary>A link that nobody followed is forgotten.</summary>
    public static readonly TimeSpan UnconfirmedKept = TimeSpan.FromDays(7);

    /// <summary>Who waited that long has bought elsewhere.</summary>
    public static readonly TimeSpan ConfirmedKept = TimeSpan.FromDays(365);

    public int Id { get; set; }

    public int VariantId { get; set; }

    public required string Email { get; set; }

    public string Language { get; set; } = "de";

    /// <summary>Random, unguessable; in the links that confirm and end the wish.</summary>
    public required string Key { get; set; }

    public DateTime AskedAt { get; set; }

    public DateTime? ConfirmedAt { get; set; }

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

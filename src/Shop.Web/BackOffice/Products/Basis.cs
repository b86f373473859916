using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Shop.Web.BackOffice.Products;

/// <summary>What an editor was opened upon; goes out with the page and comes back with the form, sealed so that it can be believed.</summary>
/// <param name="ProductId">Whose state it is.</param>
/// <param name="Version">The product's version then.</param>
/// <param name="Fields">The form as it was, as JSON.</param>
/// <param name="Open">Fields that two people changed differently and that need an answer.</param>
public sealed record Basis(int ProductId, int Version, string Fields, IReadOnlyList<string> Open);

/// <summary>Seals and reads <see cref="Basis"/>; what doesn't fit counts as unknown, and then every difference is asked for.</summary>
public sealed class BasisSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Shop.ProductEditor.Basis");

    public string Write(Basis basis)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(JsonSerializer.SerializeToUtf8Bytes(basis));
        return WebEncoders.Base64UrlEncode(_protector.Protect(packed.ToArray()));
    }

    /// <summary>Null unless it was sealed here for this product and version.</summary>
    public Basis? Read(string? text, int productId, int version)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            using var packed = new MemoryStream(_protector.Unprotect(WebEncoders.Base64UrlDecode(text)));
            using var zip = new BrotliStream(packed, CompressionMode.Decompress);
            using var json = new StreamReader(zip, Encoding.UTF8);
            return JsonSerializer.Deserialize<Basis>(json.ReadToEnd()) is { } basis && basis.ProductId == productId && basis.Version == version ? basis : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }
}

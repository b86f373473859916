using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shop.Web.Tests.Account;

/// <summary>A device with one passkey, as WebAuthn Level 3 describes it: answers the challenges of the shop like a browser would.</summary>
internal sealed class SoftwareAuthenticator(string origin = "https://localhost") : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte AttestedCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _userHandle = "";
    private uint _counter;

    /// <summary>Makes the passkey; the answer to creation options (§5.1.3).</summary>
    public string Create(string options)
    {
        using var json = JsonDocument.Parse(options);
        _userHandle = json.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var data = AuthenticatorData(json.RootElement.GetProperty("rp").GetProperty("id").GetString()!, AttestedCredential, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. CoseKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data];
        return Answer(new { clientDataJSON = Encoded(ClientData("webauthn.create", json)), attestationObject = Encoded(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Signs in; the answer to request options (§5.1.4).</summary>
    public string Get(string options, bool verified = true)
    {
        using var json = JsonDocument.Parse(options);
        var client = ClientData("webauthn.get", json);
        var data = AuthenticatorData(json.RootElement.GetProperty("rpId").GetString()!, 0, [], verified);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Encoded(client), authenticatorData = Encoded(data), signature = Encoded(signature), userHandle = _userHandle });
    }

    public void Dispose() => _key.Dispose();

    private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>A CBOR text of less than 24 bytes (RFC 8949 §3).</summary>
    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private byte[] ClientData(string type, JsonDocument options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.RootElement.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] AuthenticatorData(string rpId, byte flags, byte[] more, bool verified = true)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(rpId)), (byte)(flags | UserPresent | (verified ? UserVerified : 0)), .. count, .. more];
    }

    /// <summary>ES256 on P-256 (RFC 9053 §2.1 and §7.1).</summary>
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private string Answer(object response) => JsonSerializer.Serialize(new
    {
        id = Encoded(_id),
        rawId = Encoded(_id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });
}

using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Customers.VatChecks;

/// <summary>
/// VIES over its REST service (https://ec.europa.eu/taxation_customs/vies/#/technical-information): POST check-vat-number. It answers
/// 200 with "valid", or with "actionSucceed": false and an error such as MS_UNAVAILABLE, or not at all.
/// </summary>
/// <param name="http">With the service's base address; none where it isn't configured.</param>
public sealed class Vies(HttpClient http) : IVatRegister
{
    /// <summary>Where the Commission runs it.</summary>
    public const string PublicAddress = "https://ec.europa.eu/taxation_customs/vies/rest-api/";

    /// <summary>A customer waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const int MostBytes = 64 * 1024;

    public bool IsConfigured => http.BaseAddress is not null;

    /// <param name="address">E.g. <see cref="PublicAddress"/>; empty leaves it off.</param>
    /// <param name="patience">How long an answer may take.</param>
    public static Vies At(string? address, TimeSpan? patience = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        return new Vies(new HttpClient(handler)
        {
            BaseAddress = string.IsNullOrWhiteSpace(address) ? null : new Uri(address.TrimEnd('/') + "/"),
            Timeout = patience ?? Patience,
            MaxResponseContentBufferSize = MostBytes,
        });
    }

    public async Task<VatAnswer> AskAsync(string vatId, string ownVatId, CancellationToken stop = default)
    {
        var asks = ownVatId.Length > 2;
        var question = new Question(vatId[..2], vatId[2..], asks ? ownVatId[..2] : null, asks ? ownVatId[2..] : null);
        try
        {
            using var response = await http.PostAsJsonAsync("check-vat-number", question, stop);
            if (!response.IsSuccessStatusCode)
                return VatAnswer.Unavailable;
            return Read(await response.Content.ReadFromJsonAsync<Reply>(stop));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException or InvalidOperationException)
        {
            return VatAnswer.Unavailable;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return VatAnswer.Unavailable;
        }
    }

    private static VatAnswer Read(Reply? reply) => reply switch
    {
        null or { ActionSucceed: false } or { Valid: null } => VatAnswer.Unavailable,
        // Some member states answer "invalid" together with the reason why they couldn't say.
        { UserError: { Length: > 0 } error } when error is not ("VALID" or "INVALID") => VatAnswer.Unavailable,
        { Valid: true } => new VatAnswer(VatOutcome.Valid, Told(reply.Name), Told(reply.Address), reply.RequestIdentifier ?? ""),
        _ => new VatAnswer(VatOutcome.Invalid, ConsultationNumber: reply.RequestIdentifier ?? ""),
    };

    /// <summary>"---" stands for what a state doesn't tell.</summary>
    private static string Told(string? text) => text is null || text.Trim() is "" or "---" ? "" : text.Trim();

    private sealed record Question(
        [property: JsonPropertyName("countryCode")] string CountryCode,
        [property: JsonPropertyName("vatNumber")] string VatNumber,
        [property: JsonPropertyName("requesterMemberStateCode")] string? RequesterMemberStateCode,
        [property: JsonPropertyName("requesterNumber")] string? RequesterNumber);

    private sealed record Reply(bool? Valid, string? Name, string? Address, string? RequestIdentifier, string? UserError, bool? ActionSucceed);
}

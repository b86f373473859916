using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Tests.Customers;

/// <summary>Stands in for VIES: speaks its documented REST shape on a port of its own.</summary>
public sealed class ViesDouble : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ViesDouble(WebApplication app) => _app = app;

    /// <summary>The questions, as they were asked.</summary>
    public List<JsonElement> Asked { get; } = [];

    /// <summary>Status and body of the answer.</summary>
    public Func<JsonElement, (int Status, string Body)> Answer { get; set; } = Valid;

    public TimeSpan Delay { get; set; }

    public string Address => _app.Urls.First() + "/rest-api";

    public static async Task<ViesDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var made = new ViesDouble(app);
        app.MapPost("/rest-api/check-vat-number", made.HandleAsync);
        await app.StartAsync();
        return made;
    }

    public static (int Status, string Body) Valid(JsonElement asked) => (200, JsonSerializer.Serialize(new
    {
        countryCode = asked.GetProperty("countryCode").GetString(),
        vatNumber = asked.GetProperty("vatNumber").GetString(),
        requestDate = "2026-11-21T10:00:00.000Z",
        valid = true,
        requestIdentifier = "WAPIAAAAZcYp1",
        name = "Kaffeehaus Wien GmbH",
        address = "Stephansplatz 1\n1010 Wien",
        traderName = "---",
    }));

    public static (int Status, string Body) Invalid(JsonElement asked) =>
        (200, """{"countryCode":"AT","vatNumber":"U13585627","requestDate":"2026-11-21T10:00:00.000Z","valid":false,"requestIdentifier":"","name":"---","address":"---"}""");

    public static (int Status, string Body) StateUnavailable(JsonElement asked) =>
        (200, """{"actionSucceed":false,"errorWrappers":[{"error":"MS_UNAVAILABLE"}]}""");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var question = await JsonDocument.ParseAsync(http.Request.Body);
        Asked.Add(question.RootElement.Clone());
        await Task.Delay(Delay);
        var (status, body) = Answer(question.RootElement);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Benchmarks.Load;

/// <summary>The yardstick: Kestrel without anything, answering every request with bytes from memory.</summary>
internal static class BareKestrel
{
    /// <summary>Serves on args[0] the bytes of a file under /NAME for every NAME=FILE that follows.</summary>
    public static async Task RunAsync(string[] args)
    {
        var pages = args[1..].Select(a => a.Split('=', 2)).ToDictionary(a => "/" + a[0], a => File.ReadAllBytes(a[1]));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(args[0]);
        var app = builder.Build();
        app.Run(http =>
        {
            if (!pages.TryGetValue(http.Request.Path.Value ?? "", out var bytes))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
    }
}

using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Shop.Web.Telemetry;

/// <summary>Sends traces and metrics of the framework's own sources to an OTLP endpoint, when Telemetry:OtlpEndpoint names one.</summary>
public static class OpenTelemetrySetup
{
    public static void AddShopTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Telemetry:OtlpEndpoint"] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
            throw new InvalidOperationException($"Telemetry:OtlpEndpoint is '{endpoint}'; it must be an address such as http://collector:4317.");
        void Configure(OtlpExporterOptions o) => o.Endpoint = address;
        var resource = ResourceBuilder.CreateDefault().AddService("shop");
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "System.Net.Http")
            .AddOtlpExporter(Configure)
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "Microsoft.EntityFrameworkCore", "System.Runtime", "System.Net.Http")
            .AddOtlpExporter(Configure)
            .Build());
        builder.Services.AddHostedService<Keeper>();
    }

    /// <summary>Opens both pipelines with the app; the container closes them.</summary>
    private sealed class Keeper(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}

using Shop.Operations;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>Runs the imports that the back office queued.</summary>
public sealed class ImportPump(RunImports imports, WakeUp wake, Heartbeats beats, ILogger<ImportPump> log) : Pump(wake.Imports, beats, log)
{
    private readonly Heartbeats _beats = beats;

    public override async Task<int> WorkAsync(CancellationToken stop) =>
        await imports.RunNextAsync(() => _beats.Beat(nameof(ImportPump)), stop) ? 1 : 0;
}

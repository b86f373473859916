using Shop.Files;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>Makes the widths of pictures that were uploaded or imported.</summary>
public sealed class PicturePump(IServiceScopeFactory scopes, WakeUp wake, Heartbeats beats, ILogger<PicturePump> log) : Pump(wake.Pictures, beats, log)
{
    public override async Task<int> WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MakePictures>().MakeNextAsync(stop) ? 1 : 0;
    }
}

using Shop.Data.DemoData;

namespace Shop.Web.Commands;

/// <summary>Throws the demo's data away and furnishes the demo shop anew.</summary>
internal sealed class ResetDemoCommand : Command
{
    public override string Name => "reset-demo";

    public override string Summary => "Deletes everything and starts the demo shop over. Refused where Demo:Enabled is false.";

    public override string Usage => "reset-demo";

    protected override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
    {
        if (args.Count > 0)
            return Misused($"'{args[0]}' is not known.");
        if (!services.GetRequiredService<IConfiguration>().GetValue("Demo:Enabled", false))
        {
            await Console.Error.WriteLineAsync("Demo:Enabled is false: this may be a real shop, so nothing was deleted.");
            return 1;
        }
        await services.GetRequiredService<DemoReset>().ResetAsync(Progress, stop);
        Console.WriteLine("The demo shop is as new.");
        return 0;
    }
}

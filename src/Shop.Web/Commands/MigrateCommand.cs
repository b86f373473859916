namespace Shop.Web.Commands;

/// <summary>Brings the database up to date; Development does it by itself at every start.</summary>
internal sealed class MigrateCommand : Command
{
    public override string Name => "migrate";

    public override string Summary => "Creates the database or brings it up to date; with Demo:Enabled furnishes an empty one.";

    public override string Usage => "migrate";

    protected override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
    {
        if (args.Count > 0)
            return Misused($"'{args[0]}' is not known.");
        await services.PrepareAsync(Progress, stop);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}

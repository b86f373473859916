using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Web.Commands;

/// <summary>Brings the database up to date; Development does it by itself.</summary>
internal sealed class MigrateCommand : Command
{
    public override string Name => "migrate";

    public override string Summary => "Creates the database or brings it up to date.";

    public override string Usage => "migrate";

    protected override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
    {
        if (args.Count > 0)
            return Misused($"'{args[0]}' is not known.");
        var db = services.GetRequiredService<ShopDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        foreach (var migration in pending)
            Console.Error.WriteLine($"applying {migration}");
        await db.Database.MigrateAsync(stop);
        Console.WriteLine(pending.Count == 0 ? "The database was up to date." : $"{pending.Count} migrations applied.");
        return 0;
    }
}

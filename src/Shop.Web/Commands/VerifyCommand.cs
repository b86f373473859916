using System.Globalization;
using Shop.Data;
using Shop.Operations;

namespace Shop.Web.Commands;

/// <summary>Asks whether books and stock agree with themselves.</summary>
internal sealed class VerifyCommand : Command
{
    public override string Name => "verify";

    public override string Summary => "Checks that orders, stock and invoices add up; names every fault. Changes nothing.";

    public override string Usage => "verify";

    protected override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
    {
        if (args.Count > 0)
            return Misused($"'{args[0]}' is not known.");
        var faults = await new Verify(services.GetRequiredService<ShopDb>()).RunAsync(Progress, stop);
        foreach (var fault in faults)
            Console.WriteLine(fault.In(CultureInfo.GetCultureInfo("en-GB")));
        Console.WriteLine(faults.Count == 0 ? "Books and stock are consistent." : $"{faults.Count} faults found.");
        return faults.Count == 0 ? 0 : 1;
    }
}

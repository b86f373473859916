using BenchmarkDotNet.Running;
using Shop.Benchmarks.Load;
using Shop.Benchmarks.Micro;

// load    drives the published app and a bare Kestrel app in the same run and prints their ratio
// micro   BenchmarkDotNet over the pure parts (prices, splits)
// bare    the bare Kestrel app that `load` starts (internal)
switch (args.FirstOrDefault())
{
    case "load":
        return await LoadBench.RunAsync(args[1..]);
    case "micro":
        BenchmarkSwitcher.FromTypes([typeof(PriceBenchmarks)]).Run(args[1..]);
        return 0;
    case "bare":
        await BareKestrel.RunAsync(args[1..]);
        return 0;
    default:
        Console.WriteLine("Usage: load [--seconds 5] [--products 10000] [--keep]   |   micro [BenchmarkDotNet options]");
        return args.Length == 0 || args[0] == "--help" ? 0 : 2;
}

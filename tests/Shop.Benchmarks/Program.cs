using BenchmarkDotNet.Running;
using Shop.Benchmarks.Load;
using Shop.Benchmarks.Micro;
using Shop.Benchmarks.Pages;

// load    drives the published app and a bare Kestrel app in the same run and prints their ratio
// micro   BenchmarkDotNet over the pure parts (prices, splits, discounts)
// pages   how the published demo shop's pages paint in a Chromium with a slowed-down processor
// lists   the back office's product list and a bulk change at 100 000 products
// import  how long a supplier's list of 100,000 rows takes to come in, again, changed, and out
// shelves shelves by rules, their order and feeds at 100 000 products
// bare    the bare Kestrel app that `load` starts (internal)
switch (args.FirstOrDefault())
{
    case "load":
        return await LoadBench.RunAsync(args[1..]);
    case "micro":
        BenchmarkSwitcher.FromTypes([typeof(PriceBenchmarks), typeof(DiscountBenchmarks)]).Run(args[1..]);
        return 0;
    case "pages":
        return await PageBench.RunAsync();
    case "lists":
        return await Shop.Benchmarks.Lists.ListBench.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
    case "import":
        return await ImportBench.RunAsync(args.Skip(1).Where(a => a != "--statements").Select(a => int.Parse(a, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(100_000), args.Contains("--statements"));
    case "shelves":
        return await Shop.Benchmarks.Shelves.ShelfBench.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
    case "bare":
        await BareKestrel.RunAsync(args[1..]);
        return 0;
    default:
        Console.WriteLine("Usage: load [--seconds 5] [--products 10000] [--keep]   |   pages   |   lists [100000]   |   import [100000] [--statements]   |   shelves [100000]   |   micro [BenchmarkDotNet options]");
        return args.Length == 0 || args[0] == "--help" ? 0 : 2;
}

using Shop.Data.DemoData;
using Xunit;

namespace Shop.Tests.Data.DemoData;

/// <summary>The demo shop, seeded once for all tests that only look at it.</summary>
public sealed class DemoShopFixture : IAsyncLifetime
{
    public TestShop Shop { get; } = TestShop.Open();

    public TimeSpan Took { get; private set; }

    public List<string> Said { get; } = [];

    public async Task InitializeAsync()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await new FirstStart(Shop.CreatePlainContext, Shop.Clock).RunAsync(demo: true, new Listener(Said));
        Took = watch.Elapsed;
    }

    public Task DisposeAsync()
    {
        Shop.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Keeps what is reported, at once and in order.</summary>
    private sealed class Listener(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }
}

[CollectionDefinition(Name)]
public sealed class DemoShopCollection : ICollectionFixture<DemoShopFixture>
{
    public const string Name = "Demo shop";
}

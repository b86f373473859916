using Shop.Data;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data;

public class TagCacheTests
{
    [Fact]
    public async Task An_answer_is_read_once_until_its_tag_goes_stale()
    {
        var cache = new TagCache();
        var reads = 0;
        Task<int> Read() => Task.FromResult(++reads);

        await cache.GetAsync("a", "catalog", Read);
        (await cache.GetAsync("a", "catalog", Read)).ShouldBe(1);
        cache.Drop("settings");
        (await cache.GetAsync("a", "catalog", Read)).ShouldBe(1);
        cache.Drop("catalog");
        (await cache.GetAsync("a", "catalog", Read)).ShouldBe(2);
    }

    [Fact]
    public async Task What_went_stale_while_it_was_read_is_not_kept()
    {
        var cache = new TagCache();
        var slow = new TaskCompletionSource<int>();
        var reading = cache.GetAsync("a", "catalog", () => slow.Task).AsTask();

        cache.Drop("catalog");
        slow.SetResult(1);

        (await reading).ShouldBe(1);
        (await cache.GetAsync("a", "catalog", () => Task.FromResult(2))).ShouldBe(2);
    }
}

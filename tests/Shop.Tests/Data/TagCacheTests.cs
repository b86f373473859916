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
    public async Task An_answer_made_of_several_things_goes_stale_with_each_of_them()
    {
        var cache = new TagCache();
        var reads = 0;
        Task<int> Read() => Task.FromResult(++reads);

        await cache.GetAsync("frame", "settings shelves", Read);
        cache.Drop("set");
        (await cache.GetAsync("frame", "settings shelves", Read)).ShouldBe(1);
        cache.Drop("shelves");
        (await cache.GetAsync("frame", "settings shelves", Read)).ShouldBe(2);
        cache.Drop("settings");
        (await cache.GetAsync("frame", "settings shelves", Read)).ShouldBe(3);
    }

    [Fact]
    public async Task Of_many_only_the_unknown_are_read_and_those_without_an_answer_are_asked_for_again()
    {
        var cache = new TagCache();
        var asked = new List<IReadOnlyList<int>>();
        async Task<IReadOnlyDictionary<int, string>> Ask(params int[] ids) => await cache.GetManyAsync("card", ids, "catalog", unknown =>
        {
            asked.Add(unknown);
            return Task.FromResult<IReadOnlyDictionary<int, string>>(unknown.Where(i => i < 10).ToDictionary(i => i, i => $"#{i}"));
        });

        (await Ask(1, 2)).Values.ShouldBe(["#1", "#2"], ignoreOrder: true);
        (await Ask(2, 3, 99)).Keys.ShouldBe([2, 3], ignoreOrder: true);
        (await Ask(1, 2, 3)).Count.ShouldBe(3);
        cache.Drop("catalog");
        await Ask(3);

        asked.ShouldBe([[1, 2], [3, 99], [3]]);
    }

    [Fact]
    public async Task A_full_cache_starts_over()
    {
        var cache = new TagCache(most: 3);
        var reads = 0;

        for (var i = 0; i < 4; i++)
            await cache.GetAsync("card", i, "catalog", () => Task.FromResult(++reads));
        await cache.GetAsync("card", 0, "catalog", () => Task.FromResult(++reads));

        reads.ShouldBe(5);
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

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Data;
using Shop.Orders;
using Shop.Tests;
using Shop.Web.Jobs;
using Shop.Web.Telemetry;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Jobs;

public class OutboxPumpTests
{
    [Fact]
    public async Task An_event_reaches_every_handler_and_is_done()
    {
        using var shop = TestShop.Open();
        var (one, two) = (new Hears(), new Hears());
        await AddAsync(shop, 7);

        (await PumpOn(shop, one, two).WorkAsync(default)).ShouldBe(1);

        one.Heard.ShouldBe([7]);
        two.Heard.ShouldBe([7]);
        (await MessageAsync(shop)).DoneAt.ShouldNotBeNull();
        (await PumpOn(shop, one).WorkAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_handler_is_tried_again_later_and_holds_up_nobody_else()
    {
        using var shop = TestShop.Open();
        var (broken, fine) = (new Hears { Failures = 2 }, new Hears());
        await AddAsync(shop, 7);
        var pump = PumpOn(shop, broken, fine);

        await pump.WorkAsync(default);
        fine.Heard.ShouldBe([7]);
        (await MessageAsync(shop)).LastError.ShouldBe("not today");
        (await pump.WorkAsync(default)).ShouldBe(0, "it waits before the next attempt");

        shop.Clock.Advance(OutboxPump.PauseAfter(1));
        await pump.WorkAsync(default);
        shop.Clock.Advance(OutboxPump.PauseAfter(2));
        await pump.WorkAsync(default);

        broken.Heard.ShouldBe([7]);
        var message = await MessageAsync(shop);
        (message.DoneAt is not null, message.Attempts, message.LastError).ShouldBe((true, 3, null));
    }

    [Fact]
    public async Task Two_nodes_handle_an_event_once()
    {
        using var shop = TestShop.Open();
        var hears = new Hears();
        for (var i = 0; i < 30; i++)
            await AddAsync(shop, i);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PumpOn(shop, hears).WorkAsync(default))));
        while (await PumpOn(shop, hears).WorkAsync(default) > 0)
        {
        }

        hears.Heard.Order().ShouldBe(Enumerable.Range(0, 30));
    }

    [Fact]
    public async Task An_event_whose_node_died_is_taken_up_when_the_lease_ends()
    {
        using var shop = TestShop.Open();
        var hears = new Hears();
        await AddAsync(shop, 7);
        await shop.DoAsync(db => db.Outbox.ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Attempts, 1).SetProperty(x => x.DueAt, shop.Clock.GetUtcNow().UtcDateTime.AddMinutes(2))));

        (await PumpOn(shop, hears).WorkAsync(default)).ShouldBe(0);
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        (await PumpOn(shop, hears).WorkAsync(default)).ShouldBe(1);
    }

    [Fact]
    public void The_pauses_grow_to_a_quarter_of_an_hour() =>
        new[] { 1, 2, 3, 8, 30 }.Select(n => OutboxPump.PauseAfter(n).TotalSeconds).ShouldBe([1, 2, 4, 128, 900]);

    private static OutboxPump PumpOn(TestShop shop, params Hears[] handlers)
    {
        var services = new ServiceCollection().AddScoped(_ => shop.CreateDbContext());
        foreach (var handler in handlers)
            services.AddScoped<IOutboxHandler<OrderPaid>>(_ => handler);
        var provider = services.BuildServiceProvider();
        return new OutboxPump(provider.GetRequiredService<IServiceScopeFactory>(), shop.Clock, new WakeUp(), new Heartbeats(shop.Clock), NullLogger<OutboxPump>.Instance);
    }

    private static Task AddAsync(TestShop shop, int orderId) => shop.DoAsync(db =>
    {
        db.Outbox.Add(OutboxMessage.Of(new OrderPaid(orderId), shop.Clock.GetUtcNow().UtcDateTime));
        return Task.CompletedTask;
    });

    private static Task<OutboxMessage> MessageAsync(TestShop shop) => shop.AskAsync(db => db.Outbox.SingleAsync());

    private sealed class Hears : IOutboxHandler<OrderPaid>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<int> _heard = [];

        public int Failures { get; set; }

        public IEnumerable<int> Heard => _heard;

        public Task HandleAsync(OrderPaid happened, CancellationToken stop)
        {
            if (Failures-- > 0)
                throw new InvalidOperationException("not today");
            _heard.Enqueue(happened.OrderId);
            return Task.CompletedTask;
        }
    }
}

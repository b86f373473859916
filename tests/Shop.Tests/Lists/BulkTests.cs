using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Lists.Bulk;
using Shop.Pricing;
using Shop.Pricing.Endings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Lists;

public class BulkTests
{
    /// <summary>None and all a shop begins with.</summary>
    private static readonly BulkEnding?[] Endings = [null, .. UsualEndings.All.Select(BulkEnding.From)];

    [Fact]
    public async Task What_the_preview_says_is_what_happens_and_the_history_knows_it()
    {
        using var shop = await Given.OpenShopAsync();
        var cheap = await Given.ProductAsync(shop, price: 8.90m);
        var dear = await Given.ProductAsync(shop, price: 100m, cost: 99m);
        var room = new Room(shop);
        var bulk = await room.FreezeAsync(cheap, dear);

        var totals = await room.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.PricePercent, Percent = 0.05m });
        (totals.Changed, totals.Up, totals.SumBefore, totals.SumAfter).ShouldBe((2, 2, 10890, 935 + 10500));
        totals.Remarks[BulkRemark.UnderCost].ShouldBe(1);
        var preview = (await room.PreviewAsync(bulk)).SelectMany(p => p.Cells).ToDictionary(c => c.VariantId!.Value, c => c.After!.Value);
        shop.Clock.Advance(TimeSpan.FromMinutes(5));
        (await room.StartAsync(bulk)).ShouldBeNull();

        await using var db = shop.CreateDbContext();
        (await db.Variants.ToDictionaryAsync(v => v.Id, v => v.Price.Cents)).ShouldBe(preview);
        (await db.Products.Select(p => p.PriceFrom.Cents).OrderBy(c => c).ToListAsync()).ShouldBe([935, 10500]);
        (await db.Products.Select(p => p.Version).ToListAsync()).ShouldAllBe(v => v == 1);
        var history = await db.PriceChanges.Where(c => c.VariantId == cheap.Id).OrderBy(c => c.At).ToListAsync();
        history.ConvertAll(h => h.Price.Cents).ShouldBe([890, 935]);
        history[1].At.ShouldBe(shop.Clock.GetUtcNow().UtcDateTime);
        (await db.ChangeLog.SingleAsync(c => c.Entity == "Variant" && c.EntityId == cheap.Id && c.Field == "Price.Cents")).NewValue.ShouldBe("935");
        (await db.StaleTags.CountAsync(t => t.Id > room.LastTag)).ShouldBe(1, "pages go stale once");
        var done = await db.BulkChanges.SingleAsync();
        (done.State, done.Changed, done.Refused, done.Done).ShouldBe((BulkState.Done, 2, 0, 2));
    }

    [Fact]
    public async Task Taking_back_restores_what_nobody_has_touched_and_lists_the_rest()
    {
        using var shop = await Given.OpenShopAsync();
        var (kept, touched) = (await Given.ProductAsync(shop, price: 10), await Given.ProductAsync(shop, price: 20));
        var room = new Room(shop);
        var bulk = await room.FreezeAsync(kept, touched);
        await room.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.PriceAmount, Amount = -100 });
        await room.StartAsync(bulk);
        await shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == touched.Id)).Price = Money.From(17));

        (await room.UndoAsync(bulk)).ShouldBeNull();

        await using var db = shop.CreateDbContext();
        (await db.Variants.OrderBy(v => v.Id).Select(v => v.Price.Cents).ToListAsync()).ShouldBe([1000, 1700]);
        (await db.Products.OrderBy(p => p.Id).Select(p => p.PriceFrom.Cents).FirstAsync()).ShouldBe(1000);
        (await db.BulkValues.OrderBy(v => v.Id).Select(v => v.Outcome).ToListAsync()).ShouldBe([BulkOutcome.Restored, BulkOutcome.Kept]);
        (await db.PriceChanges.Where(c => c.VariantId == kept.Id).OrderBy(c => c.Id).Select(c => c.Price.Cents).ToListAsync()).ShouldBe([1000, 900, 1000]);
        (await db.BulkChanges.SingleAsync()).State.ShouldBe(BulkState.Undone);
        (await room.UndoAsync(bulk))!.Code.ShouldBe("bulk-undone");
    }

    [Fact]
    public async Task A_product_changed_since_the_preview_is_left_alone()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, price: 10);
        var room = new Room(shop);
        var bulk = await room.FreezeAsync(variant);
        await room.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.PriceAmount, Amount = 100 });
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.Include(p => p.Variants).SingleAsync();
            product.Variants[0].Price = Money.From(30);
            product.RefreshPrices();
        });

        await room.StartAsync(bulk);

        await using var db = shop.CreateDbContext();
        (await db.Variants.SingleAsync()).Price.ShouldBe(Money.From(30));
        var value = await db.BulkValues.SingleAsync();
        (value.Outcome, value.Remarks).ShouldBe((BulkOutcome.Refused, BulkRemark.ChangedMeanwhile));
    }

    [Fact]
    public async Task Every_kind_is_carried_out_and_taken_back()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, price: 10, active: false);
        await shop.DoAsync(db =>
        {
            db.Categories.Add(new Category { Key = "tea", Name = new("Tee", "Tea"), Path = new("tee", "tea") });
            db.Tags.Add(new Tag { Name = "Messe" });
            db.Suppliers.Add(new Supplier { Key = "hanse", Name = "Hansekaffee" });
            return Task.CompletedTask;
        });
        var room = new Room(shop);
        BulkOptions[] all =
        [
            new() { Kind = BulkKind.PriceMargin, Margin = 0.5m, Ending = Endings[1] }, new() { Kind = BulkKind.MoveToCategory, CategoryId = 2 }, new() { Kind = BulkKind.AddCategory, CategoryId = 1 },
            new() { Kind = BulkKind.AddTag, TagId = 1 }, new() { Kind = BulkKind.Publish }, new() { Kind = BulkKind.TaxClass, TaxClass = TaxClass.Standard },
            new() { Kind = BulkKind.Supplier, SupplierId = 1 }, new() { Kind = BulkKind.Delivery, DaysFrom = 4, DaysTo = 9 },
        ];

        foreach (var options in all)
        {
            var before = await StateAsync(shop);
            var bulk = await room.FreezeAsync(variant);
            (await room.DecideAsync(bulk, options)).Changed.ShouldBe(1, $"{options.Kind}");
            (await room.StartAsync(bulk)).ShouldBeNull();
            var after = await StateAsync(shop);
            after.ShouldNotBe(before, $"{options.Kind}");
            (await room.UndoAsync(bulk)).ShouldBeNull();
            (await StateAsync(shop)).ShouldBe(before, $"{options.Kind}");
            var again = await room.FreezeAsync(variant);
            await room.DecideAsync(again, options);
            await room.StartAsync(again);
            (await StateAsync(shop)).ShouldBe(after, $"{options.Kind}");
            var nothing = await room.FreezeAsync(variant);
            (await room.DecideAsync(nothing, options)).Changed.ShouldBe(0, $"{options.Kind}");
            (await room.StartAsync(nothing))!.Code.ShouldBe("bulk-nothing");
        }
        (await StateAsync(shop)).ShouldBe("890 2 [1,2] [1] True Standard 1 4-9");
        (await shop.AskAsync(db => db.Products.Select(p => p.SearchText).SingleAsync())).ShouldContain("tee");
        var main = await room.FreezeAsync(variant);
        (await room.DecideAsync(main, new BulkOptions { Kind = BulkKind.RemoveCategory, CategoryId = 2 })).Remarks[BulkRemark.MainCategory].ShouldBe(1);
    }

    [Fact]
    public async Task What_could_not_be_sold_is_not_published()
    {
        using var shop = await Given.OpenShopAsync();
        var bare = await Given.ProductAsync(shop, active: false);
        await shop.DoAsync(async db => (await db.Variants.SingleAsync()).Active = false);
        var room = new Room(shop);
        var bulk = await room.FreezeAsync(bare);

        var totals = await room.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.Publish });

        (totals.Changed, totals.Refused, totals.Remarks[BulkRemark.NoVariant]).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task A_run_ended_between_two_batches_keeps_whole_batches_and_can_be_taken_back()
    {
        using var shop = await Given.OpenShopAsync();
        var template = await Given.ProductAsync(shop, price: 9);
        await using (var plain = shop.CreatePlainContext())
            await ManyProducts.AddAsync(plain, template, 1200);
        var room = new Room(shop);
        var ids = await shop.AskAsync(db => db.Products.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        var bulk = await room.FreezeAsync(ids);
        await room.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.PriceAmount, Amount = 10 });
        (await room.StartAsync(bulk)).ShouldBeNull();
        (await StateOfAsync(shop, bulk)).State.ShouldBe(BulkState.Waiting, "so many go to the background");

        await room.RunAsync(afterBatch: () => room.CancelAsync(bulk).GetAwaiter().GetResult());
        var cancelled = await StateOfAsync(shop, bulk);
        (cancelled.State, cancelled.Changed, cancelled.Done).ShouldBe((BulkState.Cancelled, RunBulk.Batch, RunBulk.Batch));
        (await shop.AskAsync(db => db.BulkValues.CountAsync())).ShouldBe(RunBulk.Batch);

        (await room.UndoAsync(bulk)).ShouldBeNull();
        await room.RunAsync();
        (await StateOfAsync(shop, bulk)).State.ShouldBe(BulkState.Undone);
        (await shop.AskAsync(db => db.Variants.Where(v => v.Id == template.Id).Select(v => v.Price.Cents).SingleAsync())).ShouldBe(900);
        (await shop.AskAsync(db => db.BulkValues.CountAsync(v => v.Outcome != BulkOutcome.Restored))).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_died_goes_on_behind_its_last_batch()
    {
        using var shop = await Given.OpenShopAsync();
        var template = await Given.ProductAsync(shop, price: 9);
        await using (var plain = shop.CreatePlainContext())
            await ManyProducts.AddAsync(plain, template, 1200);
        var room = new Room(shop);
        var bulk = await room.FreezeAsync(await shop.AskAsync(db => db.Products.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync()));
        await room.DecideAsync(bulk, new BulkOptions { Kind = BulkKind.PriceAmount, Amount = 10 });
        await room.StartAsync(bulk);
        using var dying = new CancellationTokenSource();
        await room.RunAsync(dying.Cancel, dying.Token);
        (await StateOfAsync(shop, bulk)).State.ShouldBe(BulkState.Running);
        (await room.RunAsync()).ShouldBeFalse("it may still be alive");

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        (await room.RunAsync()).ShouldBeTrue();

        (await StateOfAsync(shop, bulk)).State.ShouldBe(BulkState.Done);
        (await shop.AskAsync(db => db.BulkValues.CountAsync())).ShouldBe(1201);
        (await shop.AskAsync(db => db.PriceChanges.CountAsync(c => c.VariantId == template.Id))).ShouldBe(2);
    }

    [Fact]
    public void A_price_to_a_margin_hits_it_within_rounding_and_never_below_with_an_ending() =>
        Prop.ForAll(Gen.Choose(1, 500_000).ToArbitrary(), Gen.Choose(0, 95).ToArbitrary(), Gen.Elements(Endings).ToArbitrary(), (cents, percent, ending) =>
        {
            foreach (var rate in new[] { 0.07m, 0.19m })
            {
                var cost = new Money(cents);
                var options = new BulkOptions { Kind = BulkKind.PriceMargin, Margin = percent / 100m, Ending = ending };
                if (BulkPlan.PriceOf(new Money(999), cost, options, rate).Price is not { } price)
                    continue;
                var net = price.WithoutTax(rate);
                var wanted = cost.Amount / (1 - options.Margin);
                net.Amount.ShouldBeGreaterThanOrEqualTo(wanted - 0.011m);
                net.Amount.ShouldBeLessThanOrEqualTo(wanted + ((ending?.Ending.Bands[0].Step ?? 0) / 100m) + 0.011m);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_price_that_is_lowered_comes_out_lower_whatever_its_ending() =>
        Prop.ForAll(Gen.Choose(600, 1_000_000).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), Gen.Elements(Endings).ToArbitrary(), (cents, percent, ending) =>
        {
            var price = BulkPlan.PriceOf(new Money(cents), null, new BulkOptions { Kind = BulkKind.PricePercent, Percent = -percent / 100m, Ending = ending }, 0.19m).Price!.Value;
            price.IsPositive.ShouldBeTrue();
            price.Cents.ShouldBeLessThan(cents);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(BulkKind.PricePercent)]
    [InlineData(BulkKind.PriceAmount)]
    [InlineData(BulkKind.AddCategory)]
    [InlineData(BulkKind.RemoveTag)]
    public void An_unfinished_wish_is_refused(BulkKind kind) => new BulkOptions { Kind = kind }.WhyNot().ShouldNotBeNull();

    [Fact]
    public void A_strike_price_and_its_reduction_are_thought_of()
    {
        var taxes = new TaxTable(new Dictionary<TaxClass, decimal> { [TaxClass.Reduced] = 0.07m, [TaxClass.Standard] = 0.19m });
        var product = new BulkProduct(1, LocalizedText.Both("A"), 1, true, TaxClass.Reduced, 1, null)
        {
            Variants = [new BulkVariant(1, 1, "A", LocalizedText.Empty, Money.From(8), Money.From(10), null, true, 1, 3, Money.From(7.50m))],
        };
        BulkRemark Of(decimal percent) => BulkPlan.Of(product, new BulkOptions { Kind = BulkKind.PricePercent, Percent = percent }, taxes).Cells.Single().Remarks;

        Of(0.5m).ShouldBe(BulkRemark.StrikeLost);
        Of(0.1m).ShouldBe(BulkRemark.ReductionEnds);
        Of(-0.1m).ShouldBe(BulkRemark.NewReduction | BulkRemark.TierNotLower);
    }

    private static Task<BulkChange> StateOfAsync(TestShop shop, int bulk) => shop.AskAsync(db => db.BulkChanges.SingleAsync(b => b.Id == bulk));

    private static Task<string> StateAsync(TestShop shop) => shop.AskAsync(async db =>
    {
        var p = await db.Products.AsNoTracking().Include(p => p.Variants).Include(p => p.Categories).Include(p => p.Tags).SingleAsync();
        var v = p.Variants[0];
        return $"{v.Price.Cents} {p.CategoryId} [{string.Join(',', p.Categories.Select(c => c.CategoryId).Order())}] [{string.Join(',', p.Tags.Select(t => t.TagId))}] {p.Active} {p.TaxClass} {p.SupplierId} {v.DeliveryDaysFrom}-{v.DeliveryDaysTo}";
    });

    /// <summary>The verbs on a shop.</summary>
    private sealed class Room(TestShop shop)
    {
        public long LastTag { get; private set; }

        public Task<int> FreezeAsync(params Variant[] variants) => FreezeAsync([.. variants.Select(v => v.ProductId)]);

        public async Task<int> FreezeAsync(IReadOnlyList<int> ids)
        {
            await using var db = shop.CreateDbContext();
            return (await Prepare(db).FreezeAsync(ids, "", default)).Value.Id;
        }

        public async Task<BulkTotals> DecideAsync(int bulk, BulkOptions options)
        {
            await using var db = shop.CreateDbContext();
            LastTag = await db.StaleTags.MaxAsync(t => (long?)t.Id) ?? 0;
            return (await Prepare(db).DecideAsync(bulk, options, default)).Value;
        }

        public async Task<IReadOnlyList<BulkPlan>> PreviewAsync(int bulk)
        {
            await using var db = shop.CreateDbContext();
            return await Prepare(db).PageAsync(await db.BulkChanges.SingleAsync(b => b.Id == bulk), 0, 50, default);
        }

        public Task<Problem?> StartAsync(int bulk) => SteerAsync(s => s.StartAsync(bulk, default));

        public Task<Problem?> UndoAsync(int bulk) => SteerAsync(s => s.UndoAsync(bulk, default));

        public Task<Problem?> CancelAsync(int bulk) => SteerAsync(s => s.CancelAsync(bulk, default));

        public Task<bool> RunAsync(Action? afterBatch = null, CancellationToken stop = default) => Runs().RunNextAsync(afterBatch, stop);

        private async Task<Problem?> SteerAsync(Func<SteerBulk, Task<Problem?>> work)
        {
            await using var db = shop.CreateDbContext();
            return await work(new SteerBulk(db, Runs(), shop.Clock));
        }

        private TaxTables Taxes() => new(shop, new TagCache(), shop.Clock);

        private RunBulk Runs() => new(shop, Taxes(), shop.Clock, NullLogger<RunBulk>.Instance);

        private PrepareBulk Prepare(ShopDb db) => new(db, Taxes(), shop.Clock);
    }
}

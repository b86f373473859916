using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data;

public class ChangeWriterTests
{
    [Fact]
    public async Task A_changed_price_is_logged_with_who_old_and_new_and_kept_in_the_price_history()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 8.90m);

        using (Actor.Is("Meike Manager"))
            await shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(9.50m));

        await using var db = shop.CreateDbContext();
        var entry = await db.ChangeLog.SingleAsync(e => e.Entity == "Variant");
        (entry.Who, entry.Field, entry.OldValue, entry.NewValue, entry.EntityId).ShouldBe(("Meike Manager", "Price.Cents", "890", "950", coffee.Id));
        (await db.PriceChanges.OrderBy(p => p.Id).Select(p => p.Price.Cents).ToListAsync()).ShouldBe([890, 950]);
    }

    [Fact]
    public async Task A_change_marks_the_pages_stale_that_show_it()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop);
        await shop.DoAsync(db => db.StaleTags.ExecuteDeleteAsync());

        await shop.DoAsync(async db => (await db.Variants.SingleAsync()).Price = Money.From(9.50m));

        (await shop.AskAsync(db => db.StaleTags.Select(t => t.Tag).ToListAsync())).ShouldBe(["catalog", $"product:{coffee.ProductId}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_people_editing_the_same_product_dont_overwrite_each_other()
    {
        using var shop = await Given.OpenShopAsync();
        await Given.ProductAsync(shop);
        await using var first = shop.CreateDbContext();
        await using var second = shop.CreateDbContext();
        var mine = await first.Products.SingleAsync();
        var theirs = await second.Products.SingleAsync();

        theirs.Name = new("Neu", "New");
        await second.SaveChangesAsync();
        mine.Summary = new("Kurz", "Short");

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
    }

    [Fact]
    public async Task A_number_taken_in_a_failed_transaction_is_given_back()
    {
        using var shop = await Given.OpenShopAsync();
        await using var db = shop.CreateDbContext();

        await db.InTransactionAsync<string>(async () =>
        {
            await NumberSeries.TakeAsync(db, "invoice");
            return new Problem("no", "nein");
        });
        var taken = await db.InTransactionAsync<string>(async () => await NumberSeries.TakeAsync(db, "invoice"));

        taken.Value.ShouldBe("RE-100001");
    }
}

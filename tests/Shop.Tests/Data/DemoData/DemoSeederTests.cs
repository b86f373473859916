using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data.DemoData;
using Shop.Operations;
using Shop.Orders;
using Shop.Pricing;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data.DemoData;

[Collection(DemoShopCollection.Name)]
public class DemoSeederTests(DemoShopFixture demo)
{
    [Fact]
    public void It_is_furnished_in_good_time()
    {
        demo.Took.ShouldBeLessThan(TimeSpan.FromSeconds(40), string.Join(Environment.NewLine, demo.Said));
    }

    [Fact]
    public async Task Books_and_stock_are_consistent()
    {
        var found = await demo.Shop.AskAsync(db => new Verify(db).RunAsync());

        found.Select(p => p.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_has_a_full_catalogue_in_two_levels_and_two_languages()
    {
        await using var db = demo.Shop.CreateDbContext();

        (await db.Products.CountAsync(p => p.Active)).ShouldBeGreaterThanOrEqualTo(80);
        (await db.Categories.CountAsync()).ShouldBeGreaterThanOrEqualTo(10);
        (await db.Categories.CountAsync(c => c.ParentId != null && c.Path.De.Contains('/'))).ShouldBeGreaterThan(5);
        (await db.Products.CountAsync(p => p.Name.De == "" || p.Name.En == "" || p.Slug.En == "" || p.SearchText == "")).ShouldBe(0);
        (await db.Products.CountAsync(p => p.PriceFrom.Cents <= 0 || !p.Variants.Any())).ShouldBe(0);
        (await db.Variants.CountAsync(v => v.Content != null && v.ContentUnit == ContentUnit.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Trade_grows_and_peaks_before_christmas()
    {
        var today = demo.Shop.Clock.Today();
        var orders = await demo.Shop.AskAsync(db => db.Orders.Select(o => o.PlacedAt).ToListAsync());
        var months = orders.Select(Clock.BusinessDay).GroupBy(d => (d.Year, d.Month)).ToDictionary(g => g.Key, g => g.Count());

        orders.Count.ShouldBeInRange(3600, 4400);
        orders.ShouldAllBe(at => at < demo.Shop.Clock.UtcNow());
        orders.Count(at => Clock.BusinessDay(at) == today).ShouldBeGreaterThan(0);
        months[(2026, 10)].ShouldBeGreaterThan((int)(months[(2025, 10)] * 1.3));
        months[(2025, 12)].ShouldBeGreaterThan((int)(months[(2025, 9)] * 1.2));
    }

    [Fact]
    public async Task Old_orders_are_done_and_new_ones_wait()
    {
        await using var db = demo.Shop.CreateDbContext();
        var monthAgo = demo.Shop.Clock.UtcNow().AddDays(-30);
        var states = await db.Orders.GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

        states[OrderState.AwaitingPayment].ShouldBeGreaterThan(5);
        states[OrderState.ReadyToShip].ShouldBeGreaterThan(3);
        states[OrderState.Cancelled].ShouldBeInRange(40, 200);
        (await db.Orders.CountAsync(o => o.PlacedAt < monthAgo && o.State != OrderState.Shipped && o.State != OrderState.Cancelled)).ShouldBe(0);
        (await db.Invoices.CountAsync()).ShouldBe(states[OrderState.Shipped]);
        var returns = await db.Returns.CountAsync();
        ((double)returns / states[OrderState.Shipped]).ShouldBeInRange(0.03, 0.055);
    }

    [Fact]
    public async Task Customers_come_back_and_cafes_buy_on_invoice()
    {
        await using var db = demo.Shop.CreateDbContext();
        var perCustomer = await db.Orders.GroupBy(o => o.CustomerId).Select(g => g.Count()).ToListAsync();

        (await db.Customers.CountAsync()).ShouldBeInRange(1700, 1900);
        (await db.Customers.CountAsync(c => c.Group == CustomerGroup.Business && c.VatId != "")).ShouldBe(12);
        ((double)perCustomer.Count(n => n > 1) / perCustomer.Count).ShouldBeInRange(0.25, 0.6);
        (await db.Orders.CountAsync(o => o.Customer!.Group == CustomerGroup.Business)).ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task Prices_are_those_of_the_history_and_reductions_are_lawful()
    {
        await using var db = demo.Shop.CreateDbContext();
        var variants = await db.Variants.AsNoTracking().ToListAsync();
        var history = (await db.PriceChanges.AsNoTracking().ToListAsync()).ToLookup(c => c.VariantId);

        variants.ShouldAllBe(v => history[v.Id].OrderBy(c => c.At).Last().Price == v.Price);
        variants.ShouldAllBe(v => history[v.Id].All(c => c.At < demo.Shop.Clock.UtcNow().AddDays(-5)));
        var reduced = variants.Where(v => v.FormerPrice is not null).ToList();
        reduced.ShouldNotBeEmpty();
        reduced.ShouldAllBe(v => Reduction.Of(v.Price, history[v.Id].Select(c => new PriceSince(c.Price, c.At)))!.Lowest == v.FormerPrice);
    }

    [Fact]
    public async Task Discounts_were_used_within_their_conditions_and_counters_agree()
    {
        await using var db = demo.Shop.CreateDbContext();
        var discounts = await db.Discounts.AsNoTracking().ToDictionaryAsync(d => d.Id);
        var uses = await db.DiscountUses.AsNoTracking().ToListAsync();
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Discounts).Where(o => o.Discounts.Count > 0).ToDictionaryAsync(o => o.Id);

        uses.Count.ShouldBeGreaterThan(30);
        uses.Select(u => u.DiscountId).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
        uses.ShouldAllBe(u => u.At >= discounts[u.DiscountId].StartsAt && (discounts[u.DiscountId].EndsAt == null || u.At < discounts[u.DiscountId].EndsAt));
        uses.Sum(u => u.Amount).ShouldBe(orders.Values.SelectMany(o => o.Discounts).Sum(d => d.Amount));
        orders.Values.ShouldAllBe(o => o.Lines.Sum(l => l.Discount) == o.Discounts.Sum(d => d.Amount));
        foreach (var discount in discounts.Values.Where(d => d.HasLimit))
        {
            discount.Uses.ShouldBe(uses.Count(u => u.DiscountId == discount.Id && u.ReturnedAt == null));
            discount.Spent.ShouldBe(uses.Where(u => u.DiscountId == discount.Id && u.ReturnedAt == null).Sum(u => u.Amount));
        }
    }

    [Fact]
    public async Task Everyone_on_the_sign_in_page_can_sign_in()
    {
        await using var db = demo.Shop.CreateDbContext();
        var hasher = new PasswordHasher<User>();
        foreach (var account in DemoAccounts.All)
        {
            var user = await db.Users.SingleAsync(u => u.NormalizedEmail == account.Email.ToUpperInvariant());
            hasher.VerifyHashedPassword(user, user.PasswordHash!, account.Password).ShouldBe(PasswordVerificationResult.Success);
            var roles = await db.UserRoles.Where(r => r.UserId == user.Id).Join(db.Roles, u => u.RoleId, r => r.Id, (_, r) => r.Name).ToListAsync();
            roles.ShouldBe(account.Role is null ? [] : [account.Role]);
        }
        var customer = await db.Customers.SingleAsync(c => c.Email == DemoAccounts.Customer.Email);
        (await db.Orders.CountAsync(o => o.CustomerId == customer.Id)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var before = await demo.Shop.AskAsync(db => db.Orders.CountAsync());

        await new FirstStart(demo.Shop.CreatePlainContext, demo.Shop.Clock).RunAsync(demo: true, new Progress<string>());

        (await demo.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Search_text_is_the_same_when_it_is_refreshed_from_the_database()
    {
        await using var db = demo.Shop.CreateDbContext();
        var seeded = await db.Products.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.SearchName + p.SearchText + p.SearchMore);

        await new ProductSearchText(db).RefreshAsync(seeded.Keys);

        foreach (var product in await db.Products.AsNoTracking().ToListAsync())
            Words(product.SearchName + product.SearchText + product.SearchMore).ShouldBe(Words(seeded[product.Id]), product.Key);

        static string[] Words(string text) => [.. text.Split(' ').Order()];
    }
}

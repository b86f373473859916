using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Carts;
using Shop.Common;
using Shop.Customers;
using Shop.Orders;
using Shop.Payments;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Orders;

public class GuestOrderTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task An_order_without_signing_in_joins_the_account_of_its_address_once_that_is_confirmed(bool confirmed, bool joins)
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        await shop.DoAsync(async db =>
        {
            var user = new User { UserName = "klara@example.org", NormalizedUserName = "KLARA@EXAMPLE.ORG", Email = "klara@example.org", NormalizedEmail = "KLARA@EXAMPLE.ORG", EmailConfirmed = confirmed, SecurityStamp = "x" };
            db.Users.Add(user);
            await db.SaveChangesAsync();
            db.Customers.Add(new Customer { Number = "K-1", Email = "klara@example.org", UserId = user.Id });
        });

        var order = await PlaceAsync(shop, variant.Id, "Klara@Example.org");

        var number = await shop.AskAsync(db => db.Orders.Where(o => o.Id == order.Id).Select(o => o.Customer!.Number).SingleAsync());
        (number == "K-1").ShouldBe(joins);
    }

    private static async Task<Order> PlaceAsync(TestShop shop, int variantId, string email)
    {
        await using var db = shop.CreateDbContext();
        var cart = new Cart { Key = Guid.NewGuid().ToString("n") };
        cart.Lines.Add(new CartLine { VariantId = variantId, Quantity = 1, SeenPrice = Money.From(8.90m) });
        db.Carts.Add(cart);
        await db.SaveChangesAsync();
        var address = new PostalAddress { FirstName = "Klara", LastName = "Kundig", Street = "Kai 1", Postcode = "20457", City = "Hamburg" };
        var verb = new PlaceOrder(db, new StockLedger(db, shop.Settings(), shop.Clock), shop.Prices(), shop.Discounts(db), shop.OrderTerms(db));
        return (await verb.PlaceAsync(new OrderRequest(cart.Id, Money.From(13.80m), email, address, address, "standard", PaymentMethod.BankTransfer, "de"))).Value;
    }
}

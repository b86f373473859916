using Shop.Data;
using Shop.Orders;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Registers what cart, checkout and confirmation are made of.</summary>
public static class BuyingSetup
{
    public static IServiceCollection AddBuying(this IServiceCollection services) => services
        .AddScoped<CartAccess>()
        .AddScoped<CartPages>()
        .AddScoped<CartVerbs>()
        .AddScoped<CheckoutPages>()
        .AddScoped<CheckoutForm.Validator>()
        .AddScoped<OrderedCarts>()
        .AddScoped<Confirmations>()
        .AddScoped<IOutboxHandler<OrderPlaced>, ForgetDraft>();
}

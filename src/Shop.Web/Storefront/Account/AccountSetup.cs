using Shop.Web.Storefront.Account.SignIn;

namespace Shop.Web.Storefront.Account;

/// <summary>Registers what the account pages share.</summary>
public static class AccountSetup
{
    public static IServiceCollection AddAccountPages(this IServiceCollection services) => services
        .AddScoped<PasswordCheck>()
        .AddScoped<PasskeyCheck>()
        .AddScoped<OwnCustomer>();
}

using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Accounts;

namespace Shop.Customers;

/// <summary>Registers the room's verbs.</summary>
public static class CustomersSetup
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<AccountMails>()
        .AddScoped<RegisterAccount>()
        .AddScoped<ResendConfirmation>()
        .AddScoped<LinkAccount>()
        .AddScoped<ConfirmEmail>()
        .AddScoped<AskForNewPassword>()
        .AddScoped<SetNewPassword>()
        .AddScoped<AskForNewEmail>()
        .AddScoped<ChangeEmail>();
}

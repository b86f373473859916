using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Accounts;
using Shop.Customers.Newsletter;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Customers;

/// <summary>Registers the room's verbs.</summary>
public static class CustomersSetup
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<VatChecks.CheckVatId>()
        .AddScoped<AccountMails>()
        .AddScoped<RegisterAccount>()
        .AddScoped<ResendConfirmation>()
        .AddScoped<LinkAccount>()
        .AddScoped<ConfirmEmail>()
        .AddScoped<AskForNewPassword>()
        .AddScoped<SetNewPassword>()
        .AddScoped<AskForNewEmail>()
        .AddScoped<ChangeEmail>()
        .AddScoped<AskForNewsletter>()
        .AddScoped<AnswerNewsletter>()
        .AddScoped<IDailyJob, SweepConsents>()
        .AddScoped<ExportData>()
        .AddScoped<EraseAccount>()
        .AddScoped<IPersonalData, ProfileData>()
        .AddScoped<IPersonalData, AddressData>()
        .AddScoped<IPersonalData, SessionData>()
        .AddScoped<IPersonalData, AccountData>()
        .AddScoped<IPersonalData, ConsentData>()
        .AddScoped<IPersonalData, MailData>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Shop.Mails;

/// <summary>Registers the mail queue.</summary>
public static class MailsSetup
{
    public static IServiceCollection AddMails(this IServiceCollection services) => services
        .AddSingleton<MailFiles>()
        .AddSingleton<MailQueue>();
}

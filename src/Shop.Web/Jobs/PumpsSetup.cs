using Shop.Data;
using Shop.Settings;
using Shop.Web.Mail;

namespace Shop.Web.Jobs;

/// <summary>Registers the pumps of outbox and mails, their bells and the way out for mails.</summary>
public static class PumpsSetup
{
    public static void AddShopPumps(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<MailOptions>(configuration.GetSection(MailOptions.Section));
        services.AddSingleton(new ShopAddress(configuration["Shop:Url"] ?? ""));
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddSingleton<WakeUp>();
        services.AddSingleton<WakeOnSave>();
        services.ConfigureDbContext<ShopDb>((s, db) => db.AddInterceptors(s.GetRequiredService<WakeOnSave>()), ServiceLifetime.Singleton);
        services.AddSingleton<OutboxPump>();
        services.AddSingleton<MailPump>();
        services.AddSingleton<ImportPump>();
        services.AddSingleton<BulkPump>();
        services.AddSingleton<PicturePump>();
        services.AddHostedService(s => s.GetRequiredService<OutboxPump>());
        services.AddHostedService(s => s.GetRequiredService<MailPump>());
        services.AddSingleton<DailyJobs>();
        services.AddHostedService(s => s.GetRequiredService<DailyJobs>());
        services.AddHostedService(s => s.GetRequiredService<ImportPump>());
        services.AddHostedService(s => s.GetRequiredService<BulkPump>());
        services.AddHostedService(s => s.GetRequiredService<PicturePump>());
    }
}

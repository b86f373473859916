using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shop.Data;

namespace Shop.Access;

/// <summary>Registers users, roles and the rules for signing in.</summary>
public static class AccessSetup
{
    /// <summary>What Identity checks; how its cookies look is the web's business.</summary>
    public static void Rules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        // The name to sign in with is the e-mail address, in whatever letters it is written.
        options.User.AllowedUserNameCharacters = "";
        options.SignIn.RequireConfirmedEmail = true;
        // PasswordRules looks at the password itself.
        options.Password.RequiredLength = 1;
        options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.Tokens.AuthenticatorTokenProvider = OneTimeCodes.Name;
    }

    public static IdentityBuilder AddAccess(this IdentityBuilder identity)
    {
        identity.Services.AddScoped<CreateAdministrator>();
        identity.Services.AddScoped<IDailyJob, SweepSessions>();
        return identity
            .AddEntityFrameworkStores<ShopDb>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeCodes>(OneTimeCodes.Name)
            .AddPasswordValidator<PasswordRules>();
    }
}

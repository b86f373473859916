using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Data;

namespace Shop.Web.Commands;

/// <summary>The first key to an empty shop: an administrator, and a link with which they set their password.</summary>
internal sealed class CreateAdminCommand : Command
{
    public override string Name => "create-admin";

    public override string Summary => "Makes someone administrator and prints a link, valid once for 24 hours, with which they set a password.";

    public override string Usage => "create-admin EMAIL [--name \"FULL NAME\"] [--url https://shop.example]";

    protected override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
    {
        var configured = services.GetRequiredService<IConfiguration>()["Shop:Url"];
        var (email, name, url) = ("", "", configured is { Length: > 0 } ? configured : "http://localhost:5000");
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--name" when i + 1 < args.Count: name = args[++i]; break;
                case "--url" when i + 1 < args.Count: url = args[++i]; break;
                case var word when email.Length == 0 && word.Contains('@', StringComparison.Ordinal) && !word.StartsWith('-'): email = word; break;
                default: return Misused($"'{args[i]}' is not known.");
            }
        }
        if (email.Length == 0)
            return Misused("The e-mail address is missing.");
        if ((await services.GetRequiredService<ShopDb>().Database.GetPendingMigrationsAsync(stop)).Any())
        {
            Console.Error.WriteLine("The database is not up to date; run `migrate` first.");
            return 1;
        }
        return Say(await services.GetRequiredService<CreateAdministrator>().CreateAsync(email, name.Length > 0 ? name : email, stop: stop), url.TrimEnd('/'));
    }

    private static int Say(Common.Result<(User User, string? Token)> result, string url)
    {
        if (result.Problem is { } problem)
        {
            Console.Error.WriteLine(problem.In(System.Globalization.CultureInfo.GetCultureInfo("en-GB")));
            return 1;
        }
        var (user, token) = result.Value;
        Console.WriteLine(token is null
            ? $"{user.Email} is an administrator and signs in with the password they have."
            : $"{user.Email} is an administrator. Set a password within 24 hours:\n\n{new AccountLinks(url).NewPassword(user, token)}\n\nAfter signing in, /admin asks once to set up a second factor.");
        return 0;
    }
}

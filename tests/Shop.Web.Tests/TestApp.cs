using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shop.Access;
using Shop.Customers;
using Shop.Data;
using Shop.Tests;

namespace Shop.Web.Tests;

/// <summary>
/// The whole web app in memory on a <see cref="TestShop"/>: its database, its clock, its real middleware. Only who is signed in is
/// said by a header, see <see cref="TestSignIn"/>.
/// </summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> _configuration;

    private TestApp(TestShop shop, Dictionary<string, string?> configuration)
    {
        Shop = shop;
        _configuration = configuration;
    }

    /// <summary>The database and the clock behind the app.</summary>
    public TestShop Shop { get; }

    internal ConcurrentDictionary<string, ClaimsPrincipal> SignedIn { get; } = new();

    /// <summary>An app on a shop with VAT rates, shipping, payment and legal pages, see <see cref="Given.OpenShopAsync"/>.</summary>
    /// <param name="configuration">Settings that differ from a test's usual ones, e.g. ("Cache:Pages", "true").</param>
    public static async Task<TestApp> OpenAsync(params (string Key, string? Value)[] configuration) =>
        On(await Given.OpenShopAsync(), configuration);

    /// <summary>An app on a shop that a test has furnished itself; the app closes it.</summary>
    public static TestApp On(TestShop shop, params (string Key, string? Value)[] configuration)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = TestShop.SqlServer is null ? "Sqlite" : "SqlServer",
            ["Database:Retries"] = "0",
            ["ConnectionStrings:Shop"] = shop.ConnectionString,
            ["Demo:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Cache:Pages"] = "false",
            ["Limits:SignInPerMinute"] = "100000",
            ["Limits:OrdersPerMinute"] = "100000",
        };
        foreach (var (key, value) in configuration)
            settings[key] = value;
        return new TestApp(shop, settings);
    }

    /// <summary>Someone with a browser of their own: cookies are kept, redirects are not followed.</summary>
    public Visitor Visitor()
    {
        // Lets CountQueriesAsync tell the queries of its requests from those of the background.
        Server.PreserveExecutionContext = true;
        return new Visitor(this, CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri("https://localhost"),
            AllowAutoRedirect = false,
            HandleCookies = true,
        }));
    }

    /// <summary>A visitor signed in as staff with the permissions of a role.</summary>
    /// <param name="role">One of the names in <see cref="Role"/>.</param>
    public async Task<Visitor> SignInAsStaffAsync(string role = Role.Administrator)
    {
        await using var scope = Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<Role>>();
        if (!await roles.RoleExistsAsync(role))
            await GrantAsync(roles, new Role { Name = role });
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await AddUserAsync(users, $"{role.ToLowerInvariant()}-{Guid.NewGuid():n}@example.org");
        Must(await users.AddToRoleAsync(user, role));
        return await EnterAsync(scope.ServiceProvider, user);
    }

    /// <summary>A visitor signed in as a customer with an account; the customer is made where none has the e-mail.</summary>
    public async Task<Visitor> SignInAsCustomerAsync(string email = "kundin@example.org")
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.FindByEmailAsync(email) ?? await AddUserAsync(users, email);
        await Shop.DoAsync(async db =>
        {
            var customer = await db.Customers.FirstOrDefaultAsync(c => c.Email == email);
            if (customer is null)
                db.Customers.Add(customer = new Customer { Number = $"K-T{user.Id}", Email = email, FirstName = "Klara", LastName = "Kundig", CreatedAt = Shop.Clock.GetUtcNow().UtcDateTime });
            customer.UserId = user.Id;
        });
        return await EnterAsync(scope.ServiceProvider, user);
    }

    /// <summary>The SQL commands that some requests of this test cause; background work isn't counted.</summary>
    public static async Task<IReadOnlyList<string>> CountQueriesAsync(Func<Task> work)
    {
        var commands = CommandCounter.Begin();
        await work();
        CommandCounter.End();
        return [.. commands];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        foreach (var (key, value) in _configuration)
            builder.UseSetting(key, value);
        builder.ConfigureAppConfiguration(c => c.AddInMemoryCollection(_configuration));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Shop.Clock));
            services.ConfigureDbContext<ShopDb>(db => db.AddInterceptors(CommandCounter.Instance));
            services.AddSingleton(this);
            services.AddAuthentication()
                .AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Scheme, null)
                .AddPolicyScheme(TestSignIn.OrCookie, null, o => o.ForwardDefaultSelector = http =>
                    http.Request.Headers.ContainsKey(TestSignIn.Header) ? TestSignIn.Scheme : IdentityConstants.ApplicationScheme);
            services.PostConfigure<AuthenticationOptions>(o => o.DefaultAuthenticateScheme = TestSignIn.OrCookie);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Shop.Dispose();
    }

    private static async Task GrantAsync(RoleManager<Role> roles, Role role)
    {
        Must(await roles.CreateAsync(role));
        foreach (var permission in Permissions.Of(role.Name!))
            Must(await roles.AddClaimAsync(role, new Claim(Permissions.ClaimType, permission)));
    }

    private async Task<User> AddUserAsync(UserManager<User> users, string email)
    {
        var user = new User { UserName = email, Email = email, EmailConfirmed = true, DisplayName = "Klara Kundig", CreatedAt = Shop.Clock.GetUtcNow().UtcDateTime };
        Must(await users.CreateAsync(user));
        return user;
    }

    private async Task<Visitor> EnterAsync(IServiceProvider services, User user)
    {
        var key = Guid.NewGuid().ToString("n");
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim("amr", "mfa"));
        SignedIn[key] = principal;
        var visitor = Visitor();
        visitor.Client.DefaultRequestHeaders.Add(TestSignIn.Header, key);
        return visitor;
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
    }
}

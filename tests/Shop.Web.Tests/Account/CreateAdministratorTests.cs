using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Customers.Accounts;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class CreateAdministratorTests
{
    [Fact]
    public async Task An_empty_shop_gets_its_first_administrator_who_sets_a_password_with_the_link()
    {
        await using var app = await TestApp.OpenAsync();
        var link = await CreateAsync(app, "chefin@example.org");
        var visitor = app.Visitor();

        (await visitor.PostFormAsync(link!, new { Password = "regenschirm-am-kai" })).Location.ShouldBe("/de/anmelden");
        await visitor.SignInAsync("chefin@example.org", "regenschirm-am-kai");

        (await visitor.GetAsync(StaffAccessTests.AnyPage)).Location!.ShouldContain("/zweiter-faktor");
        await visitor.EnableAuthenticatorAsync();
        (await visitor.GetAsync("/de/konto")).Page.QuerySelector(".side-nav a[href='/admin']").ShouldNotBeNull();
        (await app.Shop.AskAsync(db => db.Roles.CountAsync())).ShouldBe(4);
        (await app.Shop.AskAsync(db => db.RoleClaims.CountAsync())).ShouldBe(new[] { Role.Administrator, Role.Manager, Role.Accountant, Role.Support }.Sum(r => Permissions.Of(r).Count));
    }

    [Fact]
    public async Task Someone_with_a_password_keeps_it_and_gets_the_role()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("klara@example.org");

        (await CreateAsync(app, "klara@example.org")).ShouldBeNull();

        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        (await users.GetRolesAsync((await users.FindByEmailAsync("klara@example.org"))!)).ShouldBe([Role.Administrator]);
    }

    private static async Task<string?> CreateAsync(TestApp app, string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (user, token) = (await scope.ServiceProvider.GetRequiredService<CreateAdministrator>().CreateAsync(email, "Die Chefin")).Value;
        return token is null ? null : new AccountLinks("").NewPassword(user, token);
    }
}

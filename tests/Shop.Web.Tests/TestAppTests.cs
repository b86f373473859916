using System.Net;
using System.Security.Claims;
using Shop.Access;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests;

public class TestAppTests
{
    [Fact]
    public async Task The_app_opens_on_a_shop_of_its_own_and_its_queries_are_counted()
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();

        Answer? answer = null;
        var queries = await TestApp.CountQueriesAsync(async () => answer = await visitor.GetAsync("/bilder/0123456789abcdef0123-320.webp"));

        answer!.Status.ShouldBe(HttpStatusCode.NotFound);
        queries.Count(q => q.Contains("PictureRendition", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Staff_and_customers_can_be_signed_in()
    {
        await using var app = await TestApp.OpenAsync();

        await app.SignInAsStaffAsync(Role.Accountant);
        await app.SignInAsCustomerAsync("klara@example.org");

        var accountant = app.SignedIn.Values.Single(u => u.IsInRole(Role.Accountant));
        accountant.HasClaim(Permissions.ClaimType, Permissions.InvoicesWrite).ShouldBeTrue();
        accountant.HasClaim(Permissions.ClaimType, Permissions.StaffWrite).ShouldBeFalse();
        app.SignedIn.Values.ShouldContain(u => u.HasClaim(ClaimTypes.Email, "klara@example.org") && u.Identity!.Name == "Klara Kundig");
    }
}

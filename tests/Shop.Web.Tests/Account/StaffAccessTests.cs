using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Web.Security;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class StaffAccessTests
{
    /// <summary>A page that every role may see.</summary>
    public const string AnyPage = "/admin/invoices";

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Accountant)]
    [InlineData(Role.Support)]
    public async Task Every_page_of_the_back_office_opens_for_the_roles_that_may_and_for_no_other(string role)
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = await app.SignInAsStaffAsync(role);
        var may = Permissions.Of(role);

        foreach (var (path, needs) in Pages(app))
        {
            var status = (await visitor.GetAsync(path)).Status;
            if (needs.All(may.Contains))
                status.ShouldNotBe(HttpStatusCode.Forbidden, $"{role} at {path}");
            else
                status.ShouldBe(HttpStatusCode.Forbidden, $"{role} at {path}");
        }
    }

    [Fact]
    public async Task An_accountant_reads_products_but_does_not_edit_them()
    {
        await using var app = await TestApp.OpenAsync();
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.GetAsync("/admin/products")).Status.ShouldBe(HttpStatusCode.OK);
        var denied = await accountant.GetAsync("/admin/products/new");

        denied.Status.ShouldBe(HttpStatusCode.Forbidden);
        denied.Read("h1").ShouldBe("Hier haben Sie keinen Zugang.");
        denied.Page.QuerySelector("nav.side").ShouldNotBeNull();
        (await accountant.PostAsync("/admin/products/new", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_accountant_reads_invoices_but_runs_no_import()
    {
        await using var app = await TestApp.OpenAsync();
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.GetAsync("/admin/invoices")).Status.ShouldBe(HttpStatusCode.OK);
        (await accountant.GetAsync("/admin/imports")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await accountant.PostAsync("/admin/imports", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_customer_finds_no_way_into_the_back_office()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();

        foreach (var (path, _) in Pages(app))
        {
            var denied = await klara.GetAsync(path);
            denied.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            denied.Page.QuerySelector(".site-header").ShouldNotBeNull(path);
        }
    }

    [Fact]
    public async Task Strangers_are_asked_to_sign_in_and_return_to_the_page_they_wanted()
    {
        await using var app = await TestApp.OpenAsync();
        var stranger = app.Visitor();

        foreach (var (path, _) in Pages(app))
        {
            var answer = await stranger.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.Redirect, path);
            answer.Location!.ShouldContain("/anmelden?returnUrl=%2Fadmin", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task A_part_that_htmx_asks_for_sends_the_whole_page_to_the_door()
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();
        visitor.Client.DefaultRequestHeaders.Add("HX-Request", "true");

        var answer = await visitor.GetAsync(AnyPage);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Response.Headers.GetValues("HX-Redirect").Single().ShouldBe("/de/anmelden?returnUrl=%2Fadmin%2Finvoices");
    }

    [Fact]
    public async Task Someone_who_is_no_longer_staff_is_shut_out_within_a_minute()
    {
        await using var app = await TestApp.OpenAsync(("Demo:Enabled", "true"));
        await app.StaffAsync("mira@example.org", Role.Manager);
        var mira = app.Visitor();
        await mira.SignInAsync("mira@example.org");
        (await mira.GetAsync(AnyPage)).Status.ShouldBe(HttpStatusCode.OK);

        await app.Shop.DoAsync(db =>
        {
            db.UserRoles.RemoveRange(db.UserRoles);
            return Task.CompletedTask;
        });
        app.Shop.Clock.Advance(TimeSpan.FromSeconds(61));

        (await mira.GetAsync(AnyPage)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>The back office's pages without parameters, with the permissions they name.</summary>
    private static IEnumerable<(string Path, List<string> Needs)> Pages(TestApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText?.StartsWith("admin", StringComparison.Ordinal) == true && e.RoutePattern.Parameters.Count == 0)
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(e => ("/" + e.RoutePattern.RawText, e.Metadata.GetOrderedMetadata<NeedsAttribute>().Select(n => n.Permission).ToList()));
}

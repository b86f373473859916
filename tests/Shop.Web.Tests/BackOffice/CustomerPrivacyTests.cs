using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers;
using Shop.Customers.Newsletter;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class CustomerPrivacyTests
{
    [Fact]
    public async Task Staff_give_out_a_guests_data_and_the_change_log_names_them()
    {
        await using var app = await TestApp.OpenAsync();
        var id = await GuestAsync(app);
        var staff = await app.SignInAsStaffAsync();

        var page = await staff.GetAsync($"/admin/customers/{id}/privacy");
        var file = await staff.SubmitAsync(page, form: "form[action$='/export']");

        page.Text.ShouldContain("Ich will.");
        using var json = JsonDocument.Parse(file.Html);
        json.RootElement.GetProperty("profile")[0].GetProperty("lastName").GetString().ShouldBe("Nord");
        json.RootElement.GetProperty("consents").GetArrayLength().ShouldBe(2);
        (await app.Shop.AskAsync(db => db.ChangeLog.SingleAsync(e => e.Action == "Exported"))).EntityId.ShouldBe(id);
    }

    [Fact]
    public async Task Staff_erase_a_guest_only_with_the_number_typed_out_and_a_proven_consent_keeps_its_log()
    {
        await using var app = await TestApp.OpenAsync();
        var id = await GuestAsync(app);
        var staff = await app.SignInAsStaffAsync();
        var page = await staff.GetAsync($"/admin/customers/{id}/privacy");

        (await staff.SubmitAsync(page, new { number = "K-2" }, "form[action$='/erase']")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await staff.SubmitAsync(page, new { number = "K-1" }, "form[action$='/erase']");

        var customer = await app.Shop.AskAsync(db => db.Customers.SingleAsync(c => c.Id == id));
        (customer.Number, customer.LastName, customer.Email).ShouldBe(("K-1", "", $"erased-{id}@erased.invalid"));
        (await app.Shop.AskAsync(db => db.Subscribers.CountAsync())).ShouldBe(0);
        (await app.Shop.AskAsync(db => db.ConsentLog.OrderBy(c => c.Id).Select(c => c.Step).ToListAsync())).ShouldBe([ConsentStep.Asked, ConsentStep.Confirmed, ConsentStep.Withdrawn]);
        (await app.Shop.AskAsync(db => db.ChangeLog.CountAsync(e => e.Action == "Erased" && e.EntityId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_only_reads_customers_gives_out_and_erases_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var id = await GuestAsync(app);
        var support = await app.SignInAsStaffAsync(Role.Support);

        var page = await support.GetAsync($"/admin/customers/{id}/privacy");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelectorAll("form[action*='/privacy/']").ShouldBeEmpty();
        (await support.SubmitAsync(page, null, "form[method=post]", $"/admin/customers/{id}/privacy/erase")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await support.SubmitAsync(page, null, "form[method=post]", $"/admin/customers/{id}/privacy/export")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<int> GuestAsync(TestApp app)
    {
        await app.Shop.DoAsync(db =>
        {
            db.Customers.Add(new Customer { Number = "K-1", Email = "Nora@example.org", FirstName = "Nora", LastName = "Nord" });
            db.Subscribers.Add(new Subscriber { Email = "nora@example.org", Token = "t", ConfirmedAt = app.Shop.Clock.GetUtcNow().UtcDateTime });
            foreach (var step in new[] { ConsentStep.Asked, ConsentStep.Confirmed })
                db.ConsentLog.Add(new ConsentEntry { Email = "nora@example.org", Step = step, Wording = "Ich will.", WordingVersion = "1" });
            return Task.CompletedTask;
        });
        return await app.Shop.AskAsync(db => db.Customers.Select(c => c.Id).SingleAsync());
    }
}

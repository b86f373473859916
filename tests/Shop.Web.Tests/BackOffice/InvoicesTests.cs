using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Invoicing;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class InvoicesTests
{
    [Fact]
    public async Task The_list_shows_invoices_with_their_sums_and_finds_by_name()
    {
        await using var app = await TestApp.OpenAsync();
        var invoice = (await app.Shop.IssueAsync((await GivenOrder.ShippedAsync(app.Shop)).Id)).Value;
        await app.Shop.IssueAsync((await GivenOrder.ShippedAsync(app.Shop, paid: false)).Id);
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        var list = await accountant.GetAsync("/admin/invoices");

        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Read("#invoices").ShouldContain(invoice.Number);
        list.Text.ShouldContain("63,60");
        list.Read("#invoices").ShouldContain("Bezahlt");
        list.Read("#invoices").ShouldContain("Offen");
        (await accountant.GetAsync("/admin/invoices?q=brandt")).Page.QuerySelectorAll("#invoices tbody tr").Length.ShouldBe(2);
        (await accountant.GetAsync("/admin/invoices?q=%25")).Page.QuerySelector("#invoices").ShouldBeNull();
        (await accountant.GetAsync("/admin/invoices?from=2026-11-22")).Page.QuerySelector("#invoices").ShouldBeNull();
        (await accountant.GetAsync("/admin/invoices?kind=Invoice&to=2026-11-21&page=99")).Page.QuerySelectorAll("#invoices tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_order_gets_its_invoice_by_hand_before_its_time_and_only_once()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.PlacedAsync(app.Shop);
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        var page = await accountant.GetAsync($"/admin/orders/{order.Id}");
        var issued = await accountant.FollowAsync(await accountant.SubmitAsync(page, null, "form[action$='/invoice']"));

        issued.Read("h1").ShouldStartWith("Rechnung ");
        (await accountant.GetAsync($"/admin/orders/{order.Id}")).Page.QuerySelector("form[action$='/invoice']").ShouldBeNull();
        await accountant.SubmitAsync(page, null, "form[action$='/invoice']");
        (await app.Shop.AskAsync(db => db.Invoices.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_pdf_is_the_stored_document()
    {
        await using var app = await TestApp.OpenAsync();
        var invoice = (await app.Shop.IssueAsync((await GivenOrder.ShippedAsync(app.Shop)).Id)).Value;
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        var first = await accountant.Client.GetAsync(new Uri($"/admin/invoices/{invoice.Id}/pdf", UriKind.Relative));
        var second = await accountant.Client.GetAsync(new Uri($"/admin/invoices/{invoice.Id}/pdf", UriKind.Relative));

        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        first.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{invoice.Number}.pdf");
        (await first.Content.ReadAsByteArrayAsync()).ShouldBe(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Cancelling_asks_first_and_leads_to_the_new_document()
    {
        await using var app = await TestApp.OpenAsync();
        var invoice = (await app.Shop.IssueAsync((await GivenOrder.ShippedAsync(app.Shop)).Id)).Value;
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        var done = await accountant.PostFormAsync($"/admin/invoices/{invoice.Id}/cancellation", form: "main form");
        var cancellation = await accountant.FollowAsync(done);

        cancellation.Read("h1").ShouldBe("Stornorechnung SR-100001");
        var original = await accountant.GetAsync($"/admin/invoices/{invoice.Id}");
        original.Text.ShouldContain("SR-100001");
        var again = await accountant.FollowAsync(await accountant.SubmitAsync(original, form: "form.notice"));
        again.Read("h1").ShouldBe("Rechnung RE-100002");
        (await accountant.GetAsync($"/admin/invoices/{invoice.Id}/cancellation")).Text.ShouldContain("Die Rechnung ist bereits storniert.");
    }

    [Fact]
    public async Task Someone_who_may_only_read_cannot_cancel()
    {
        await using var app = await TestApp.OpenAsync();
        var invoice = (await app.Shop.IssueAsync((await GivenOrder.ShippedAsync(app.Shop)).Id)).Value;
        var support = await app.SignInAsStaffAsync(Role.Support);

        (await support.GetAsync($"/admin/invoices/{invoice.Id}")).Page.QuerySelector($"a[href$='/cancellation']").ShouldBeNull();
        (await support.PostAsync($"/admin/invoices/{invoice.Id}/cancellation")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.Invoices.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_reads_invoices_without_signing_in_as_staff()
    {
        await using var app = await TestApp.OpenAsync();
        var customer = await app.SignInAsCustomerAsync();

        (await app.Visitor().GetAsync("/admin/invoices")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await customer.GetAsync("/admin/invoices")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unknown_invoice_is_not_found()
    {
        await using var app = await TestApp.OpenAsync();
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        foreach (var url in new[] { "/admin/invoices/4711", "/admin/invoices/4711/pdf", "/admin/invoices/4711/cancellation" })
            (await accountant.GetAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forged_token_cancels_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var invoice = (await app.Shop.IssueAsync((await GivenOrder.ShippedAsync(app.Shop)).Id)).Value;
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.SubmitForgedAsync(await accountant.GetAsync($"/admin/invoices/{invoice.Id}/cancellation"), "main form")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Shop.AskAsync(db => db.Invoices.CountAsync(i => i.Kind == InvoiceKind.Cancellation))).ShouldBe(0);
    }
}

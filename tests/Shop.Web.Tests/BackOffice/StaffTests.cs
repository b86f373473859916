using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Web.Tests.Account;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class StaffTests
{
    [Fact]
    public async Task Someone_invited_sets_a_password_by_mail_and_works_with_the_rights_of_the_role()
    {
        await using var app = await TestApp.OpenAsync(("Demo:Enabled", "true"));
        var admin = await app.SignInAsStaffAsync();
        await app.SignInAsStaffAsync(Role.Accountant);

        var page = await admin.GetAsync("/admin/staff/new");
        var invited = await admin.SubmitAsync(page, new Dictionary<string, string?> { ["Name"] = "Bea Buch", ["Email"] = "bea@example.org", ["Roles"] = Role.Accountant }, "form[data-editor]");
        invited.Location.ShouldBe("/admin/staff", invited.Text);
        (await admin.FollowAsync(invited)).Text.ShouldContain("Bea Buch");
        var bea = app.Visitor();
        await bea.PostFormAsync(await app.LinkToAsync("bea@example.org", "staff-invitation"), new { Password = AccountScene.Password });
        await bea.SignInAsync("bea@example.org");

        (await bea.GetAsync("/admin/invoices")).Status.ShouldBe(HttpStatusCode.OK);
        (await bea.GetAsync("/admin/staff")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Shop.AskAsync(db => db.ChangeLog.Where(c => c.Entity == "Staff").Select(c => c.NewValue).ToListAsync())).ShouldBe([Role.Accountant]);
    }

    [Fact]
    public async Task An_invitation_without_role_or_with_a_wrong_address_stays_in_the_form()
    {
        await using var app = await TestApp.OpenAsync();
        var admin = await app.SignInAsStaffAsync();

        var answer = await admin.PostFormAsync("/admin/staff/new", new { Name = "Bea Buch", Email = "bea" }, "form[data-editor]");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("Das ist keine E-Mail-Adresse.");
        answer.Text.ShouldContain("Bitte wählen Sie mindestens eine Rolle.");
        answer.Page.QuerySelector("[name=Name]")!.GetAttribute("value").ShouldBe("Bea Buch");
        (await app.Shop.AskAsync(db => db.Mails.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var app = await TestApp.OpenAsync();
        var admin = await app.SignInAsStaffAsync();
        await app.SignInAsStaffAsync(Role.Manager);
        var id = await app.Shop.AskAsync(db => db.UserRoles.Where(r => db.Roles.Any(x => x.Id == r.RoleId && x.Name == Role.Administrator)).Select(r => r.UserId).SingleAsync());

        var refused = await admin.FollowAsync(await SaveRolesAsync(admin, id, Role.Manager));

        refused.Text.ShouldContain("Das ist der letzte Administrator.");
        (await admin.GetAsync("/admin/staff")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Roles_taken_away_end_an_open_sign_in()
    {
        await using var app = await TestApp.OpenAsync(("Demo:Enabled", "true"));
        var admin = await app.SignInAsStaffAsync();
        await app.StaffAsync("mira@example.org", Role.Manager);
        var mira = app.Visitor();
        await mira.SignInAsync("mira@example.org");
        (await mira.GetAsync("/admin/products")).Status.ShouldBe(HttpStatusCode.OK);
        var id = await app.Shop.AskAsync(db => db.Users.Where(u => u.Email == "mira@example.org").Select(u => u.Id).SingleAsync());

        await SaveRolesAsync(admin, id);
        app.Shop.Clock.Advance(TimeSpan.FromSeconds(61));

        (await mira.GetAsync("/admin/products")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await admin.GetAsync($"/admin/staff/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lost_second_factor_is_reset_and_the_reset_stands_in_the_change_log()
    {
        await using var app = await TestApp.OpenAsync();
        await app.StaffAsync("mira@example.org", Role.Manager);
        var mira = app.Visitor();
        await mira.SignInAsync("mira@example.org");
        await mira.EnableAuthenticatorAsync();
        var admin = await app.SignInAsStaffAsync();
        var user = await app.Shop.AskAsync(db => db.Users.SingleAsync(u => u.Email == "mira@example.org"));
        user.TwoFactorEnabled.ShouldBeTrue();

        var done = await admin.PostFormAsync($"/admin/staff/{user.Id}", form: "#reset-factor");

        (await admin.FollowAsync(done)).Text.ShouldContain("Noch nicht eingerichtet.");
        (await app.Shop.AskAsync(db => db.Users.SingleAsync(u => u.Id == user.Id))).TwoFactorEnabled.ShouldBeFalse();
        (await app.Shop.AskAsync(db => db.ChangeLog.CountAsync(c => c.Entity == "Staff" && c.EntityId == user.Id && c.Field == "SecondFactor"))).ShouldBe(1);
    }

    [Fact]
    public async Task Customers_are_no_staff_and_their_accounts_stay_out_of_reach()
    {
        await using var app = await TestApp.OpenAsync();
        await app.SignInAsCustomerAsync("kundin@example.org");
        var admin = await app.SignInAsStaffAsync();
        var id = await app.Shop.AskAsync(db => db.Users.Where(u => u.Email == "kundin@example.org").Select(u => u.Id).SingleAsync());

        (await admin.GetAsync($"/admin/staff/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await SaveRolesAsync(admin, id, Role.Administrator)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync("/admin/staff")).Text.ShouldNotContain("kundin@example.org");
    }

    /// <summary>Sends the roles with the token of any page, as a person could whose page is older than the other's rights.</summary>
    private static async Task<Answer> SaveRolesAsync(Visitor admin, int id, params string[] roles)
    {
        var page = await admin.GetAsync("/admin/staff/new");
        page.Page.QuerySelector("form[data-editor]")!.SetAttribute("action", $"/admin/staff/{id}");
        return await admin.SubmitAsync(page, new Dictionary<string, string?> { ["Roles"] = roles.Length == 0 ? null : roles.Single() }, "form[data-editor]");
    }
}

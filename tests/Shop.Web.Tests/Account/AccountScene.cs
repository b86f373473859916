using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Mails;
using Shouldly;

namespace Shop.Web.Tests.Account;

/// <summary>What tests about accounts do again and again: register, read the mail, sign in, compute a code.</summary>
internal static partial class AccountScene
{
    public const string Password = "teekanne-regen-fahrrad";

    /// <summary>Registers and confirms with the real pages and the real mail.</summary>
    public static async Task<Visitor> RegisteredAsync(this TestApp app, string email = "klara@example.org", string password = Password)
    {
        var visitor = app.Visitor();
        (await visitor.RegisterAsync(email, password)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.PostFormAsync(await app.LinkToAsync(email, "account-confirm"))).Location.ShouldBe("/de/anmelden");
        return visitor;
    }

    /// <summary>Registered and signed in.</summary>
    public static async Task<Visitor> CustomerAsync(this TestApp app, string email = "klara@example.org")
    {
        var visitor = await app.RegisteredAsync(email);
        (await visitor.SignInAsync(email)).Location.ShouldBe("/de/konto");
        return visitor;
    }

    /// <summary>A member of staff with a password, not signed in.</summary>
    public static async Task StaffAsync(this TestApp app, string email, string role)
    {
        await app.RegisteredAsync(email);
        await app.SignInAsStaffAsync(role);
        await app.Shop.DoAsync(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == email);
            var roleId = await db.Roles.Where(r => r.Name == role).Select(r => r.Id).SingleAsync();
            db.UserRoles.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<int> { UserId = user.Id, RoleId = roleId });
        });
    }

    public static Task<Answer> RegisterAsync(this Visitor visitor, string email, string password = Password) =>
        visitor.PostFormAsync("/de/registrieren", new { FirstName = "Klara", LastName = "Kundig", Email = email, Password = password });

    public static Task<Answer> SignInAsync(this Visitor visitor, string email, string password = Password, string url = "/de/anmelden") =>
        visitor.PostFormAsync(url, new { Email = email, Password = password });

    public static Task<List<MailMessage>> MailsToAsync(this TestApp app, string email, string? kind = null) =>
        app.Shop.AskAsync(db => db.Mails.Where(m => m.To == email && (kind == null || m.Kind == kind)).OrderBy(m => m.Id).ToListAsync());

    /// <summary>The link of the latest mail of a kind, without the host.</summary>
    public static async Task<string> LinkToAsync(this TestApp app, string email, string kind)
    {
        var mail = (await app.MailsToAsync(email, kind)).Last();
        return Link().Match(mail.Text).Groups[1].Value;
    }

    /// <summary>Sets up an authenticator app on its page; gives back its key and the recovery codes.</summary>
    public static async Task<(string Key, List<string> RecoveryCodes)> EnableAuthenticatorAsync(this Visitor visitor)
    {
        var page = await visitor.GetAsync("/de/konto/sicherheit/app");
        var key = page.Read("code.secret").Replace(" ", "", StringComparison.Ordinal);
        var codes = await visitor.SubmitAsync(page, new { Code = visitor.CodeOf(key) }, "form.narrow");
        codes.Status.ShouldBe(HttpStatusCode.OK);
        return (key, [.. codes.Page.QuerySelectorAll(".recovery code").Select(c => c.TextContent)]);
    }

    public static string CodeOf(this Visitor visitor, string key) => Totp.CodeAt(key, visitor.App.Shop.Clock.GetUtcNow());

    [GeneratedRegex("https://localhost(/[^\\s]+)")]
    private static partial Regex Link();
}

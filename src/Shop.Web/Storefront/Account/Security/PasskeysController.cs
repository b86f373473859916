using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Common;
using Shop.Customers.Accounts;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account.SignIn;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>Passkeys: a device that signs in with finger, face or PIN. Each needs the person, so one counts as a second factor.</summary>
[Authorize, ProvenSelf]
public sealed class PasskeysController(SignInManager<User> signIn, AccountMails mails, TimeProvider clock, WebTexts t) : Controller
{
    private const int Most = 20;
    private const int LongestName = 60;

    private readonly UserManager<User> _users = signIn.UserManager;

    [HttpPost, ShopRoute("konto/sicherheit/passkeys/optionen", "account/security/passkeys/options")]
    public async Task<IActionResult> Options()
    {
        var user = await signIn.OwnUserAsync();
        var entity = new PasskeyUserEntity { Id = user.Id.ToString(CultureInfo.InvariantCulture), Name = user.Email!, DisplayName = user.DisplayName.Length > 0 ? user.DisplayName : user.Email! };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    [HttpPost, ShopRoute("konto/sicherheit/passkeys", "account/security/passkeys")]
    public async Task<IActionResult> Add(PasskeyForm form, CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        if ((await _users.GetPasskeysAsync(user)).Count >= Most || await AttestAsync(form.Credential, user) is not { } passkey)
        {
            this.Refuse(new Problem("passkey-refused", "Der Passkey konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal."));
            return Redirect(Url.Shop("Security.Show"));
        }
        passkey.Name = t["Passkey vom {0}", clock.Today().ToString("d", CultureInfo.CurrentCulture)];
        await _users.AddOrUpdatePasskeyAsync(user, passkey);
        await signIn.SignInStrongAsync(user);
        await mails.NoticeAsync(user, AccountNotice.PasskeyAdded, stop: stop);
        this.Tell(t["Der Passkey ist gespeichert. Sie können sich ab jetzt damit anmelden."]);
        return this.Onward(form.ReturnUrl, "Security.Show");
    }

    [HttpGet, ShopRoute("konto/sicherheit/passkeys/{key}", "account/security/passkeys/{key}")]
    public async Task<IActionResult> Rename(string key) =>
        await FindAsync(key) is { } passkey ? View("Rename", PasskeyRow.From(passkey)) : NotFound();

    [HttpPost, ShopRoute("konto/sicherheit/passkeys/{key}", "account/security/passkeys/{key}")]
    public async Task<IActionResult> Rename(string key, string? name)
    {
        if (await FindAsync(key) is not { } passkey)
            return NotFound();
        var clean = string.Concat((name ?? "").Where(c => !char.IsControl(c))).Trim();
        if (clean.Length is 0 or > LongestName)
        {
            ModelState.AddModelError("name", t["Bitte 1 bis {0} Zeichen.", LongestName]);
            return View("Rename", PasskeyRow.From(passkey));
        }
        passkey.Name = clean;
        await _users.AddOrUpdatePasskeyAsync(await signIn.OwnUserAsync(), passkey);
        return Redirect(Url.Shop("Security.Show"));
    }

    [HttpPost, ShopRoute("konto/sicherheit/passkeys/{key}/entfernen", "account/security/passkeys/{key}/remove")]
    public async Task<IActionResult> Remove(string key, CancellationToken stop)
    {
        if (await FindAsync(key) is not { } passkey)
            return NotFound();
        var user = await signIn.OwnUserAsync();
        await _users.RemovePasskeyAsync(user, passkey.CredentialId);
        await mails.NoticeAsync(user, AccountNotice.PasskeyRemoved, stop: stop);
        this.Tell(t["Der Passkey ist entfernt. Löschen Sie ihn bitte auch auf dem Gerät."]);
        return Redirect(Url.Shop("Security.Show"));
    }

    /// <summary>Only among one's own.</summary>
    private async Task<UserPasskeyInfo?> FindAsync(string key) =>
        (await _users.GetPasskeysAsync(await signIn.OwnUserAsync())).FirstOrDefault(p => PasskeyRow.KeyOf(p) == key);

    private async Task<UserPasskeyInfo?> AttestAsync(string credential, User user)
    {
        if (!PasskeyCheck.IsJson(credential))
            return null;
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credential);
            var meant = user.Id.ToString(CultureInfo.InvariantCulture);
            return result.Succeeded && result.UserEntity.Id == meant && await _users.FindByPasskeyIdAsync(result.Passkey.CredentialId) is null ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for a challenge in this browser, or too long ago.
            return null;
        }
    }
}

/// <summary>A passkey in the list.</summary>
/// <param name="Key">Its id, for addresses: hex, because they are in lower case.</param>
public sealed record PasskeyRow(string Key, string Name, DateTimeOffset CreatedAt)
{
    public static string KeyOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    public static PasskeyRow From(UserPasskeyInfo passkey) => new(KeyOf(passkey), passkey.Name ?? "Passkey", passkey.CreatedAt);
}

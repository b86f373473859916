namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>A device's answer to a challenge.</summary>
public sealed class PasskeyForm
{
    /// <summary>The credential as JSON, see Assets/js/parts/passkeys.js.</summary>
    public string Credential { get; set; } = "";

    public string ReturnUrl { get; set; } = "";
}

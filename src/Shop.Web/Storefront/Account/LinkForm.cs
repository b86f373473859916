namespace Shop.Web.Storefront.Account;

/// <summary>What a link from a mail carries.</summary>
public sealed class LinkForm
{
    public int Id { get; set; }

    public string Code { get; set; } = "";

    public string Email { get; set; } = "";
}

namespace Shop.Web.Storefront.Carts;

/// <summary>An article and how much of it, as the product page and the cart send them; the rules stand with the verbs.</summary>
public sealed class CartLineForm
{
    public int VariantId { get; set; }

    public int Quantity { get; set; } = 1;
}

using Shop.Carts;
using Shop.Common;
using Shop.Settings;

namespace Shop.Web.Storefront.Carts;

/// <summary>What can be done with a cart, handed to its controller together.</summary>
public sealed record CartVerbs(AddToCart Add, ChangeQuantity Change, RemoveLine Remove, ShopSettings Settings)
{
    /// <summary>The answer to a quantity that isn't a whole number.</summary>
    public async Task<Result<AddedToCart>> NotANumberAsync(CancellationToken stop) =>
        CartLine.NotANumber((await Settings.GetAsync<SalesRules>(stop)).MostPerLine);
}

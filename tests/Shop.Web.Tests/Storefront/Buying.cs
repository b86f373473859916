using Shop.Catalog;

namespace Shop.Web.Tests.Storefront;

/// <summary>What a customer does from the product to the order, in the words of the tests.</summary>
internal static class Buying
{
    public const string Add = "/de/warenkorb/hinzufuegen";
    public const string Cart = "/de/warenkorb";
    public const string Checkout = "/de/kasse";
    public const string Review = "/de/kasse/pruefen";
    public const string Place = "/de/kasse/bestellen";

    public static Dictionary<string, string?> Details(params (string Field, string? Value)[] other)
    {
        var fields = new Dictionary<string, string?>
        {
            ["Email"] = "erika@example.org",
            ["Address.FirstName"] = "Erika",
            ["Address.LastName"] = "Mustermann",
            ["Address.Street"] = "Deichstraße 9",
            ["Address.Postcode"] = "20459",
            ["Address.City"] = "Hamburg",
            ["Address.Country"] = "DE",
            ["ShippingMethod"] = "standard",
            ["PaymentMethod"] = "bank-transfer",
        };
        foreach (var (field, value) in other)
            fields[field] = value;
        return fields;
    }

    public static Task<Answer> AddAsync(this Visitor visitor, Variant variant, object? quantity = null) =>
        visitor.PostAsync(Add, new { variantId = variant.Id, quantity = quantity ?? 1 });

    /// <summary>Fills in the checkout and opens the review.</summary>
    public static async Task<Answer> ToReviewAsync(this Visitor visitor, params (string Field, string? Value)[] other) =>
        await visitor.FollowAsync(await visitor.PostFormAsync(Checkout, Details(other), "#checkout"));

    public static Task<Answer> OrderAsync(this Visitor visitor, Answer review) => visitor.SubmitAsync(review, null, ".order-end form");

    /// <summary>Buys and opens the confirmation.</summary>
    public static async Task<Answer> BuyAsync(this Visitor visitor, Variant variant, int quantity = 1)
    {
        await visitor.AddAsync(variant, quantity);
        return await visitor.FollowAsync(await visitor.OrderAsync(await visitor.ToReviewAsync()));
    }
}

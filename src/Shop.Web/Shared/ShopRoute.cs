using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Shop.Web.Shared;

/// <summary>
/// The address of a storefront action in both languages: [ShopRoute("warenkorb", "cart")] answers at /de/warenkorb and /en/cart and
/// is linked by <see cref="ShopUrls.Shop(IUrlHelper, string, object?)"/> with the name "Carts.Show".
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShopRouteAttribute(string de, string en) : Attribute
{
    public string De { get; } = de;

    public string En { get; } = en;

    /// <summary>Lower goes first when several addresses fit; categories take what is left.</summary>
    public int Order { get; set; }
}

/// <summary>Gives every action with a <see cref="ShopRouteAttribute"/> one address a language.</summary>
public sealed class ShopRouteConvention : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        if (action.Attributes.OfType<ShopRouteAttribute>().SingleOrDefault() is not { } route)
            return;
        var template = action.Selectors.Single();
        action.Selectors.Clear();
        foreach (var (language, path) in new[] { ("de", route.De), ("en", route.En) })
        {
            action.Selectors.Add(new SelectorModel(template)
            {
                AttributeRouteModel = new AttributeRouteModel
                {
                    Template = path.Length == 0 ? $"/{language}" : $"/{language}/{path}",
                    Name = $"{action.Controller.ControllerName}.{action.ActionName}.{language}",
                    Order = route.Order,
                },
            });
        }
    }
}

/// <summary>Links between storefront pages.</summary>
public static class ShopUrls
{
    /// <summary>The address of a storefront action in the language of this request.</summary>
    /// <param name="url">The page's URL helper.</param>
    /// <param name="name">"Controller.Action", e.g. "Carts.Show".</param>
    /// <param name="values">Route values; what the route doesn't name becomes the query.</param>
    public static string Shop(this IUrlHelper url, string name, object? values = null) => url.Shop(name, Languages.Current, values);

    /// <summary>The same in a language of choice.</summary>
    public static string Shop(this IUrlHelper url, string name, string language, object? values) =>
        url.RouteUrl($"{name}.{language}", values) ?? throw new InvalidOperationException($"No storefront route '{name}.{language}'");

    /// <summary>The address of a picture in a width; see Files/PicturesController.</summary>
    public static string Picture(this IUrlHelper url, string key, int width) => PictureOf(key, width);

    /// <summary>The same without a page's helper.</summary>
    public static string PictureOf(string key, int width, string format = "webp") => $"/bilder/{key}-{width}.{format}";
}

/// <summary>Where this page lives in the other language; set by pages whose address holds translated words.</summary>
public sealed record Alternates(string De, string En)
{
    public string In(string language) => language == "en" ? En : De;
}

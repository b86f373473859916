using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Shop.Web.Shared;

/// <summary>Finds views beside their controller: namespace Shop.Web.Storefront.Carts means folder Storefront/Carts.</summary>
public sealed partial class RoomViews : IViewLocationExpander
{
    private const string Room = "room";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
            context.Values[Room] = action.ControllerTypeInfo.Namespace!["Shop.Web.".Length..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (!context.Values.TryGetValue(Room, out var room) || room is null)
            return ["/Storefront/Shared/{0}.cshtml", "/Shared/{0}.cshtml"];
        var side = FirstFolder().Match(room).Value;
        return [$"/{room}/{{0}}.cshtml", $"/{side}/Shared/{{0}}.cshtml", "/Shared/{0}.cshtml"];
    }

    [GeneratedRegex("^[^/]+")]
    private static partial Regex FirstFolder();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Shop.Data;
using Shop.Web.Security;
using Shouldly;
using Xunit;

namespace Shop.Tests.Architecture;

public class RoomOrderTests
{
    /// <summary>Lower rooms first; rooms on one line don't see each other, except those named together.</summary>
    private static readonly string[][] Rooms =
    [
        ["Common"],
        ["Data"],
        ["Access"], ["Files"], ["Settings"], ["Mails"],
        ["Staff"], ["Customers"], ["Content"],
        ["Catalog"], ["Stock"], ["Search"], ["Pricing"], ["Discounts"], ["Shelves"], ["Carts"], ["Wishes"],
        ["Payments"], ["Shipping"], ["Orders"],
        ["Reviews"], ["Invoicing"], ["Returns"],
        ["Accounting"], ["Quotes"], ["Purchasing"], ["Marketing"], ["Feeds"], ["Support"], ["MarketWatch"],
        ["Analytics"], ["Assortment"], ["Operations"], ["Lists"],
    ];

    private static readonly Assembly Core = typeof(ShopDb).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void A_lower_room_never_sees_a_higher_one()
    {
        var wrong =
            from type in Core.GetTypes()
            where Height(type) is not null && !SeesEverything(type)
            from seen in IlReferences.Of(type)
            where seen.Assembly == Core && !SeesEverything(seen) && Height(seen) > Height(type)
            select $"{type.FullName} sees {seen.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_of_Core_has_its_place_in_the_order() =>
        Core.GetTypes().Where(t => t.Namespace?.StartsWith("Shop.", StringComparison.Ordinal) == true).Where(t => Height(t) is null)
            .Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void Core_knows_nothing_of_web_pages()
    {
        string[] forbidden = ["Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Builder"];
        var wrong =
            from type in Core.GetTypes()
            from seen in IlReferences.Of(type)
            where forbidden.Any(f => seen.Namespace?.StartsWith(f, StringComparison.Ordinal) == true)
            select $"{type.FullName} sees {seen.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_controller_has_at_most_seven_actions() =>
        Controllers().Where(c => Actions(c).Count() > 7).Select(c => $"{c.FullName}: {string.Join(", ", Actions(c))}").ShouldBeEmpty();

    [Fact]
    public void A_class_has_at_most_five_collaborators() =>
        Core.GetTypes().Concat(Web.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && !IsRecord(t) && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Where(t => t.Namespace?.StartsWith("Shop", StringComparison.Ordinal) == true)
            .Where(t => t.GetConstructors().Any(c => c.GetParameters().Length > 5))
            .Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_back_office_controller_names_its_permission() =>
        Controllers().Where(c => c.Namespace!.StartsWith("Shop.Web.BackOffice", StringComparison.Ordinal))
            .Where(c => c.GetCustomAttribute<NeedsAttribute>() is null)
            .Select(c => c.FullName).ShouldBeEmpty();

    private static IEnumerable<Type> Controllers() =>
        Web.GetTypes().Where(t => typeof(ControllerBase).IsAssignableFrom(t) && !t.IsAbstract);

    /// <summary>Names of actions; showing a form and taking it in count as one.</summary>
    private static IEnumerable<string> Actions(Type controller) => controller
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m.GetCustomAttributes().Any(a => a is HttpMethodAttribute))
        .Select(m => m.Name).Distinct();

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    /// <summary>The model itself and the seeding of demo data span all rooms.</summary>
    private static bool SeesEverything(Type type) =>
        Outermost(type) == typeof(ShopDb) || Outermost(type) == typeof(DataSetup) || type.Namespace?.StartsWith("Shop.Data.DemoData", StringComparison.Ordinal) == true;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static int? Height(Type type)
    {
        if (type.Namespace?.StartsWith("Shop.", StringComparison.Ordinal) != true)
            return null;
        var room = type.Namespace.Split('.')[1];
        var height = Array.FindIndex(Rooms, r => r.Contains(room));
        return height < 0 ? null : height;
    }
}

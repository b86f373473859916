using Microsoft.AspNetCore.Mvc;
using Shop.Common;

namespace Shop.Web.BackOffice.Shared;

/// <summary>Messages that outlive a redirect; the layout shows them above the page.</summary>
public static class Saying
{
    public const string DoneKey = "done";
    public const string RefusedKey = "refused";

    /// <summary>Says that something was done.</summary>
    public static void Say(this Controller controller, string text) => controller.TempData[DoneKey] = text;

    /// <summary>Says why something was not done.</summary>
    public static void Refuse(this Controller controller, Problem problem) => controller.TempData[RefusedKey] = problem.ToString();

    /// <summary>The part of a name that fits into a small circle: "Mira Brandt" becomes "MB".</summary>
    public static string Initials(string name)
    {
        var words = name.Split([' ', '.', '@', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Take(2).Select(w => char.ToUpperInvariant(w[0])));
    }
}

using Shop.Common;

namespace Shop.Lists;

/// <summary>Filters and order of the product list under a name: of one person or, shared, of the team.</summary>
public class SavedView
{
    public const int LongestName = 60;

    public int Id { get; set; }

    public int UserId { get; set; }

    public required string Name { get; set; }

    /// <summary>The address of the list after the question mark.</summary>
    public string Query { get; set; } = "";

    public bool Shared { get; set; }

    /// <summary>Why a view can't be called so; null when it can.</summary>
    public static Problem? WhyNotName(string? name) => name?.Trim() switch
    {
        null or "" => new Problem("view-name", "Bitte geben Sie der Ansicht einen Namen."),
        { Length: > LongestName } => new Problem("view-name-long", "Der Name darf höchstens {0} Zeichen haben.", LongestName),
        _ => null,
    };
}

/// <summary>How a person wants to see the product list.</summary>
public class ListPreference
{
    public int UserId { get; set; }

    /// <summary>Keys of the chosen columns in their order; null for the usual ones.</summary>
    public string? Columns { get; set; }

    /// <summary>The view that opens first.</summary>
    public int? DefaultViewId { get; set; }
}

using System.Globalization;

namespace Shop.Web.BackOffice.Shared;

/// <summary>Something that can be ticked: a row by its number, or a word such as a country's code.</summary>
public sealed record TickChoice(string Value, string Name)
{
    public TickChoice(int id, string name)
        : this(id.ToString(CultureInfo.InvariantCulture), name)
    {
    }
}

/// <summary>Boxes to tick for one list of a form.</summary>
public sealed record TickList(string Field, string Title, IReadOnlyList<TickChoice> Choices, IReadOnlyList<string> Chosen)
{
    public TickList(string field, string title, IReadOnlyList<TickChoice> choices, IReadOnlyList<int> chosen)
        : this(field, title, choices, [.. chosen.Select(id => id.ToString(CultureInfo.InvariantCulture))])
    {
    }
}

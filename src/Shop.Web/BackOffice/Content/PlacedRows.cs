namespace Shop.Web.BackOffice.Content;

/// <summary>A list that is put in order.</summary>
/// <param name="Home">Address of its screens.</param>
/// <param name="Heading">Of the names.</param>
/// <param name="NoteHeading">Of the notes.</param>
/// <param name="Timed">Whether its rows have a state and times.</param>
public sealed record PlacedRows(string Id, string Home, string Heading, string NoteHeading, IReadOnlyList<PlacedRow> Rows, bool Timed = true);

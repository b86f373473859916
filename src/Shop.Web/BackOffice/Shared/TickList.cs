namespace Shop.Web.BackOffice.Shared;

/// <summary>A row that a rule can choose.</summary>
public sealed record TickChoice(int Id, string Name);

/// <summary>Boxes to tick for one kind of rule.</summary>
public sealed record TickList(string Field, string Title, IReadOnlyList<TickChoice> Choices, IReadOnlyList<int> Chosen);

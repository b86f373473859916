using Shop.Operations;

namespace Shop.Web.BackOffice.Imports;

/// <summary>An earlier run in the list.</summary>
public sealed record ImportRow(
    int Id, ImportKind Kind, string FileName, bool DryRun, ImportState State, DateTime StartedAt, DateTime? EndedAt, string StartedBy, int RowsRead, int RowsTotal)
{
    public bool IsOver => State is ImportState.Done or ImportState.Failed or ImportState.Draft || EndedAt is not null;

    public bool MayBeCancelled => ImportRun.WhyNotCancel(State) is null;

    /// <summary>Class of the tag that says the state.</summary>
    public string TagClass => State switch
    {
        ImportState.Done => "tag tag-ok",
        ImportState.Failed => "tag tag-bad",
        ImportState.Cancelled => "tag tag-warn",
        ImportState.Running => "tag tag-accent",
        ImportState.Draft => "tag tag-warn",
        _ => "tag",
    };

    /// <summary>German, key of its translation.</summary>
    public string StateText => State switch
    {
        ImportState.Done when DryRun => "Geprüft",
        ImportState.Done => "Übernommen",
        ImportState.Failed => "Gescheitert",
        ImportState.Cancelled => IsOver ? "Abgebrochen" : "Wird abgebrochen",
        ImportState.Running when DryRun => "Wird geprüft",
        ImportState.Running => "Wird übernommen",
        ImportState.Draft => "Spalten zuordnen",
        _ => "Wartet",
    };
}

/// <summary>The list of runs with the form for a new one.</summary>
public sealed record ImportList(ImportForm Form, IReadOnlyList<ImportRow> Runs, IReadOnlyList<ProfileRow> Profiles);

/// <summary>A mapping that is used again.</summary>
public sealed record ProfileRow(int Id, string Name, string? Supplier, DateTime UsedAt);

using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Operations;

namespace Shop.Web.BackOffice.Imports;

/// <summary>One run with its report.</summary>
/// <param name="Report">Null while the run isn't over.</param>
/// <param name="WhyNotStart">Why its file can't be imported now.</param>
/// <param name="Fix">Refused rows that can be put right here.</param>
public sealed record ImportPage(ImportRow Run, ImportReport? Report, Problem? WhyNotStart, IReadOnlyList<FixRow> Fix)
{
    /// <summary>The mapping that is used again, if this run has one.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether its columns can be mapped, anew or for the first time.</summary>
    public bool CanMap { get; init; }

    /// <summary>How many lines of rows the page lists; all rows are in the download.</summary>
    public const int MostRows = 50;

    /// <summary>Rows to download: refused ones and those with a remark.</summary>
    public int RowsToDownload => (Report?.Refused.Count ?? 0) + (Report?.Remarks.Count ?? 0);

    /// <summary>Whether prices may have changed that can be taken back; a run that was cut off knows no figures and may have changed some.</summary>
    public bool MayTakeBack => Run is { DryRun: false, Kind: not ImportKind.Orders, IsOver: true, RowsRead: > 0 } && (Report is not { Figures.Count: > 0 } report
        || (Run.Kind == ImportKind.Products ? report.ChangedFields.ContainsKey(ProductFields.Price.Key) : report.Figures.Any(f => f is { Label: "Geänderte Produkte", Value: > 0 })));

    /// <summary>Whether the page offers to import: after a check that found a readable file, or again after a failure or when it was cancelled.</summary>
    public bool OffersStart => WhyNotStart is null && (Run is { DryRun: true, State: ImportState.Done } || Run is { DryRun: false, State: ImportState.Failed or ImportState.Cancelled })
        && (Run.Kind != ImportKind.Products || !Run.DryRun || Report is not { Stopped: null } report || report.Rows > report.Refused.Count);
}

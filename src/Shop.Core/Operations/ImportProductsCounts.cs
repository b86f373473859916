using Shop.Catalog.Import;
using Shop.Common.Csv;

namespace Shop.Operations;

/// <summary>Counts what an import of products did; a batch has its own, which joins the whole once it is saved.</summary>
internal sealed class ImportProductsCounts
{
    private const int MostPreviews = 300;

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Skipped { get; set; }

    public int NewVariants { get; set; }

    public int NewShelves { get; set; }

    public int NewMakers { get; set; }

    public int StockMoved { get; set; }

    public int Drafts { get; set; }

    public int Pictures { get; set; }

    public int PicturesMissing { get; set; }

    public int PicturesToFetch { get; set; }

    public List<RowRemark> Refused { get; } = [];

    public List<RowRemark> Remarks { get; } = [];

    public List<ProductPreview> Previews { get; } = [];

    public Dictionary<string, int> Fields { get; } = [];

    public void Refuse(ProductRecord record, string reason, string value, ProductField? field = null) =>
        Refused.Add(new RowRemark(record.Row, reason, value) { Field = field?.Key ?? "" });

    public void Remark(int row, string text, string value) => Remarks.Add(new RowRemark(row, text, value));

    /// <summary>Adds the counts of a batch that is in.</summary>
    public void Join(ImportProductsCounts batch, ImportReport report)
    {
        Created += batch.Created;
        Updated += batch.Updated;
        Unchanged += batch.Unchanged;
        Skipped += batch.Skipped;
        NewVariants += batch.NewVariants;
        NewShelves += batch.NewShelves;
        NewMakers += batch.NewMakers;
        StockMoved += batch.StockMoved;
        Drafts += batch.Drafts;
        Pictures += batch.Pictures;
        PicturesMissing += batch.PicturesMissing;
        PicturesToFetch += batch.PicturesToFetch;
        report.Refused.AddRange(batch.Refused);
        foreach (var remark in batch.Remarks)
            report.Remark(remark.Row, remark.Reason, remark.Value);
        report.Preview.AddRange(batch.Previews.Take(MostPreviews - report.Preview.Count));
        foreach (var (field, count) in batch.Fields)
            report.ChangedFields[field] = report.ChangedFields.GetValueOrDefault(field) + count;
    }

    public void WriteFigures(ImportReport report)
    {
        report.Refused.Sort((a, b) => a.Row.CompareTo(b.Row));
        report.Remarks.Sort((a, b) => a.Row.CompareTo(b.Row));
        report.Count("Zeilen", report.Rows);
        report.Count(report.DryRun ? "Neue Produkte (würden angelegt)" : "Neue Produkte", Created, isMain: true);
        report.Count(report.DryRun ? "Zu ändernde Produkte" : "Geänderte Produkte", Updated, isMain: true);
        report.Count("Unveränderte Produkte", Unchanged, isMain: true);
        report.Count("Übersprungene Zeilen", Skipped);
        report.Count("Neue Varianten", NewVariants);
        report.Count("Neue Kategorien", NewShelves);
        report.Count("Neue Hersteller und Marken", NewMakers);
        report.Count("Gezählte Bestände", StockMoved);
        if (report.DryRun)
            report.Count("Bilder, die geladen würden", PicturesToFetch);
        else
            report.Count("Geladene Bilder", Pictures);
        report.Count("Fehlende Bilder", PicturesMissing);
        report.Count("Abgelehnte Zeilen", report.Refused.Count, isMain: true);
        report.NoteIf(Drafts, "{0} neue Produkte sind noch nicht im Verkauf: Die Datei macht sie nicht aktiv, oder es fehlt etwas.");
        report.NoteIf(NewMakers, "{0} Hersteller und Marken sind neu. Die Produktsicherheitsverordnung (Art. 19 GPSR) verlangt eine Anschrift des Herstellers auf der Produktseite.");
        report.NoteIf(NewShelves, "{0} Kategorien sind neu und stehen unter „Importiert“, wo die Datei nichts anderes sagt.");
        report.NoteIf(Skipped, "{0} Zeilen wurden übersprungen: Sie hatten nach der Einstellung „nur neue“ oder „nur vorhandene“ nichts zu tun.");
    }
}

using Shop.Common.Csv;

namespace Shop.Operations;

/// <summary>Counts what an import of products did, for its report.</summary>
internal sealed class ImportCatalogueCounts
{
    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int RefusedProducts { get; set; }

    public int NewVariants { get; set; }

    public int NewShelves { get; set; }

    public int NewMakers { get; set; }

    public int Pictures { get; set; }

    public int PicturesMissing { get; set; }

    public int PicturesToFetch { get; set; }

    public int Inactive { get; set; }

    public void WriteFigures(ImportReport report)
    {
        report.Refused.Sort((a, b) => a.Row.CompareTo(b.Row));
        report.Remarks.Sort((a, b) => a.Row.CompareTo(b.Row));
        report.Count("Zeilen", report.Rows);
        report.Count("Produkte in der Datei", Created + Updated + Unchanged + RefusedProducts);
        report.Count(report.DryRun ? "Neue Produkte (würden angelegt)" : "Neue Produkte", Created, isMain: true);
        report.Count(report.DryRun ? "Zu ändernde Produkte" : "Geänderte Produkte", Updated, isMain: true);
        report.Count("Unveränderte Produkte (übersprungen)", Unchanged, isMain: true);
        report.Count("Abgelehnte Produkte", RefusedProducts);
        report.Count("Neue Varianten", NewVariants);
        report.Count("Neue Kategorien", NewShelves);
        report.Count("Neue Hersteller", NewMakers);
        if (report.DryRun)
            report.Count("Bilder, die geladen würden", PicturesToFetch);
        else
            report.Count("Geladene Bilder", Pictures);
        report.Count("Fehlende Bilder", PicturesMissing);
        report.Count("Abgelehnte Zeilen", report.Refused.Count, isMain: true);
        report.Notes.Add(ImportNote.Of("Preise der Datei gelten als Bruttopreise mit dem vollen Steuersatz; ermäßigte Produkte stellen Sie danach im Produkt um."));
        report.Notes.Add(ImportNote.Of("Bestände gelten nur für neue Varianten; was schon im Lager geführt wird, ändert ein Import nicht."));
        report.NoteIf(NewMakers, "{0} neue Hersteller haben noch keine Anschrift; die Produktsicherheitsverordnung (Art. 19 GPSR) verlangt sie auf der Produktseite.");
        report.NoteIf(Inactive, "{0} Produkte sind nicht im Verkauf, weil die Datei sie nicht veröffentlicht oder ein Preis fehlt.");
    }
}

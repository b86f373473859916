using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Orders.Import;

/// <summary>Counts what a history holds and what was done with it, for the report.</summary>
internal sealed class MailOrderTally(ImportReport report)
{
    private readonly HashSet<string> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, long Cents)> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknownCountries = new(StringComparer.OrdinalIgnoreCase);
    private int _invoices, _cancellations, _adjustments, _guests, _guestRows, _services;
    private int _duplicates, _returnsWithoutC, _free, _negativePrices, _nameless, _roundedPrices;
    private int _written, _writtenRows, _skipped, _newCustomers;
    private long _net, _positive, _writtenNet;

    /// <summary>Counts an invoice; null when it was refused.</summary>
    public MailOrder? Take(CsvGroup<MailOrderLine> group)
    {
        report.Rows += group.Rows.Count + group.Refused.Count;
        var refused = MailOrder.RefusalsOf(group).ToList();
        if (refused.Count > 0)
        {
            report.Refused.AddRange(refused);
            return null;
        }
        var invoice = new MailOrder(group.Key, group.Rows);
        CountHead(invoice);
        foreach (var line in invoice.Lines)
            CountLine(invoice, line);
        _duplicates += invoice.Lines.Count - invoice.Lines.Select(l => l with { Row = 0 }).Distinct().Count();
        return invoice;
    }

    public void Wrote(MailOrderBatch batch)
    {
        _written += batch.New.Count;
        _skipped += batch.AlreadyThere;
        _newCustomers += batch.NewCustomers;
        foreach (var line in batch.New.SelectMany(i => i.Lines))
        {
            _writtenRows++;
            _writtenNet += MailOrderRules.LineTotal(line.Quantity, line.UnitPrice).Cents;
        }
    }

    /// <summary>Why the import must end before the file does.</summary>
    public ImportNote? WhyStop(CancellationToken stop)
    {
        if (report.TooManyRefused)
            return ImportNote.Of(CsvTroubles.TooManyRefused);
        return stop.IsCancellationRequested
            ? ImportNote.Of("Der Import wurde nach {0} Zeilen abgebrochen. Was bis dahin übernommen ist, steht vollständig im Shop; ein neuer Lauf setzt fort.", report.Rows)
            : null;
    }

    public void WriteFigures()
    {
        report.Refused.Sort((a, b) => a.Row.CompareTo(b.Row));
        report.Count("Zeilen", report.Rows);
        report.Count("Rechnungen", _invoices);
        report.Count("davon Stornos", _cancellations);
        report.Count("davon Korrekturen", _adjustments);
        report.Count("Kunden", _customers.Count);
        report.Count("Artikelnummern", _codes.Count);
        report.Sum("Summe", new Money(_net));
        report.Sum("Summe der Verkäufe (Menge und Preis positiv)", new Money(_positive));
        report.Count("Zeilen für Dienste", _services);
        report.Count("Rechnungen ohne Kunden (Gäste)", _guests);
        report.Count("Zeilen ohne Kunden", _guestRows);
        report.Count(report.DryRun ? "Zu übernehmende Rechnungen" : "Übernommene Rechnungen", _written, isMain: true);
        report.Count(report.DryRun ? "Zu übernehmende Zeilen" : "Übernommene Zeilen", _writtenRows);
        report.Sum(report.DryRun ? "Zu übernehmende Summe" : "Übernommene Summe", new Money(_writtenNet), isMain: true);
        report.Count(report.DryRun ? "Neue Kunden (würden angelegt)" : "Neue Kunden", _newCustomers);
        report.Count("Schon vorhandene Rechnungen (übersprungen)", _skipped, isMain: true);
        report.Count("Abgelehnte Zeilen", report.Refused.Count, isMain: true);
        report.Top.AddRange(_codes.OrderByDescending(c => c.Value.Cents).ThenBy(c => c.Key, StringComparer.Ordinal).Take(10)
            .Select(c => new ImportTopArticle(c.Key, c.Value.Name, c.Value.Cents)));
        WriteNotes();
    }

    private void CountHead(MailOrder invoice)
    {
        _invoices++;
        _cancellations += invoice.Kind == OrderKind.Cancellation ? 1 : 0;
        _adjustments += invoice.Kind == OrderKind.Adjustment ? 1 : 0;
        if (invoice.Customer.Length > 0)
            _customers.Add(invoice.Customer);
        else
            _guests++;
        if (CountryNames.CodeOf(invoice.Country) == CountryNames.Unknown)
            _unknownCountries.Add(invoice.Country);
    }

    private void CountLine(MailOrder invoice, MailOrderLine line)
    {
        var cents = MailOrderRules.LineTotal(line.Quantity, line.UnitPrice).Cents;
        var code = _codes.GetValueOrDefault(line.Code);
        _codes[line.Code] = (line.Description.Length > 0 ? line.Description : code.Name ?? "", code.Cents + cents);
        _net += cents;
        _positive += line is { Quantity: > 0, UnitPrice: > 0 } ? cents : 0;
        _guestRows += line.Customer.Length == 0 ? 1 : 0;
        _services += MailOrderRules.LineKindOf(line.Code) == OrderLineKind.Service ? 1 : 0;
        _returnsWithoutC += line.Quantity < 0 && invoice.Kind == OrderKind.Sale ? 1 : 0;
        _free += line.UnitPrice == 0 ? 1 : 0;
        _negativePrices += line.UnitPrice < 0 ? 1 : 0;
        _nameless += line.Description.Length == 0 ? 1 : 0;
        _roundedPrices += Money.From(line.UnitPrice).Amount != line.UnitPrice ? 1 : 0;
    }

    private void WriteNotes()
    {
        report.Notes.Add(ImportNote.Of("Zeilensumme = Menge × Preis, genau gerechnet und je Zeile auf ganze Cent gerundet (kaufmännisch, halbe Cent vom Nullpunkt weg)."));
        report.Notes.Add(ImportNote.Of("Preise gelten, wie sie in der Datei stehen; die Datei nennt keine Umsatzsteuer, deshalb steht der Steuersatz der Zeilen auf 0 %."));
        report.Notes.Add(ImportNote.Of("Zeiten der Datei gelten als Ortszeit des Shops (Europe/Berlin)."));
        report.NoteIf(_roundedPrices, "{0} Zeilen haben Preise mit mehr als zwei Nachkommastellen; gezeigt wird der gerundete Preis, die Summe stimmt genau.");
        report.NoteIf(_duplicates, "{0} Zeilen wiederholen eine andere Zeile derselben Rechnung genau; sie zählen mit.");
        report.NoteIf(_returnsWithoutC, "{0} Zeilen haben eine negative Menge, ohne dass die Rechnung ein Storno ist; sie zählen mit.");
        report.NoteIf(_free, "{0} Zeilen haben den Preis 0.");
        report.NoteIf(_negativePrices, "{0} Zeilen haben einen negativen Preis; sie zählen mit.");
        report.NoteIf(_nameless, "{0} Zeilen haben keine Bezeichnung; gezeigt wird die Artikelnummer.");
        report.NoteIf(CodesThatDifferInCase(), "{0} Artikelnummern unterscheiden sich von einer anderen nur in Groß- und Kleinschreibung; sie bleiben verschieden.");
        if (_unknownCountries.Count > 0)
            report.Notes.Add(ImportNote.Of("Unbekannte Länder: {0}. Die Rechnungen tragen dafür den Code ZZ.", string.Join(", ", _unknownCountries.Order(StringComparer.Ordinal).Take(20))));
    }

    private int CodesThatDifferInCase() =>
        _codes.Keys.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Sum(g => g.Count());
}

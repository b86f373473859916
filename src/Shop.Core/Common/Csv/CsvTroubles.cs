namespace Shop.Common.Csv;

/// <summary>What can be wrong with a whole file.</summary>
internal static class CsvTroubles
{
    public static readonly Problem Empty = new("csv-empty", "Die Datei ist leer.");

    public static readonly Problem NotCsv = new("csv-none", "Das ist keine CSV-Datei. Bitte speichern Sie die Tabelle als „CSV (durch Trennzeichen getrennt)“.");

    public static readonly Problem BrokenArchive = new("csv-gz", "Die gepackte Datei ist beschädigt und lässt sich nicht entpacken.");

    public static readonly Problem TooLarge = new("csv-too-large", "Die Datei ist entpackt größer als {0} MB; so große Dateien werden nicht gelesen.", CsvLimits.UnpackedBytes / 1024 / 1024);

    public static readonly Problem TooManyRefused = new(
        "csv-too-many-refused", "Mehr als {0} Zeilen wurden abgelehnt; der Import hält hier an, weil die Datei wohl nicht die gemeinte ist.", CsvLimits.RefusedRows);

    public static readonly Problem TooManyColumns = new("csv-too-many-columns", "Die Datei hat mehr als {0} Spalten; das ist keine Tabelle mit Produkten.", CsvLimits.Columns);

    public static readonly Problem NoRows = new("csv-no-rows", "Die Datei hat nur eine Kopfzeile und keine einzige Zeile darunter.");

    public static Problem OtherFile(string kind) => new(
        "csv-other", "Das ist keine CSV-Datei, sondern {0}. Bitte speichern Sie die Tabelle als CSV oder entpacken Sie das Archiv; .csv und .csv.gz werden gelesen.", kind);

    public static Problem EndlessCell(long row) => new(
        "csv-endless", "Nach Zeile {0} beginnt eine Zelle, die nicht endet: Dort fehlt vermutlich ein Anführungszeichen. Nur bis dahin wurde gelesen.", row);

    public static Problem MissingColumns(IReadOnlyList<string> missing, IReadOnlyList<string> found) => new(
        "csv-columns",
        "Der Datei fehlen Spalten: {0}. Gefunden wurden: {1}.",
        string.Join(", ", missing),
        Short(string.Join(", ", found.Select(f => f.Trim()).Where(f => f.Length > 0))));

    private static string Short(string text) => text.Length switch
    {
        0 => "–",
        > 300 => text[..300] + " …",
        _ => text,
    };
}

/// <summary>What can be wrong with any row, whatever the file holds; keys of their translations. {0} is the number of lines it spans.</summary>
internal static class RowFlaws
{
    public const string Quotes = "Die Anführungszeichen der Zeile stimmen nicht.";
    public const string OpenQuote = "Hier fehlt vermutlich ein schließendes Anführungszeichen; {0} Zeilen der Datei wurden deshalb nicht gelesen.";
    public const string LongCell = "Eine Zelle der Zeile ist zu lang.";
    public const string Letters = "Die Zeile enthält Zeichen in einer anderen Kodierung als die Datei.";
    public const string Nul = "Die Zeile enthält Steuerzeichen.";
    public const string TooManyCells = "Die Zeile hat mehr Zellen als die Kopfzeile.";
    public const string TooFewCells = "Die Zeile hat weniger Zellen als die Kopfzeile.";
}

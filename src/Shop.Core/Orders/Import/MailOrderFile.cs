using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Common.Csv;

namespace Shop.Orders.Import;

/// <summary>One line of a mail-order history, read and checked; small, because many of them may be held at once.</summary>
/// <param name="Row">In the file.</param>
/// <param name="UnitPrice">As exact as the file has it.</param>
/// <param name="At">In the shop's time zone.</param>
/// <param name="Customer">The source's customer number; empty for a guest.</param>
internal readonly record struct MailOrderLine(
    int Row, string Code, string Description, int Quantity, decimal UnitPrice, DateTime At, string Customer, string Country);

/// <summary>
/// Reads the history of a mail-order shop as the "Online Retail" files have it: a row per line of an invoice, with the invoice's
/// head repeated in each.
/// </summary>
internal sealed partial class MailOrderFile
{
    /// <summary>Most pieces of one line.</summary>
    private const int MostPieces = 1_000_000;

    /// <summary>Highest price of a piece and of a line; keeps every sum within whole cents of 64 bits.</summary>
    private const decimal MostMoney = 1_000_000_000m;

    private const int LongestInvoice = 36;
    private const int LongestCustomer = 30;
    private const int LongestCode = 80;
    private const int LongestDescription = 600;
    private const int MostPooled = 200_000;

    private static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd",
        "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm", "d.M.yyyy", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm", "M/d/yy H:mm", "M/d/yyyy",
    ];

    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    private readonly char _separator;
    private readonly int _invoice, _code, _description, _quantity, _at, _price, _customer, _country;

    public MailOrderFile(CsvFile file)
    {
        _separator = file.Separator;
        _invoice = file.Column("InvoiceNo");
        _code = file.Column("StockCode");
        _description = file.Column("Description");
        _quantity = file.Column("Quantity");
        _at = file.Column("InvoiceDate");
        _price = file.Column("UnitPrice");
        _customer = file.Column("CustomerID");
        _country = file.Column("Country");
    }

    public static CsvLayout Layout { get; } = new(
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"], LongestCell: 4000, Strict: true)
    {
        Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Invoice"] = "InvoiceNo", ["Price"] = "UnitPrice" },
    };

    /// <summary>The invoice a row belongs to; letters in it don't distinguish by case.</summary>
    public string InvoiceOf(CsvRow row) => row[_invoice].ToUpperInvariant() is { Length: <= LongestInvoice } number ? number : "";

    public RowOutcome<MailOrderLine> Read(CsvRow row)
    {
        if (row.Flaw is { } flaw)
            return flaw;
        if (row[_invoice].Length is 0 or > LongestInvoice)
            return Refuse(row, "Die Rechnungsnummer „{0}“ fehlt oder ist zu lang.", _invoice);
        if (row[_code].Length is 0 or > LongestCode)
            return Refuse(row, "Die Artikelnummer „{0}“ fehlt oder ist zu lang.", _code);
        if (row[_description].Length > LongestDescription)
            return Refuse(row, "Die Bezeichnung „{0}“ ist zu lang.", _description);
        if (!CsvNumber.TryReadWhole(row[_quantity], _separator, MostPieces, out var quantity))
            return Refuse(row, "„{0}“ ist keine Menge.", _quantity);
        if (!CsvNumber.TryRead(row[_price], _separator, out var price) || Math.Abs(price) > MostMoney || Math.Abs(price * quantity) > MostMoney)
            return Refuse(row, "„{0}“ ist kein Preis.", _price);
        if (!DateTime.TryParseExact(row[_at], Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) || at.Year is < 1980 or > 2100)
            return Refuse(row, "„{0}“ ist kein Datum mit Uhrzeit.", _at);
        if (CustomerNumber(row[_customer]) is not { } customer)
            return Refuse(row, "„{0}“ ist keine Kundennummer.", _customer);
        return new MailOrderLine(
            row.Number, Pooled(row[_code]), Pooled(row[_description]), quantity, price, at, Pooled(customer), Pooled(row[_country]));
    }

    /// <summary>"17850.0" becomes "17850", as spreadsheets make decimals of numbers; null when it is no customer number.</summary>
    internal static string? CustomerNumber(string cell)
    {
        var number = cell.EndsWith(".0", StringComparison.Ordinal) ? cell[..^2] : cell;
        return number.Length == 0 || (number.Length <= LongestCustomer && CustomerPattern().IsMatch(number)) ? number : null;
    }

    private static RowRemark Refuse(CsvRow row, string reason, int column) => new(row.Number, reason, row[column]);

    /// <summary>The same words occur in thousands of rows; one copy of each is enough.</summary>
    private string Pooled(string text)
    {
        if (_pool.TryGetValue(text, out var known))
            return known;
        if (_pool.Count < MostPooled)
            _pool.Add(text, text);
        return text;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._/-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CustomerPattern();
}

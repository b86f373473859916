using System.Globalization;
using System.Text;
using QRCoder;
using Shop.Common;

namespace Shop.Payments;

/// <summary>
/// The payment code that banking apps scan: recipient, account, amount and purpose of a SEPA transfer (EPC069-12, "GiroCode").
/// </summary>
public sealed record GiroCode
{
    /// <summary>Most bytes of the whole text (EPC069-12).</summary>
    public const int MostBytes = 331;

    private GiroCode(string payload) => Payload = payload;

    /// <summary>The lines that the code holds, separated by LF.</summary>
    public string Payload { get; }

    /// <summary>Null when a part isn't usable: no account, nothing to pay, above 999 999 999.99 €.</summary>
    /// <param name="recipient">Cut to 70 characters.</param>
    /// <param name="iban">With or without spaces; checked by its check digits.</param>
    /// <param name="bic">May be empty within the EEA.</param>
    /// <param name="amount">What to pay.</param>
    /// <param name="purpose">Unstructured text, cut to 140 characters.</param>
    public static GiroCode? For(string recipient, string iban, string bic, Money amount, string purpose)
    {
        var account = Compact(iban);
        var name = Cut(OneLine(recipient), 70);
        if (!IsIban(account) || name.Length == 0 || !amount.IsPositive || amount.Cents > 99_999_999_999)
            return null;
        var bank = Compact(bic);
        string[] lines =
        [
            "BCD", "002", "1", "SCT",
            bank.Length is 8 or 11 ? bank : "",
            name, account,
            "EUR" + amount.Amount.ToString("0.00", CultureInfo.InvariantCulture),
            "", "",
        ];
        var head = string.Join('\n', lines) + '\n';
        return new GiroCode((head + CutBytes(Cut(OneLine(purpose), 140), MostBytes - Encoding.UTF8.GetByteCount(head))).TrimEnd('\n'));
    }

    /// <summary>Whether the check digits fit (ISO 13616, mod 97).</summary>
    public static bool IsIban(string iban)
    {
        var account = Compact(iban);
        if (account.Length is < 15 or > 34 || !account.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetter(account[0]) || !char.IsAsciiLetter(account[1]))
            return false;
        var rest = 0;
        foreach (var c in account[4..] + account[..4])
            rest = char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
        return rest == 1;
    }

    /// <summary>Dark (true) and light squares, row by row, without the quiet border.</summary>
    public bool[][] Squares()
    {
        using var data = Encode();
        const int border = 4;
        return [.. data.ModuleMatrix.Skip(border).SkipLast(border)
            .Select(row => row.Cast<bool>().Skip(border).SkipLast(border).ToArray())];
    }

    /// <summary>As a picture with its quiet border, for mails and pages.</summary>
    public byte[] Png(int pixelsPerSquare = 6)
    {
        using var data = Encode();
        return new PngByteQRCode(data).GetGraphic(pixelsPerSquare);
    }

    /// <summary>Error level M, as the guideline asks; UTF-8.</summary>
    private QRCodeData Encode() => QRCodeGenerator.GenerateQrCode(Payload, QRCodeGenerator.ECCLevel.M, forceUtf8: true);

    private static string Compact(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();
    }

    private static string CutBytes(string text, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(text) > bytes)
            text = Cut(text, text.Length - 1);
        return text;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Common.Documents;
using Shop.Data;
using Shop.Mails;
using Shop.Settings;

namespace Shop.Orders.Mails;

/// <summary>
/// What a customer gets on a durable medium with the order receipt (§312f, §312i (1) Nr. 4 BGB): the AGB and the Widerrufsbelehrung in the
/// very wording agreed to, and the withdrawal form of the law (Anlage 2 zu Art. 246a §1 EGBGB).
/// </summary>
public sealed class ContractDocuments(IDbContextFactory<ShopDb> databases, MailFiles files)
{
    private readonly ConcurrentDictionary<(int Version, string Language, ShopIdentity Shop), byte[]> _made = new();

    public async Task<IReadOnlyList<MailAttachment>> ForAsync(Order order, ShopIdentity shop, CancellationToken stop = default)
    {
        var attachments = new List<MailAttachment>();
        foreach (var (version, german) in new[] { (order.TermsVersionId, "AGB"), (order.WithdrawalVersionId, "Widerrufsbelehrung") })
        {
            if (version is { } id)
                attachments.Add(await AttachAsync(german, order.Language, await MadeAsync(id, german, order.Language, shop, stop), stop));
        }
        if (order.WithdrawalVersionId is not null)
            attachments.Add(await AttachAsync("Widerrufsformular", order.Language, Form(order.Language, shop), stop));
        return attachments;
    }

    private async Task<byte[]> MadeAsync(int versionId, string german, string language, ShopIdentity shop, CancellationToken stop)
    {
        if (_made.TryGetValue((versionId, language, shop), out var made))
            return made;
        await using var db = await databases.CreateDbContextAsync(stop);
        var version = await db.ContentPageVersions.AsNoTracking().SingleAsync(v => v.Id == versionId, stop);
        var bytes = Set(german, version.Body.In(language), language, shop, version.ValidFrom);
        return _made[(versionId, language, shop)] = bytes;
    }

    private byte[] Form(string language, ShopIdentity shop) => _made.GetOrAdd((0, language, shop), _ =>
    {
        var to = string.Join(", ", new[] { shop.CompanyName, shop.Street, $"{shop.Postcode} {shop.City}", shop.Email }.Where(p => p.Trim().Length > 0));
        var blank = new string('…', 60);
        string[] lines =
        [
            Say("(Wenn Sie den Vertrag widerrufen wollen, dann füllen Sie bitte dieses Formular aus und senden Sie es zurück.)"),
            $"**{Say("An")}** {to}",
            $"{Say("Hiermit widerrufe(n) ich/wir (*) den von mir/uns (*) abgeschlossenen Vertrag über den Kauf der folgenden Waren (*)/die Erbringung der folgenden Dienstleistung (*)")}",
            blank, blank,
            .. Blank("Bestellt am (*)/erhalten am (*)"),
            .. Blank("Name des/der Verbraucher(s)"),
            .. Blank("Anschrift des/der Verbraucher(s)"),
            .. Blank("Unterschrift des/der Verbraucher(s) (nur bei Mitteilung auf Papier)"),
            .. Blank("Datum"),
            Say("(*) Unzutreffendes streichen."),
        ];
        return Set("Widerrufsformular", string.Join("\n\n", lines.Select(Escape)), language, shop, new DateTime(2022, 5, 28, 0, 0, 0, DateTimeKind.Utc));

        string Say(string german) => Texts.In(CultureOf(language), german);
        IEnumerable<string> Blank(string german) => [Say(german), blank];
    });

    /// <summary>Keeps "(*)" from being read as emphasis; leaves our own bold word.</summary>
    private static string Escape(string line) => line.Replace("(*)", "(\\*)", StringComparison.Ordinal);

    private static byte[] Set(string german, string markdown, string language, ShopIdentity shop, DateTime madeAt)
    {
        var sender = new LetterSender(shop.ShopName, "",
        [
            [shop.CompanyName, shop.Street, $"{shop.Postcode} {shop.City}".Trim()],
            [shop.Email, shop.Phone],
            [shop.RegisterEntry, shop.VatId],
        ]);
        return TextDocument.Write(Texts.In(CultureOf(language), german), markdown, sender, CultureOf(language), madeAt);
    }

    private async Task<MailAttachment> AttachAsync(string german, string language, byte[] bytes, CancellationToken stop) => new()
    {
        FileName = Slug.From(Texts.In(CultureOf(language), german)) + ".pdf",
        ContentType = "application/pdf",
        FileSha256 = await files.KeepAsync(bytes, stop),
    };

    private static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");
}

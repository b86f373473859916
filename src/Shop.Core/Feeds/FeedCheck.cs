using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Feeds;

/// <summary>What a channel would say about an article.</summary>
/// <param name="Rejects">The channel wouldn't take the article; otherwise it takes it but shows it less or cut.</param>
/// <param name="Say">The sentence for the merchant.</param>
public sealed record FeedRemark(bool Rejects, Problem Say);

/// <summary>Looks at an article as a channel's own checks do, before anything goes out. Pure.</summary>
public static partial class FeedCheck
{
    private const int LongestIdealoTitle = 255;

    /// <summary>Words of offers, which titles of all three channels mustn't hold.</summary>
    private static readonly string[] Promotion =
        ["gratis", "kostenlos", "versandkostenfrei", "sonderangebot", "rabatt", "sale", "schnäppchen", "jetzt kaufen", "tiefpreis", "bestpreis", "free shipping", "discount"];

    /// <summary>Goods that channels forbid or allow only with permission.</summary>
    private static readonly string[] Restricted =
        ["tabak", "zigarette", "nikotin", "e-liquid", "vape", "cbd", "cannabis", "hanfblüte", "waffe", "munition", "feuerwerk", "viagra", "tobacco", "nicotine", "weapon", "ammunition"];

    public static IEnumerable<FeedRemark> Of(FeedItem item, FeedChannel channel) =>
        Numbers(item, channel).Concat(Texts(item, channel)).Concat(Prices(item)).Concat(Labels(item, channel));

    private static IEnumerable<FeedRemark> Numbers(FeedItem item, FeedChannel channel)
    {
        if (!item.IsIdentified)
            yield return Unidentified(item);
        else if (item.Gtin.Length > 0 && !IsGtin(item.Gtin))
            yield return Reject("feed-gtin-wrong", "Die GTIN {0} hat eine falsche Prüfziffer oder Länge.", item.Gtin);
        if (item.Brand.Length == 0)
            yield return channel == FeedChannel.Idealo ? Warn("feed-brand", "Marke oder Hersteller fehlen.") : Reject("feed-brand", "Marke oder Hersteller fehlen.");
        if (item.Id.Length > 50)
            yield return Reject("feed-id", "Die Artikelnummer hat mehr als 50 Zeichen.");
        if (item.GoogleCategory is null && channel != FeedChannel.Idealo)
            yield return Warn("feed-category", "Der Kategorie ist keine Google-Kategorie zugeordnet.");
    }

    /// <summary>Channels recognise goods by the GTIN or by the manufacturer's number with the brand; says what is missing for either.</summary>
    private static FeedRemark Unidentified(FeedItem item) => item.Mpn.Length > 0
        ? Warn("feed-gtin", "Die GTIN fehlt, und zur Herstellernummer (MPN) fehlt die Marke: Der Kanal ordnet den Artikel schlechter zu und zeigt ihn seltener.")
        : Warn("feed-gtin", "GTIN und Herstellernummer (MPN) fehlen: Der Kanal ordnet den Artikel schlechter zu und zeigt ihn seltener.");

    private static IEnumerable<FeedRemark> Texts(FeedItem item, FeedChannel channel)
    {
        var most = channel switch { FeedChannel.Google => GoogleFeed.LongestTitle, FeedChannel.Meta => 200, _ => LongestIdealoTitle };
        if (item.Title.Trim().Length == 0)
            yield return Reject("feed-title", "Der Titel fehlt.");
        else if (item.Title.Length > most)
            yield return Warn("feed-title-long", "Der Titel ist länger als {0} Zeichen und wird gekürzt.", most);
        if (item.Description.Length == 0)
            yield return channel == FeedChannel.Meta ? Reject("feed-text", "Die Beschreibung fehlt.") : Warn("feed-text", "Die Beschreibung fehlt.");
        if (Html().IsMatch(item.Title) || Html().IsMatch(item.Description))
            yield return Warn("feed-html", "In Titel oder Beschreibung steht HTML; der Kanal zeigt es als Zeichen.");
        if (item.Title.Count(char.IsLetter) > 8 && !item.Title.Any(char.IsLower))
            yield return Warn("feed-capitals", "Der Titel steht ganz in Großbuchstaben.");
        if (Find(item.Title, Promotion) is { } promotion)
            yield return Reject("feed-promotion", "Der Titel wirbt („{0}“); Kanäle lehnen Werbung im Titel ab.", promotion);
        if ((Find(item.Title, Restricted) ?? Find(item.Description, Restricted)) is { } restricted)
            yield return Warn("feed-policy", "„{0}“ kann gegen die Richtlinien des Kanals verstoßen. Bitte prüfen Sie, ob die Ware dort erlaubt ist.", restricted);
        if (item.Images.Count == 0)
            yield return Reject("feed-image", "Ein Bild fehlt.");
    }

    private static IEnumerable<FeedRemark> Prices(FeedItem item)
    {
        if (!item.Price.IsPositive)
            yield return Reject("feed-price", "Der Preis fehlt.");
        else if (item.CartPrice != item.Price)
            yield return Reject("feed-mismatch", "Im Warenkorb kostet der Artikel {0}, im Feed {1}. Kanäle sperren Artikel, deren Preise nicht übereinstimmen.", FeedText.Price(item.CartPrice), FeedText.Price(item.Price));
        if (item.UnlawfulFormerPrice)
            yield return Warn("feed-former", "Der Streichpreis geht nicht mit: Der Preisverlauf belegt keine Ermäßigung (§ 11 PAngV).");
    }

    private static IEnumerable<FeedRemark> Labels(FeedItem item, FeedChannel channel)
    {
        if (item.EnergyClass.Length > 0 && item.EnergyScale.Length == 0)
            yield return Reject("feed-energy", "Zur Energieklasse fehlt das Spektrum.");
        if (channel == FeedChannel.Idealo && item.DaysTo <= 0)
            yield return Reject("feed-delivery", "Die Lieferzeit fehlt.");
    }

    private static FeedRemark Reject(string code, string text, params object[] args) => new(true, new Problem(code, text, args));

    private static FeedRemark Warn(string code, string text, params object[] args) => new(false, new Problem(code, text, args));

    /// <summary>A whole word; "Salept" isn't a sale.</summary>
    private static string? Find(string text, string[] words) => Array.Find(words, w =>
    {
        var at = text.IndexOf(w, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + w.Length == text.Length || !char.IsLetter(text[at + w.Length]));
    });

    /// <summary>8, 12, 13 or 14 digits whose weighted sum ends in 0 (GS1 General Specifications, 7.9).</summary>
    private static bool IsGtin(string text) =>
        text.Length is 8 or 12 or 13 or 14 && text.All(char.IsAsciiDigit) && text.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>")]
    private static partial Regex Html();
}

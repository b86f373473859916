using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Mails;
using Shop.Settings;

namespace Shop.Wishes;

/// <summary>The article someone waits for, as the mails name and link it.</summary>
public sealed record AwaitedVariant(int Id, string Sku, LocalizedText Product, LocalizedText Variant, int ProductId, LocalizedText Slug)
{
    public string NameIn(string language) =>
        Variant.In(language) is { Length: > 0 } variant ? $"{Product.In(language)}, {variant}" : Product.In(language);

    /// <summary>Below the shop's own address.</summary>
    public string PathIn(string language) => string.Create(
        CultureInfo.InvariantCulture,
        $"/{(language == "en" ? "en/products" : "de/artikel")}/{Uri.EscapeDataString(Slug.In(language))}-{ProductId}?v={Uri.EscapeDataString(Sku)}");

    public static Task<AwaitedVariant?> ReadAsync(ShopDb db, int variantId, CancellationToken stop) => db.Variants.AsNoTracking()
        .Where(v => v.Id == variantId && v.Active && v.Product!.Active)
        .Select(v => new AwaitedVariant(v.Id, v.Sku, v.Product!.Name, v.Name, v.ProductId, v.Product.Slug))
        .SingleOrDefaultAsync(stop);
}

/// <summary>Writes the mails about an article that is awaited, into the caller's save.</summary>
public sealed class StockWishMails(ShopDb db, MailQueue queue, ShopAddress shop, TimeProvider clock)
{
    private const int MostPerHour = 4;

    /// <summary>Asks the owner of the address; at most four such mails an hour go to one address, so that nobody's mailbox is flooded through the shop.</summary>
    /// <param name="wish">Not yet confirmed.</param>
    /// <param name="awaited">The article.</param>
    /// <param name="link">The page where one confirms or ends the wish.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task AskAsync(StockWish wish, AwaitedVariant awaited, string link, CancellationToken stop)
    {
        if (await FreeKeyAsync(wish.Email, stop) is not { } key)
            return;
        var mail = await queue.BeginAsync(wish.Language, stop);
        var name = awaited.NameIn(wish.Language);
        mail.Title(mail.Say("Bitte bestätigen Sie Ihren Wunsch"))
            .Paragraph(mail.Say("Mit dieser Adresse wurde bei {0} um eine Nachricht gebeten, sobald „{1}“ wieder da ist.", mail.Shop.ShopName, name))
            .Button(mail.Say("Ja, schreiben Sie mir"), link)
            .Small(mail.Say("Wir schreiben Ihnen genau einmal und löschen danach die Adresse. Auf derselben Seite können Sie die Nachricht jederzeit abbestellen. Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne Bestätigung löschen wir die Adresse nach sieben Tagen."));
        var sent = queue.Add(db, wish.Email, "stock-wish", mail.Say("Nachricht, wenn „{0}“ wieder da ist", name), mail, key);
        sent.UnsubscribeUrl = EndOf(wish);
    }

    public async Task TellAsync(StockWish wish, AwaitedVariant awaited, string? link, CancellationToken stop)
    {
        var mail = await queue.BeginAsync(wish.Language, stop);
        var name = awaited.NameIn(wish.Language);
        mail.Title(mail.Say("„{0}“ ist wieder da", name))
            .Paragraph(mail.Say("Sie wollten es wissen: Bei {0} ist der Artikel wieder lieferbar. Zurückgelegt ist er nicht; wer zuerst bestellt, bekommt ihn.", mail.Shop.ShopName));
        if (link is not null)
            mail.Button(mail.Say("Zum Artikel"), link);
        mail.Small(mail.Say("Das war die eine Nachricht, um die Sie gebeten haben. Ihre Adresse ist dafür jetzt gelöscht."));
        var sent = queue.Add(db, wish.Email, "back-in-stock", mail.Say("„{0}“ ist wieder da", name), mail, string.Create(CultureInfo.InvariantCulture, $"back-in-stock:{wish.Id}"));
        sent.UnsubscribeUrl = EndOf(wish);
    }

    private string? EndOf(StockWish wish) => shop.Of((wish.Language == "en" ? "/en/back-in-stock/cancel?key=" : "/de/wieder-da/abbestellen?key=") + wish.Key);

    private async Task<string?> FreeKeyAsync(string to, CancellationToken stop)
    {
        var address = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to.ToLowerInvariant())))[..24];
        for (var n = 1; n <= MostPerHour; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"stock-wish:{address}:{clock.UtcNow():yyyyMMddHH}:{n}");
            if (!await MailQueue.IsQueuedAsync(db, key, stop))
                return key;
        }
        return null;
    }
}

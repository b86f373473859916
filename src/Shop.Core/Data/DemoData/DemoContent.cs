using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Settings;

namespace Shop.Data.DemoData;

/// <summary>Furnishes the demo: who the merchant is, how it ships, the pages.</summary>
internal sealed class DemoContent(ShopDb db, DemoCalendar calendar)
{
    /// <summary>Pages that every footer links to, in this order.</summary>
    private static readonly string[] Footer = ["versand-zahlung", "widerruf", "agb", "datenschutz", "impressum", "gewaehrleistung", "barrierefreiheit", "ueber-uns"];

    /// <summary>Saves it all and hands back who issues the invoices.</summary>
    public async Task<ShopIdentity> SeedAsync(CancellationToken stop)
    {
        var shop = DemoFiles.Read("shop", DemoShopFile.None);
        await ApplyShippingAsync(shop, stop);
        await ApplyPaymentAsync(shop, stop);
        db.Settings.Add(new Setting { Key = nameof(ShopIdentity), Json = JsonSerializer.Serialize(shop.Identity) });
        db.Settings.Add(new Setting { Key = nameof(SalesRules), Json = JsonSerializer.Serialize(new SalesRules()) });
        AddPages();
        await db.SaveChangesAsync(stop);
        return shop.Identity;
    }

    private async Task ApplyShippingAsync(DemoShopFile shop, CancellationToken stop)
    {
        foreach (var source in shop.Shipping)
        {
            if (await db.ShippingMethods.AsTracking().SingleOrDefaultAsync(m => m.Code == source.Code, stop) is not { } method)
                continue;
            method.Name = source.Name;
            method.Description = source.Description;
            method.Price = Money.From(source.Price);
            method.FreeFrom = source.FreeFrom is { } from ? Money.From(from) : null;
            method.Countries = string.Join(',', source.Countries);
            (method.DaysFrom, method.DaysTo) = (source.Days[0], source.Days[1]);
        }
        db.ChangeTracker.DetectChanges();
    }

    private async Task ApplyPaymentAsync(DemoShopFile shop, CancellationToken stop)
    {
        foreach (var source in shop.Payment)
        {
            if (await db.PaymentMethods.AsTracking().SingleOrDefaultAsync(m => m.Code == source.Code, stop) is not { } method)
                continue;
            method.Name = source.Name;
            method.Description = source.Description;
        }
        db.ChangeTracker.DetectChanges();
    }

    private void AddPages()
    {
        foreach (var source in DemoFiles.Read<List<DemoPage>>("pages", []))
        {
            var position = Array.IndexOf(Footer, source.Key);
            var page = new ContentPage
            {
                Key = source.Key,
                Title = source.Title,
                Slug = source.Slug,
                FooterPosition = position < 0 ? null : position + 1,
            };
            page.Versions.Add(new ContentPageVersion { Body = source.Body, ValidFrom = calendar.EnteredAt, Author = DemoAccounts.Administrator.DisplayName });
            db.ContentPages.Add(page);
        }
    }

    private sealed record DemoPage(string Key, LocalizedText Title, LocalizedText Slug, LocalizedText Body);

    private sealed record DemoShopFile(ShopIdentity Identity, IReadOnlyList<DemoShipping> Shipping, IReadOnlyList<DemoPayment> Payment)
    {
        public static DemoShopFile None { get; } = new(new ShopIdentity(), [], []);
    }

    private sealed record DemoShipping(
        string Code, LocalizedText Name, LocalizedText Description, decimal Price, decimal? FreeFrom, IReadOnlyList<string> Countries, IReadOnlyList<int> Days);

    private sealed record DemoPayment(string Code, LocalizedText Name, LocalizedText Description);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Settings;

namespace Shop.Data.DemoData;

/// <summary>Furnishes the demo: who the merchant is, how it ships, the pages and the home page.</summary>
internal sealed class DemoContent(ShopDb db, DemoCalendar calendar, DemoPictures pictures)
{
    /// <summary>Pages that every footer links to, in this order.</summary>
    private static readonly string[] Footer = ["versand-zahlung", "widerruf", "agb", "datenschutz", "impressum", "barrierefreiheit", "ueber-uns"];

    private static readonly string[] Drawn = ["hero", "hero-phone", "story"];

    /// <summary>Saves it all and hands back who issues the invoices.</summary>
    public async Task<ShopIdentity> SeedAsync(CancellationToken stop)
    {
        var shop = DemoFiles.Read("shop", DemoShopFile.None);
        await ApplyShippingAsync(shop, stop);
        await ApplyPaymentAsync(shop, stop);
        db.Settings.Add(new Setting { Key = nameof(ShopIdentity), Json = JsonSerializer.Serialize(shop.Identity) });
        db.Settings.Add(new Setting { Key = nameof(SalesRules), Json = JsonSerializer.Serialize(new SalesRules()) });
        AddPages();
        await AddHomeAsync(stop);
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

    private async Task AddHomeAsync(CancellationToken stop)
    {
        var drawn = Drawn.ToDictionary(n => n, pictures.Find);
        db.Pictures.AddRange(drawn.Values.OfType<Files.Picture>());
        await db.SaveChangesAsync(stop);
        foreach (var (source, position) in DemoFiles.Read<List<DemoHomeBlock>>("home", []).Select((h, i) => (h, i)))
        {
            db.HomeBlocks.Add(new HomeBlock
            {
                Kind = source.Kind,
                Title = source.Title,
                Text = source.Text,
                Button = source.Button ?? LocalizedText.Empty,
                Target = source.Target ?? "",
                PictureId = drawn.GetValueOrDefault(source.Kind)?.Id,
                PhonePictureId = source.Kind == "hero" ? drawn["hero-phone"]?.Id : null,
                Position = position + 1,
            });
        }
    }

    private sealed record DemoPage(string Key, LocalizedText Title, LocalizedText Slug, LocalizedText Body);

    private sealed record DemoHomeBlock(string Key, string Kind, LocalizedText Title, LocalizedText Text, LocalizedText? Button, string? Target);

    private sealed record DemoShopFile(ShopIdentity Identity, IReadOnlyList<DemoShipping> Shipping, IReadOnlyList<DemoPayment> Payment)
    {
        public static DemoShopFile None { get; } = new(new ShopIdentity(), [], []);
    }

    private sealed record DemoShipping(
        string Code, LocalizedText Name, LocalizedText Description, decimal Price, decimal? FreeFrom, IReadOnlyList<string> Countries, IReadOnlyList<int> Days);

    private sealed record DemoPayment(string Code, LocalizedText Name, LocalizedText Description);
}

using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Settings;

namespace Shop.Web.BackOffice.Dashboard;

/// <summary>Looks what a shop still lacks before it may open.</summary>
public sealed class SetupChecklist(ShopDb db, ShopSettings settings, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Pages the law asks of a shop: §5 DDG, §312d BGB, art. 13 GDPR, §312j BGB.</summary>
    public static IReadOnlyList<string> LegalPages { get; } = ["impressum", "agb", "widerruf", "datenschutz", "versand-zahlung"];

    public async Task<IReadOnlyList<SetupStep>> StepsAsync(CancellationToken stop)
    {
        var identity = await settings.GetAsync<ShopIdentity>(stop);
        var today = clock.Today();
        var classes = await db.TaxRates.Where(r => r.Country == "DE" && r.ValidFrom <= today).Select(r => r.TaxClass).Distinct().CountAsync(stop);
        var keys = await db.ContentPages.Where(p => p.Versions.Any(v => v.Body.De != "")).Select(p => p.Key).ToListAsync(stop);
        return
        [
            new("company", "/admin/settings", identity.IsComplete),
            new("taxes", "/admin/taxes", classes == Enum.GetValues<TaxClass>().Length),
            new("shipping", "/admin/shipping", await db.ShippingMethods.AnyAsync(s => s.Active, stop)),
            new("payment", "/admin/payment", await db.PaymentMethods.AnyAsync(p => p.Active, stop)),
            new("pages", "/admin/pages", LegalPages.All(keys.Contains)),
            new("product", "/admin/products/new", await db.Products.AnyAsync(p => p.Active, stop)),
            new("mail", "/admin/settings#mail", configuration["Mail:Host"] is { Length: > 0 } || configuration.GetValue("Demo:Enabled", false)),
        ];
    }
}

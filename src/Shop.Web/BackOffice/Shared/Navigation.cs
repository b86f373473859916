using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Shop.Access;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Shared;

/// <summary>A screen in the left column.</summary>
/// <param name="Text">German, the key of its translation.</param>
public sealed record Screen(string Text, string Icon, string Path, string Permission)
{
    /// <summary>A second address that belongs to the screen.</summary>
    public string? Also { get; init; }

    public bool IsAt(string path) => Path == "/admin" ? path.TrimEnd('/') == "/admin" : Holds(Path, path) || (Also is { } also && Holds(also, path));

    private static bool Holds(string root, string path) => (path + "/").StartsWith(root + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Screens of one area of work.</summary>
public sealed record Area(string Text, IReadOnlyList<Screen> Screens);

/// <summary>The left column of the back office: only screens that exist and that the person may see.</summary>
public sealed class Navigation(IActionDescriptorCollectionProvider actions)
{
    private static readonly Area[] All =
    [
        new("", [new("Übersicht", "home", "/admin", Permissions.Dashboard)]),
        new("Verkauf",
        [
            new("Bestellungen", "receipt", "/admin/orders", Permissions.OrdersRead),
            new("Widerrufe", "undo", "/admin/withdrawals", Permissions.OrdersRead),
            new("Retouren", "return", "/admin/returns", Permissions.OrdersRead),
            new("Rechnungen", "file", "/admin/invoices", Permissions.InvoicesRead),
            new("Kunden", "users", "/admin/customers", Permissions.CustomersRead),
            new("Bewertungen", "star", "/admin/reviews", Permissions.ReviewsWrite),
            new("Fragen", "chat", "/admin/questions", Permissions.ReviewsWrite),
        ]),
        new("Sortiment",
        [
            new("Produkte", "box", "/admin/products", Permissions.CatalogRead),
            new("Kategorien", "grid", "/admin/categories", Permissions.CatalogRead),
            new("Merkmale", "filter", "/admin/attributes", Permissions.CatalogRead) { Also = "/admin/attribute-sets" },
            new("Marken", "tag", "/admin/brands", Permissions.CatalogRead),
            new("Hersteller", "shield", "/admin/manufacturers", Permissions.CatalogRead),
            new("Lieferanten", "truck", "/admin/suppliers", Permissions.CatalogRead),
            new("Schlagwörter", "tags", "/admin/tags", Permissions.CatalogRead),
            new("Massenänderungen", "copy", "/admin/bulk", Permissions.CatalogWrite),
            new("Sortimentspflege", "leaf", "/admin/assortment", Permissions.CatalogRead),
        ]),
        new("Preise",
        [
            new("Kalkulation", "chart", "/admin/calculation", Permissions.CatalogRead),
            new("Geplante Preise", "calendar", "/admin/price-plans", Permissions.CatalogRead),
            new("Preisendungen", "edit", "/admin/price-endings", Permissions.CatalogRead),
            new("Währungen", "globe", "/admin/currencies", Permissions.CatalogRead),
            new("Rabatte", "percent", "/admin/discounts", Permissions.DiscountsRead),
        ]),
        new("Gefunden werden",
        [
            new("Suchanfragen", "search", "/admin/searches", Permissions.CatalogRead),
            new("Synonyme", "sort", "/admin/synonyms", Permissions.CatalogRead),
            new("Weiterleitungen", "arrow-right", "/admin/redirects", Permissions.CatalogRead),
            new("Feeds", "send", "/admin/feeds", Permissions.CatalogRead),
        ]),
        new("Inhalte",
        [
            new("Startseite", "home", "/admin/home", Permissions.ContentWrite),
            new("Neues", "bell", "/admin/news", Permissions.ContentWrite),
            new("Häufige Fragen", "help", "/admin/faq", Permissions.ContentWrite),
            new("Menüs", "menu", "/admin/menus", Permissions.ContentWrite),
            new("Knöpfe", "send", "/admin/buttons", Permissions.ContentWrite),
            new("Seiten", "journal", "/admin/pages", Permissions.ContentWrite),
        ]),
        new("Betrieb",
        [
            new("Import", "import", "/admin/imports", Permissions.ImportRun),
            new("Export", "download", "/admin/exports", Permissions.CatalogExport),
            new("E-Mails", "mail", "/admin/mails", Permissions.MailsRead),
            new("Änderungen", "clock", "/admin/changes", Permissions.ChangeLogRead),
        ]),
        new("Einstellungen",
        [
            new("Firma und Verkauf", "gear", "/admin/settings", Permissions.SettingsWrite),
            new("Versand", "truck", "/admin/shipping", Permissions.SettingsWrite),
            new("Zahlung", "bank", "/admin/payment", Permissions.SettingsWrite),
            new("Steuersätze", "journal", "/admin/taxes", Permissions.SettingsWrite),
            new("Mitarbeiter", "key", "/admin/staff", Permissions.StaffWrite),
        ]),
    ];

    public IEnumerable<Area> For(ClaimsPrincipal user)
    {
        var known = actions.ActionDescriptors.Items.Select(a => "/" + a.AttributeRouteInfo?.Template).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return All
            .Select(area => area with { Screens = [.. area.Screens.Where(s => known.Contains(s.Path) && user.May(s.Permission))] })
            .Where(area => area.Screens.Count > 0);
    }
}

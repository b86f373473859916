using Xunit;

namespace Shop.Browser.Tests;

[Collection(OverAllPages.Name)]
public class AccessibilityTests(BrowserShop shop)
{
    public static TheoryData<string> Storefront =>
    [
        "/de", "/en", "/de/marken", "/en/brands", "/de/marken/tramonti", "/en/brands/kontor-kanne", "/de/entdecken/neu", "/de/kaffee", "/en/coffee", "/de/tee", "/de/suche?q=espresso", "/en/search?q=tea", "/de/suche?q=gibtesnicht",
        "/de/artikel/x-1", "/en/products/x-1", "/de/artikel/x-11?v=KK-KEN-500-F", "/en/products/x-70", "/de/merkzettel", "/de/newsletter", "/en/newsletter", "/de/newsletter/bestaetigen?code=x", "/en/newsletter/unsubscribe?code=x", "/de/widerruf-erklaeren", "/en/declare-withdrawal", "/en/wish-list", "/de/vergleich", "/en/compare", "/de/wieder-da", "/en/back-in-stock", "/de/warenkorb", "/en/cart", "/de/gibt-es-nicht",
        "/de/artikel/x-1/bewertungen", "/en/products/x-1/reviews", "/de/artikel/x-1/bewerten", "/de/artikel/x-1/fragen", "/en/products/x-1/questions", "/en/products/x-1/review",
        "/de/fragen-und-antworten", "/en/faq", "/de/neues", "/en/news", "/de/neues/x-1", "/en/news/x-3", "/de/info/gesetzliche-gewaehrleistung", "/en/info/statutory-rights", "/de/info/impressum", "/de/info/agb", "/de/info/widerrufsbelehrung", "/de/info/datenschutzerklaerung", "/de/info/versand-zahlung", "/de/info/erklaerung-zur-barrierefreiheit", "/de/info/ueber-uns",
    ];

    [Theory]
    [MemberData(nameof(Storefront))]
    public Task A_storefront_page_has_no_violation_in_light_and_dark_on_desktop_and_phone(string path) =>
        shop.LookAsync(null, path, path.EndsWith("gibt-es-nicht", StringComparison.Ordinal) ? 404 : 200);
}

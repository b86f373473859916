using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class ProductPageTests
{
    [Fact]
    public async Task A_product_shows_price_VAT_note_base_price_delivery_and_its_maker()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync(product.Address());

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Read("h1").ShouldBe("Hafenlicht");
        page.Read(".buy-price").ShouldContain("8,90 €");
        page.Read(".buy-price").ShouldContain("35,60 € / kg");
        page.Read(".buy").ShouldContain("inkl. 7 % MwSt., zzgl. Versand");
        page.Read(".availability").ShouldContain("Lieferung");
        page.Text.ShouldContain("Rösterei Test");
        page.Text.ShouldContain("Kai 1, 20457 Hamburg");
    }

    [Fact]
    public async Task Each_variant_has_its_own_address_and_a_sold_out_one_is_marked()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var large = await app.Visitor().GetAsync(product.Address() + "?v=hafenlicht-1000-B");

        large.Read(".buy-price").ShouldContain("31,15 €");
        large.Page.QuerySelector(".option-gone")!.GetAttribute("href").ShouldBe(product.Address() + "?v=hafenlicht-1000-F");
        large.Page.QuerySelectorAll(".option[aria-current=true]").Select(o => o.TextContent.Trim().Split('\n')[0]).ShouldBe(["1 kg", "Bohne"]);
        large.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldEndWith(product.Address());
    }

    [Fact]
    public async Task A_sold_out_variant_can_be_seen_but_not_bought()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync(product.Address() + "?v=hafenlicht-1000-F");

        page.Read(".availability").ShouldContain("Zurzeit ausverkauft.");
        page.Page.QuerySelector(".buy-form").ShouldBeNull();
    }

    [Fact]
    public async Task Sold_out_is_said_in_words_at_the_choice_and_in_the_table_of_all_versions()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync(product.Address() + "?v=hafenlicht-1000-B");

        page.Read(".option-gone").ShouldBe("Filter Ausverkauft");
        page.Page.QuerySelectorAll(".matrix-table tbody a").Length.ShouldBe(4);
        page.Read(".matrix-table tbody tr:last-child").ShouldBe("1 kg 31,15 € 31,15 € Ausverkauft");
    }

    [Fact]
    public async Task A_guarantee_over_two_years_stands_beside_the_picture()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Mühle");
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).GuaranteeYears = 5);

        var label = (await app.Visitor().GetAsync(product.Address())).Read(".gallery .guarantee-label");

        label.ShouldStartWith("5 Jahre");
        label.ShouldContain("Garantiegeber Rösterei Test");
    }

    [Fact]
    public async Task A_document_is_uploaded_as_a_PDF_and_downloaded_while_the_product_is_on_sale()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var staff = await app.SignInAsStaffAsync();
        var editor = await staff.GetAsync($"/admin/products/{product.Id}");
        await staff.SubmitAsync(editor, new { nameDe = "Anleitung", nameEn = "Manual" }, "#document", new Upload("upload", "böse.pdf", "<script>"u8.ToArray(), "application/pdf"));
        await staff.SubmitAsync(editor, new { nameDe = "Anleitung", nameEn = "Manual" }, "#document", new Upload("upload", "a.pdf", "%PDF-1.4\n%%EOF"u8.ToArray(), "application/pdf"));

        var link = (await app.Visitor().GetAsync(product.Address("en"))).Page.QuerySelectorAll(".documents a").ShouldHaveSingleItem();
        link.TextContent.ShouldContain("Manual");
        var file = await app.Visitor().GetAsync(link.GetAttribute("href")!);
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");

        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).Active = false);
        (await app.Visitor().GetAsync(link.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_tells_others_its_picture_and_price_and_links_to_share_it()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync(product.Address());

        Meta("og:title").ShouldBe("Hafenlicht");
        Meta("og:url").ShouldBe("https://localhost" + product.Address());
        Meta("og:image").ShouldStartWith("https://localhost/bilder/");
        Meta("og:image:height").ShouldBe("1600");
        Meta("product:price:amount").ShouldBe("8.90");
        page.Page.QuerySelectorAll(".share a").Length.ShouldBe(5);
        page.Page.QuerySelectorAll("script[src^='http']").ShouldBeEmpty();

        string Meta(string name) => page.Page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
    }

    [Fact]
    public async Task What_was_ordered_together_is_shown()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var filter = await app.CoffeeAsync("Filterpapier", shelf: "tea");
        await app.Shop.DoAsync(db => Task.FromResult(db.BoughtTogether.Add(new Shop.Catalog.BoughtTogether { ProductId = product.Id, OtherId = filter.Id, Orders = 3 })));

        (await app.Visitor().GetAsync(product.Address())).Read("[aria-labelledby=together]").ShouldContain("Filterpapier");
    }

    [Fact]
    public async Task The_page_in_English_is_linked_and_speaks_English()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync(product.Address("en"));

        page.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Read(".buy-price").ShouldContain("€8.90");
        page.Read("h1").ShouldBe("Hafenlicht EN");
        page.Page.QuerySelector(".langs a")!.GetAttribute("href").ShouldBe(product.Address());
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_present_address()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var answer = await app.Visitor().GetAsync($"/de/artikel/frueherer-name-{product.Id}?v=hafenlicht-250-F");

        answer.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Location.ShouldBe(product.Address() + "?v=hafenlicht-250-F");
    }

    [Fact]
    public async Task A_reduction_names_the_lowest_price_of_the_30_days_before_it()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht", price: 12);
        app.Shop.Clock.Advance(TimeSpan.FromDays(60));
        await app.Shop.DoAsync(async db =>
        {
            var variant = await db.Variants.SingleAsync(v => v.Sku == "hafenlicht-250-B");
            variant.FormerPrice = Money.From(15);
            variant.Price = Money.From(9);
        });

        var page = await app.Visitor().GetAsync(product.Address() + "?v=hafenlicht-250-B");

        page.Read(".buy-price").ShouldContain("−25 %");
        page.Text.ShouldContain("Niedrigster Gesamtpreis der letzten 30 Tage vor der Preisermäßigung: 12,00 €");
        page.Text.ShouldNotContain("15,00");
    }

    [Fact]
    public async Task A_former_price_without_a_reduction_in_the_history_is_not_struck()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Sku == "hafenlicht-250-B")).FormerPrice = Money.From(20));

        var page = await app.Visitor().GetAsync(product.Address());

        page.Page.QuerySelector(".buy-price s").ShouldBeNull();
    }

    [Fact]
    public async Task Script_in_a_description_is_shown_and_not_run()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");

        var page = await app.Visitor().GetAsync(product.Address());

        page.Html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.Read(".detail strong").ShouldBe("Dicht");
    }

    [Theory]
    [InlineData("/de/artikel/gibt-es-nicht-999999")]
    [InlineData("/de/artikel/ohne-nummer")]
    [InlineData("/de/gibt-es-nicht")]
    public async Task A_missing_page_answers_404_and_offers_a_search(string address)
    {
        await using var app = await Window.OpenAsync();

        var page = await app.Visitor().GetAsync(address);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Page.QuerySelectorAll("main form[role=search]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Energy_class_fibres_and_WEEE_number_stand_where_the_law_wants_them()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Tuch");
        await app.Shop.DoAsync(async db =>
        {
            var saved = await db.Products.SingleAsync(p => p.Id == product.Id);
            (saved.EnergyClass, saved.EnergyScale, saved.WeeeNumber) = ("C", "A–G", "DE12345678");
            saved.Textile = new("80 % Baumwolle, 20 % Leinen", "80% cotton, 20% linen");
        });

        var page = await app.Visitor().GetAsync(product.Address());

        page.Read(".energy").ShouldBe("Energieeffizienzklasse C Skala A–G");
        page.Read(".facts").ShouldContain("80 % Baumwolle, 20 % Leinen");
        page.Text.ShouldContain("WEEE-Reg.-Nr. DE12345678");
        (await app.Visitor().GetAsync(product.Address("en"))).Text.ShouldContain("80% cotton, 20% linen");
    }

    [Fact]
    public async Task A_product_that_was_taken_off_sale_answers_gone()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).Active = false);

        (await app.Visitor().GetAsync(product.Address())).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_cold_product_page_asks_the_database_at_most_six_times()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await app.CoffeeAsync("Lotse");
        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Sku == "hafenlicht-250-B")).FormerPrice = Money.From(20));
        var visitor = app.Visitor();
        await visitor.GetAsync(product.Address());
        app.ForgetCatalogue();

        var queries = await TestApp.CountQueriesAsync(() => visitor.GetAsync(product.Address()));

        queries.Count.ShouldBeInRange(1, 6, string.Join("\n\n", queries));
    }

    [Fact]
    public async Task A_changed_price_appears_on_the_cached_page_within_two_seconds()
    {
        await using var app = await Window.OpenAsync(("Cache:Pages", "true"));
        var product = await app.CoffeeAsync("Hafenlicht");
        var visitor = app.Visitor();
        await visitor.GetAsync(product.Address());
        var cached = await TestApp.CountQueriesAsync(() => visitor.GetAsync(product.Address()));
        cached.ShouldBeEmpty();

        await app.Shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Sku == "hafenlicht-250-B")).Price = Money.From(7));

        for (var i = 0; i < 20 && !(await visitor.GetAsync(product.Address())).Read(".buy-price").Contains("7,00", StringComparison.Ordinal); i++)
            await Task.Delay(100);
        (await visitor.GetAsync(product.Address())).Read(".buy-price").ShouldContain("7,00 €");
    }
}

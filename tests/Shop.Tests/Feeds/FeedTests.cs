using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Feeds;
using Shop.Pricing;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Feeds;

public class FeedTests
{
    private static readonly XNamespace G = GoogleFeed.Namespace;
    private static readonly FeedLinks Links = new("https://laden.example/de", (id, slug, sku) => $"https://laden.example/de/artikel/{slug}-{id}?v={Uri.EscapeDataString(sku)}", key => $"https://laden.example/bilder/{key}-1280.webp");

    [Fact]
    public async Task Every_format_holds_the_same_articles_and_the_same_money()
    {
        using var shop = await FurnishAsync(products: 1203);
        await using var db = shop.CreateDbContext();
        var expected = await db.Variants.CountAsync();
        var cents = await db.Variants.SumAsync(v => v.Price.Cents);

        var xml = XDocument.Parse(await WriteAsync(shop, FeedChannel.Google));
        var meta = Rows(await WriteAsync(shop, FeedChannel.Meta), ",");
        var idealo = Rows(await WriteAsync(shop, FeedChannel.Idealo), ";");

        var items = xml.Descendants("item").ToList();
        items.Count.ShouldBe(expected);
        items.Select(i => i.Element(G + "id")!.Value).Distinct().Count().ShouldBe(expected);
        items.Sum(i => Cents((i.Element(G + "sale_price") ?? i.Element(G + "price"))!.Value)).ShouldBe(cents);
        meta.Count.ShouldBe(expected);
        meta.Sum(r => Cents(r["sale_price"].Length > 0 ? r["sale_price"] : r["price"])).ShouldBe(cents);
        idealo.Count.ShouldBe(expected);
        idealo.Sum(r => Cents(r["price"])).ShouldBe(cents);
        idealo.Select(r => r["sku"]).ShouldBe(items.Select(i => i.Element(G + "id")!.Value));
    }

    [Fact]
    public async Task Fields_are_as_the_channels_specify_them()
    {
        using var shop = await FurnishAsync(products: 1);
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.Include(p => p.Variants).SingleAsync();
            product.Name = new("Hafenlicht", "Harbour Light");
            product.Description = new("**Dicht** und [ruhig](/de/x).\n\n- Nuss\n- Kakao", "");
            product.EnergyClass = "B";
            product.EnergyScale = "A–G";
            product.Brand = new Brand { Key = "kontor", Name = "Kontor" };
            var variant = product.Variants[0];
            variant.Gtin = "4006381333931";
            variant.Price = Money.From(8.90m);
            variant.FormerPrice = Money.From(12);
            db.PriceChanges.AddRange(
                new PriceChange { By = "test", VariantId = variant.Id, Price = Money.From(11), At = Now(shop).AddDays(-50) },
                new PriceChange { By = "test", VariantId = variant.Id, Price = Money.From(8.90m), At = Now(shop).AddDays(-2) });
            db.GoogleCategories.Add(new GoogleCategory { Id = 1868, Path = "Kaffee" });
            db.GoogleShelves.Add(new GoogleShelf { CategoryId = product.CategoryId, GoogleCategoryId = 1868 });
        });

        var item = XDocument.Parse(await WriteAsync(shop, FeedChannel.Google)).Descendants("item").Single();
        string? Of(string name) => item.Element(G + name)?.Value;
        Of("title").ShouldBe("Hafenlicht");
        Of("description").ShouldBe("Dicht und ruhig. Nuss Kakao");
        Of("price").ShouldBe("11.00 EUR");
        Of("sale_price").ShouldBe("8.90 EUR");
        Of("sale_price_effective_date")!.ShouldContain("/");
        Of("availability").ShouldBe("in_stock");
        Of("gtin").ShouldBe("4006381333931");
        Of("identifier_exists").ShouldBeNull();
        Of("brand").ShouldBe("Kontor");
        Of("unit_pricing_measure").ShouldBe("0.25 kg");
        Of("unit_pricing_base_measure").ShouldBe("1 kg");
        Of("energy_efficiency_class").ShouldBe("B");
        Of("min_energy_efficiency_class").ShouldBe("G");
        Of("max_energy_efficiency_class").ShouldBe("A");
        Of("google_product_category").ShouldBe("1868");
        Of("product_type").ShouldBe("Kaffee");
        item.Element(G + "shipping")!.Element(G + "country")!.Value.ShouldBe("DE");
        item.Element(G + "shipping")!.Element(G + "price")!.Value.ShouldBe("4.90 EUR");

        var meta = Rows(await WriteAsync(shop, FeedChannel.Meta), ",").Single();
        meta["availability"].ShouldBe("in stock");
        meta["shipping"].ShouldBe("DE:::4.90 EUR");
        var idealo = Rows(await WriteAsync(shop, FeedChannel.Idealo), ";").Single();
        idealo["basePrice"].ShouldBe("35,60 €/kg");
        idealo["deliveryTime"].ShouldBe("1-3 Werktage");
        idealo["deliveryCosts_standard"].ShouldBe("4.90");
        idealo["formerPrice"].ShouldBe("11.00");
    }

    [Fact]
    public async Task The_makers_number_goes_out_and_with_the_brand_it_identifies_an_article_without_GTIN()
    {
        using var shop = await FurnishAsync(products: 1);
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.Include(p => p.Variants).SingleAsync();
            product.Variants[0].Mpn = "HL-250";
            product.Variants[0].Gtin = "";
        });
        (await GoogleAsync("identifier_exists")).ShouldBe("no", "a number without a brand names nothing");

        await shop.DoAsync(async db => (await db.Products.SingleAsync()).Brand = new Brand { Key = "kontor", Name = "Kontor" });

        (await GoogleAsync("mpn")).ShouldBe("HL-250");
        (await GoogleAsync("identifier_exists")).ShouldBeNull();
        Rows(await WriteAsync(shop, FeedChannel.Meta), ",").Single()["mpn"].ShouldBe("HL-250");
        Rows(await WriteAsync(shop, FeedChannel.Idealo), ";").Single()["hans"].ShouldBe("HL-250");

        async Task<string?> GoogleAsync(string name) => XDocument.Parse(await WriteAsync(shop, FeedChannel.Google)).Descendants(G + name).SingleOrDefault()?.Value;
    }

    [Fact]
    public async Task A_former_price_without_a_history_is_no_sale()
    {
        using var shop = await FurnishAsync(products: 1);
        await shop.DoAsync(async db =>
        {
            await db.PriceChanges.ExecuteDeleteAsync();
            (await db.Variants.SingleAsync()).FormerPrice = Money.From(99);
        });

        XDocument.Parse(await WriteAsync(shop, FeedChannel.Google)).Descendants(G + "sale_price").ShouldBeEmpty();
        (await ItemsAsync(shop)).Single().UnlawfulFormerPrice.ShouldBeTrue();
    }

    [Fact]
    public async Task The_selection_keeps_shelf_margin_stock_and_tags()
    {
        using var shop = await FurnishAsync(products: 0);
        var good = await Given.ProductAsync(shop, price: 10, cost: 2);
        var thin = await Given.ProductAsync(shop, price: 10, cost: 9);
        var gone = await Given.ProductAsync(shop, price: 10, cost: 2, stock: 0);
        var tagged = await Given.ProductAsync(shop, price: 10, cost: 2);
        var shelf = 0;
        await shop.DoAsync(async db =>
        {
            db.ProductTags.Add(new ProductTag { ProductId = tagged.ProductId, Tag = new Tag { Name = "nicht in Feeds" } });
            shelf = await db.Categories.Select(c => c.Id).SingleAsync();
            await db.SaveChangesAsync();
        });

        (await SkusAsync(FeedSelection.All)).Count.ShouldBe(4);
        (await SkusAsync(FeedSelection.All with { OnlyInStock = true })).ShouldBe([good.Sku, thin.Sku, tagged.Sku]);
        (await SkusAsync(FeedSelection.All with { LeastMargin = 30 })).ShouldBe([good.Sku, gone.Sku, tagged.Sku]);
        (await SkusAsync(FeedSelection.All with { ExcludedTagIds = [1] })).ShouldBe([good.Sku, thin.Sku, gone.Sku]);
        (await SkusAsync(FeedSelection.All with { ShelfIds = [shelf] })).Count.ShouldBe(4);
        (await SkusAsync(FeedSelection.All with { ShelfIds = [999] })).ShouldBeEmpty();

        async Task<List<string>> SkusAsync(FeedSelection selection) => [.. (await ItemsAsync(shop, selection)).Select(i => i.Id)];
    }

    [Fact]
    public async Task Words_that_a_spreadsheet_or_XML_would_take_amiss_do_no_harm()
    {
        using var shop = await FurnishAsync(products: 1);
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.SingleAsync();
            product.Name = new("=HYPERLINK(\"http://x\";\"y\")", "@SUM(1)");
            product.Summary = new("Zeile 1\n\u0001+2 & <b>fett</b>, \"Zitat\"; Ende \ud83d", "");
        });

        var google = XDocument.Parse(await WriteAsync(shop, FeedChannel.Google)).Descendants(G + "description").Single().Value;
        google.ShouldContain("& <b>fett</b>");
        foreach (var (channel, separator) in new[] { (FeedChannel.Meta, ","), (FeedChannel.Idealo, ";") })
        {
            var row = Rows(await WriteAsync(shop, channel), separator).Single();
            row["title"].ShouldBe("HYPERLINK(\"http://x\";\"y\")");
            row["description"].ShouldContain("\"Zitat\"; Ende");
        }
    }

    [Fact]
    public void The_check_names_what_a_channel_rejects_or_warns_of()
    {
        var fine = new FeedItem
        {
            ProductId = 1,
            Id = "A-1",
            Title = "Hafenlicht Espresso",
            Description = "Dicht.",
            Link = "https://x",
            Images = ["https://y"],
            Price = Money.From(9),
            CartPrice = Money.From(9),
            Gtin = "4006381333931",
            Brand = "Kontor",
            GoogleCategory = 1868,
            DaysTo = 3,
            Shipping = Money.Zero,
        };

        Codes(fine).ShouldBeEmpty();
        Codes(fine with { Gtin = "4006381333932" }).ShouldBe(["!feed-gtin-wrong"]);
        Codes(fine with { Gtin = "" }).ShouldBe(["feed-gtin"]);
        Codes(fine with { Gtin = "", Mpn = "HL-250" }).ShouldBeEmpty();
        Codes(fine with { Gtin = "", Mpn = "HL-250", Brand = "" }).ShouldBe(["feed-gtin", "!feed-brand"]);
        Codes(fine with { Images = [] }).ShouldBe(["!feed-image"]);
        Codes(fine with { Title = "HAFENLICHT ESPRESSO" }).ShouldBe(["feed-capitals"]);
        Codes(fine with { Title = "Hafenlicht gratis dazu" }).ShouldBe(["!feed-promotion"]);
        Codes(fine with { Title = new string('x', 151) }).ShouldBe(["feed-title-long"]);
        Codes(fine with { Description = "<b>Fett</b> und CBD" }).ShouldBe(["feed-html", "feed-policy"]);
        Codes(fine with { CartPrice = Money.From(8) }).ShouldBe(["!feed-mismatch"]);
        Codes(fine with { UnlawfulFormerPrice = true }).ShouldBe(["feed-former"]);
        Codes(fine with { EnergyClass = "A" }).ShouldBe(["!feed-energy"]);
        Codes(fine with { Brand = "", GoogleCategory = null }).ShouldBe(["!feed-brand", "feed-category"]);
        Codes(fine with { DaysTo = 0, GoogleCategory = null }, FeedChannel.Idealo).ShouldBe(["!feed-delivery"]);

        static IEnumerable<string> Codes(FeedItem item, FeedChannel channel = FeedChannel.Google) => FeedCheck.Of(item, channel).Select(r => (r.Rejects ? "!" : "") + r.Say.Code);
    }

    [SkippableFact]
    public async Task Googles_list_is_read_replaced_and_suggests_what_shelves_stand_for()
    {
        await using var file = File.OpenRead(SharedData.PathOf("catalogue/google-taxonomy-de.txt.gz"));
        var read = Taxonomy.Read(file).Value;
        read.Count.ShouldBe(5427);

        using var shop = TestShop.Open();
        await using var db = shop.CreateDbContext();
        (await Taxonomy.ReplaceAsync(db, read, default)).Value.ShouldBe(5427);
        (await Taxonomy.ReplaceAsync(db, [.. read.Take(20)], default)).Value.ShouldBe(20);
        (await db.GoogleCategories.CountAsync()).ShouldBe(20);

        var taxonomy = new Taxonomy(read);
        taxonomy.Suggest([new("Zubereitung", ""), new("Wasserkocher", "")], 3)[0].Path.ShouldEndWith("Wasserkocher");
        taxonomy.Suggest([new("Tee", "")], 3).ShouldNotBeEmpty();
        taxonomy.Suggest([new("Qwrtzpl", "")], 3).ShouldBeEmpty();
        taxonomy.Find("736")!.Path.ShouldEndWith("Kaffee- & Espressomaschinen");
        taxonomy.Find("736 - irgendwas")!.Id.ShouldBe(736);
        taxonomy.Find(read[100].Path)!.Id.ShouldBe(read[100].Id);
        taxonomy.Find("gibt es nicht").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("nur\nText\nohne Nummern")]
    [InlineData("\u001f\u008bkaputt")]
    public void What_is_not_Googles_list_is_refused(string text) => Taxonomy.Read(new MemoryStream(Encoding.Latin1.GetBytes(text))).Problem!.Code.ShouldBe("taxonomy-none");

    private static async Task<TestShop> FurnishAsync(int products)
    {
        var shop = await Given.OpenShopAsync();
        var dice = new Random(4);
        await using var db = shop.CreatePlainContext();
        var shelf = await db.Categories.Select(c => c.Id).SingleAsync();
        for (var i = 0; i < products; i++)
        {
            var product = new Product { Key = $"p{i}", Name = new($"Produkt {i}", $"Product {i}"), Slug = new($"p-{i}", $"p-{i}"), CategoryId = shelf, Active = true, TaxClass = TaxClass.Reduced, CreatedAt = Now(shop) };
            for (var v = 0; v <= (products == 1 ? 0 : dice.Next(3)); v++)
            {
                product.Variants.Add(new Variant
                {
                    Sku = $"s{i}-{v}",
                    Price = new Money(dice.Next(100, 9999)),
                    Content = 0.25m,
                    ContentUnit = ContentUnit.Kilogram,
                    FormerPrice = dice.Next(5) == 0 ? new Money(20000) : null,
                    Position = v,
                });
            }
            product.Categories.Add(new ProductCategory { CategoryId = shelf });
            db.Products.Add(product);
        }
        await db.SaveChangesAsync();
        foreach (var variant in await db.Variants.ToListAsync())
        {
            db.StockItems.Add(new StockItem { VariantId = variant.Id, OnHand = 5 });
            db.PriceChanges.Add(new PriceChange { By = "test", VariantId = variant.Id, Price = variant.Price + new Money(dice.Next(2) * 500), At = Now(shop).AddDays(-60) });
            db.PriceChanges.Add(new PriceChange { By = "test", VariantId = variant.Id, Price = variant.Price, At = Now(shop).AddDays(-3) });
        }
        await db.SaveChangesAsync();
        return shop;
    }

    private static DateTime Now(TestShop shop) => shop.Clock.GetUtcNow().UtcDateTime;

    private static Feed FeedOf(FeedChannel channel, FeedSelection selection) => new() { Name = "Test", Token = "t", Channel = channel, Selection = selection.Write() };

    private static FeedItems ReaderOf(TestShop shop, ShopDb db)
    {
        var cache = new TagCache();
        return new FeedItems(db, new PriceLists(shop, cache, new TaxTables(shop, cache, shop.Clock), shop.Clock));
    }

    private static async Task<List<FeedItem>> ItemsAsync(TestShop shop, FeedSelection? selection = null)
    {
        await using var db = shop.CreateDbContext();
        var items = new List<FeedItem>();
        await foreach (var item in ReaderOf(shop, db).ReadAsync(FeedOf(FeedChannel.Google, selection ?? FeedSelection.All), Links, default))
            items.Add(item);
        return items;
    }

    private static async Task<string> WriteAsync(TestShop shop, FeedChannel channel)
    {
        await using var db = shop.CreateDbContext();
        using var to = new MemoryStream();
        await FeedFormats.Of(channel, "Testladen", Links.Home, Now(shop)).WriteAsync(ReaderOf(shop, db).ReadAsync(FeedOf(channel, FeedSelection.All), Links, default), to, default);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private static List<Dictionary<string, string>> Rows(string csv, string separator)
    {
        using var reader = CsvReader.Create(new StringReader(csv), new CsvReaderOptions { Separator = separator[0], HasHeader = false });
        reader.Read().ShouldBeTrue();
        var header = reader.Current.ToArray();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(header.Zip(reader.Current.ToArray()).ToDictionary(c => c.First, c => c.Second));
        return rows;
    }

    private static long Cents(string price) => (long)(decimal.Parse(price.Replace(" EUR", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 100);
}

using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>What the shop offers under one name; what is ordered is one of its variants.</summary>
public class Product : IAudited, IVersioned, IShownInShop
{
    public int Id { get; set; }

    /// <summary>Stable name for imports: the handle of a Shopify file, the key of the demo data.</summary>
    public required string Key { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public LocalizedText Slug { get; set; } = LocalizedText.Empty;

    /// <summary>One sentence for cards and search engines.</summary>
    public LocalizedText Summary { get; set; } = LocalizedText.Empty;

    /// <summary>Markdown.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    public LocalizedText Ingredients { get; set; } = LocalizedText.Empty;

    /// <summary>Safety warnings (GPSR art. 19).</summary>
    public LocalizedText Warnings { get; set; } = LocalizedText.Empty;

    /// <summary>Why the right of withdrawal doesn't apply (§312g (2) BGB); empty when it does.</summary>
    public LocalizedText WithdrawalExclusion { get; set; } = LocalizedText.Empty;

    public int? ManufacturerId { get; set; }

    public Manufacturer? Manufacturer { get; set; }

    public int? BrandId { get; set; }

    public Brand? Brand { get; set; }

    /// <summary>Where the merchant buys it; customers never see it.</summary>
    public int? SupplierId { get; set; }

    public Supplier? Supplier { get; set; }

    /// <summary>Title of the page in browsers and search engines; the name where it is empty.</summary>
    public LocalizedText SeoTitle { get; set; } = LocalizedText.Empty;

    /// <summary>What search engines show below the title; the summary where it is empty.</summary>
    public LocalizedText SeoDescription { get; set; } = LocalizedText.Empty;

    /// <summary>The shelf the product stands on; breadcrumbs follow it.</summary>
    public int CategoryId { get; set; }

    public TaxClass TaxClass { get; set; }

    public bool Active { get; set; }

    /// <summary>When the product is to appear in the shop by itself; null when nothing is planned.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>When it should have appeared by itself but could not be sold, see <see cref="WhyNotActive"/>; null once it is on sale or planned anew.</summary>
    public DateTime? PublishMissedAt { get; set; }

    /// <summary>Texts whose German changed after their English, as names of their properties with commas between; see <see cref="Translations"/>.</summary>
    public string StaleTranslations { get; set; } = "";

    /// <summary>How complete the product is, 0 to 100, kept by <see cref="CompletenessQueries.RefreshCompletenessAsync"/> for lists.</summary>
    public int Completeness { get; set; }

    /// <summary>When customers last could see it; null while it is on sale and for what never was.</summary>
    public DateTime? RetiredAt { get; set; }

    /// <summary>Published reviews and the sum of their stars, kept by Reviews/RefreshRatings for cards, lists and search engines.</summary>
    public int RatingCount { get; set; }

    public int RatingSum { get; set; }

    public bool ContainsBattery { get; set; }

    /// <summary>Number of the producer in the register of electrical devices, e.g. "DE12345678" (§6 (3) ElektroG); empty where none is due.</summary>
    public string WeeeNumber { get; set; } = "";

    /// <summary>Energy class "A" to "G"; empty where the product needs none (regulation (EU) 2017/1369).</summary>
    public string EnergyClass { get; set; } = "";

    /// <summary>The scale the class stands on, e.g. "A–G".</summary>
    public string EnergyScale { get; set; } = "";

    /// <summary>The product's document that is its label or data sheet; one that is gone is simply not shown.</summary>
    public int? EnergyDocumentId { get; set; }

    /// <summary>What a textile is made of, "80 % Baumwolle, 20 % Leinen" (regulation (EU) 1007/2011).</summary>
    public LocalizedText Textile { get; set; } = LocalizedText.Empty;

    /// <summary>Producer's durability guarantee in years; shown when over two.</summary>
    public int? GuaranteeYears { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Lowest and highest gross price of the active variants, kept by <see cref="RefreshPrices"/> for lists, sorting and facets.</summary>
    public Money PriceFrom { get; set; }

    public Money PriceTo { get; set; }

    /// <summary>Units sold in the last 90 days, refreshed nightly; ranks bestsellers and search.</summary>
    public int UnitsSold { get; set; }

    /// <summary>What search looks through first: names and numbers in both languages as <see cref="SearchWords.Stream(string)"/>.</summary>
    public string SearchName { get; set; } = "";

    /// <summary>What search looks through next: maker, shelves and attributes.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>What search looks through last: choices, summary, description, ingredients.</summary>
    public string SearchMore { get; set; } = "";

    public int Version { get; set; }

    public List<ProductOption> Options { get; } = [];

    public List<Variant> Variants { get; } = [];

    public List<ProductCategory> Categories { get; } = [];

    public List<ProductAttribute> Attributes { get; } = [];

    public List<ProductPicture> Pictures { get; } = [];

    public List<RelatedProduct> Related { get; } = [];

    public List<ProductTag> Tags { get; } = [];

    public List<ProductTargetGroup> TargetGroups { get; } = [];

    public IEnumerable<string> StaleTags => ["catalog", $"product:{Id}"];

    /// <summary>Brings the price range in line with the variants; call after any change of theirs.</summary>
    public void RefreshPrices()
    {
        var prices = Variants.Where(v => v.Active).Select(v => v.Price).DefaultIfEmpty(PriceFrom).ToList();
        PriceFrom = prices.Min();
        PriceTo = prices.Max();
    }

    /// <summary>Why the product can't be shown to customers; null when it can.</summary>
    public Problem? WhyNotActive()
    {
        if (Name.De.Length == 0)
            return new Problem("no-name", "Ohne deutschen Namen kann das Produkt nicht verkauft werden.");
        if (!Variants.Exists(v => v.Active))
            return new Problem("no-variant", "Ohne aktive Variante kann das Produkt nicht verkauft werden.");
        return Variants.Exists(v => v.Active && !v.Price.IsPositive)
            ? new Problem("no-price", "Eine aktive Variante hat keinen Preis.")
            : null;
    }
}

/// <summary>Which VAT rate applies; the rate itself is data with a valid-from date.</summary>
public enum TaxClass
{
    Standard,
    Reduced,
}

/// <summary>Puts a product on a shelf, its own or a further one.</summary>
public class ProductCategory
{
    public int ProductId { get; set; }

    public int CategoryId { get; set; }

    public int Position { get; set; }

    /// <summary>The shelf's rules put it there and take it away again; see <see cref="Category.Rules"/>.</summary>
    public bool ByRule { get; set; }
}

/// <summary>Where a product stands among those of a shelf and of all below it.</summary>
public class ShelfPlace
{
    public int CategoryId { get; set; }

    public int ProductId { get; set; }

    /// <summary>Counts from 1; products without a place follow, bestsellers first.</summary>
    public int Place { get; set; }

    /// <summary>Put there by hand; it stays, whatever the formula says.</summary>
    public bool Pinned { get; set; }
}

/// <summary>A product shown beside another.</summary>
public class RelatedProduct
{
    public int ProductId { get; set; }

    public int RelatedId { get; set; }

    public int Position { get; set; }
}

/// <summary>A picture of a product in its gallery; customers see it once both languages say what it shows.</summary>
public class ProductPicture : IShownInShop, ILoggedPart
{
    /// <summary>The focus of a picture that was never given one.</summary>
    public const int Centre = 50_050;

    public int Id { get; set; }

    public int ProductId { get; set; }

    public int PictureId { get; set; }

    public Files.Picture? Picture { get; set; }

    /// <summary>What a screen reader says; needed in both languages (WCAG 1.1.1).</summary>
    public LocalizedText Alt { get; set; } = LocalizedText.Empty;

    /// <summary>What matters most in the picture, in percent from the left and from the top; crops keep it in sight.</summary>
    public int FocusX { get; set; } = 50;

    public int FocusY { get; set; } = 50;

    /// <summary>Both in one number for lists: 1000 times from the top plus from the left.</summary>
    public int Focus => (FocusY * 1000) + FocusX;

    public IEnumerable<string> StaleTags => ["catalog", $"product:{ProductId}"];

    (string Entity, int Id, string Field, string Said) ILoggedPart.Whole => (nameof(Product), ProductId, "Pictures", Alt.De.Length > 0 ? Alt.De : $"#{Position + 1}");

    /// <summary>Where an import fetched it, so that the next one doesn't fetch it again.</summary>
    public string? SourceUrl { get; set; }

    public int Position { get; set; }
}

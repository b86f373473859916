using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Carts;
using Shop.Catalog;
using Shop.Content;
using Shop.Customers;
using Shop.Customers.Newsletter;
using Shop.Customers.VatChecks;
using Shop.Discounts;
using Shop.Feeds;
using Shop.Files;
using Shop.Invoicing;
using Shop.Lists;
using Shop.Lists.Bulk;
using Shop.Mails;
using Shop.Operations;
using Shop.Orders;
using Shop.Payments;
using Shop.Pricing;
using Shop.Pricing.Calculation;
using Shop.Pricing.Currencies;
using Shop.Pricing.Endings;
using Shop.Pricing.Plans;
using Shop.Returns;
using Shop.Reviews;
using Shop.Search;
using Shop.Settings;
using Shop.Shipping;
using Shop.Stock;
using Shop.Wishes;

namespace Shop.Data;

/// <summary>The shop's database: every table, grouped by room. How a table looks stands in its room's …Tables.cs.</summary>
public class ShopDb(DbContextOptions<ShopDb> options) : IdentityDbContext<User, Role, int>(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<ChangeLogEntry> ChangeLog => Set<ChangeLogEntry>();

    public DbSet<StaleTag> StaleTags => Set<StaleTag>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<PictureRendition> PictureRenditions => Set<PictureRendition>();

    public DbSet<MailMessage> Mails => Set<MailMessage>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerAddress> CustomerAddresses => Set<CustomerAddress>();

    public DbSet<Subscriber> Subscribers => Set<Subscriber>();

    public DbSet<ConsentEntry> ConsentLog => Set<ConsentEntry>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<VatCheck> VatChecks => Set<VatCheck>();

    public DbSet<ContentPage> ContentPages => Set<ContentPage>();

    public DbSet<ContentPageVersion> ContentPageVersions => Set<ContentPageVersion>();

    public DbSet<BlogPost> BlogPosts => Set<BlogPost>();

    public DbSet<FaqEntry> FaqEntries => Set<FaqEntry>();

    public DbSet<CallToAction> CallsToAction => Set<CallToAction>();

    public DbSet<MenuEntry> MenuEntries => Set<MenuEntry>();

    public DbSet<ContentRevision> ContentRevisions => Set<ContentRevision>();

    public DbSet<HomeBlock> HomeBlocks => Set<HomeBlock>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<FormerAddress> FormerAddresses => Set<FormerAddress>();

    public DbSet<Redirect> Redirects => Set<Redirect>();

    public DbSet<ShelfPlace> ShelfPlaces => Set<ShelfPlace>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductDraft> ProductDrafts => Set<ProductDraft>();

    public DbSet<ProductRevision> ProductRevisions => Set<ProductRevision>();

    public DbSet<ProductCategory> ProductCategories => Set<ProductCategory>();

    public DbSet<ShelfPin> ShelfPins => Set<ShelfPin>();

    public DbSet<ProductPicture> ProductPictures => Set<ProductPicture>();

    public DbSet<RemovedPicture> RemovedPictures => Set<RemovedPicture>();

    public DbSet<ProductAttribute> ProductAttributes => Set<ProductAttribute>();

    public DbSet<RelatedProduct> RelatedProducts => Set<RelatedProduct>();

    public DbSet<Variant> Variants => Set<Variant>();

    public DbSet<VariantValue> VariantValues => Set<VariantValue>();

    public DbSet<ProductOption> ProductOptions => Set<ProductOption>();

    public DbSet<OptionValue> OptionValues => Set<OptionValue>();

    public DbSet<AttributeDefinition> AttributeDefinitions => Set<AttributeDefinition>();

    public DbSet<AttributeSet> AttributeSets => Set<AttributeSet>();

    public DbSet<AttributeOption> AttributeOptions => Set<AttributeOption>();

    public DbSet<Manufacturer> Manufacturers => Set<Manufacturer>();

    public DbSet<Brand> Brands => Set<Brand>();

    public DbSet<Supplier> Suppliers => Set<Supplier>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<ProductTag> ProductTags => Set<ProductTag>();

    public DbSet<TargetGroup> TargetGroups => Set<TargetGroup>();

    public DbSet<ProductTargetGroup> ProductTargetGroups => Set<ProductTargetGroup>();

    public DbSet<ProductDocument> ProductDocuments => Set<ProductDocument>();

    public DbSet<BoughtTogether> BoughtTogether => Set<BoughtTogether>();

    public DbSet<Synonym> Synonyms => Set<Synonym>();

    public DbSet<SearchRecord> SearchRecords => Set<SearchRecord>();

    public DbSet<StockItem> StockItems => Set<StockItem>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    public DbSet<VariantPrice> VariantPrices => Set<VariantPrice>();

    public DbSet<PriceChange> PriceChanges => Set<PriceChange>();

    public DbSet<Discount> Discounts => Set<Discount>();

    public DbSet<Coupon> Coupons => Set<Coupon>();

    public DbSet<DiscountUse> DiscountUses => Set<DiscountUse>();

    public DbSet<PriceEndingRule> PriceEndingRules => Set<PriceEndingRule>();

    public DbSet<CalculationDefaults> CalculationDefaults => Set<CalculationDefaults>();

    public DbSet<PriceDecision> PriceDecisions => Set<PriceDecision>();

    public DbSet<PricePlan> PricePlans => Set<PricePlan>();

    public DbSet<ShopCurrency> Currencies => Set<ShopCurrency>();

    public DbSet<CurrencyPrice> CurrencyPrices => Set<CurrencyPrice>();

    public DbSet<Cart> Carts => Set<Cart>();

    public DbSet<CartLine> CartLines => Set<CartLine>();

    public DbSet<SavedLine> SavedLines => Set<SavedLine>();

    public DbSet<CheckoutDraft> CheckoutDrafts => Set<CheckoutDraft>();

    public DbSet<WishList> WishLists => Set<WishList>();

    public DbSet<WishItem> WishItems => Set<WishItem>();

    public DbSet<StockWish> StockWishes => Set<StockWish>();

    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<ShippingMethod> ShippingMethods => Set<ShippingMethod>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<OrderDiscount> OrderDiscounts => Set<OrderDiscount>();

    public DbSet<OrderTax> OrderTaxes => Set<OrderTax>();

    public DbSet<OrderEvent> OrderEvents => Set<OrderEvent>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ReviewVote> ReviewVotes => Set<ReviewVote>();

    public DbSet<ProductQuestion> ProductQuestions => Set<ProductQuestion>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoicePdf> InvoicePdfs => Set<InvoicePdf>();

    public DbSet<Feed> Feeds => Set<Feed>();

    public DbSet<GoogleCategory> GoogleCategories => Set<GoogleCategory>();

    public DbSet<GoogleShelf> GoogleShelves => Set<GoogleShelf>();

    public DbSet<OrderReturn> Returns => Set<OrderReturn>();

    public DbSet<OrderReturnLine> ReturnLines => Set<OrderReturnLine>();

    public DbSet<DeclaredWithdrawal> Withdrawals => Set<DeclaredWithdrawal>();

    public DbSet<PlacementDay> PlacementDays => Set<PlacementDay>();

    public DbSet<PlacementTrial> PlacementTrials => Set<PlacementTrial>();

    public DbSet<Retirement> Retirements => Set<Retirement>();

    public DbSet<TestListing> TestListings => Set<TestListing>();

    public DbSet<FreshnessCheck> FreshnessChecks => Set<FreshnessCheck>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportProfile> ImportProfiles => Set<ImportProfile>();

    public DbSet<SharedKey> SharedKeys => Set<SharedKey>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<ListedProduct> ListedProducts => Set<ListedProduct>();

    public DbSet<ListMark> ListMarks => Set<ListMark>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<ListPreference> ListPreferences => Set<ListPreference>();

    public DbSet<BulkChange> BulkChanges => Set<BulkChange>();

    public DbSet<BulkItem> BulkItems => Set<BulkItem>();

    public DbSet<BulkValue> BulkValues => Set<BulkValue>();

    /// <summary>While many products change at once, pages go stale by the tags they share ("catalog"), not one by one ("product:12").</summary>
    public bool InBulk { get; set; }

    /// <summary>Rows that nobody asks for afterwards (change log, price history) and that a bulk change inserts many at a time once the rest is saved.</summary>
    public List<object> SetAside { get; } = [];

    /// <summary>Version 3 of Identity's tables holds passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Says that cached pages with this tag are stale once this save has happened.</summary>
    public void MarkStale(string tag)
    {
        if (!StaleTags.Local.Any(t => t.Tag == tag && Entry(t).State == EntityState.Added))
            StaleTags.Add(new StaleTag { Tag = tag });
    }

    /// <summary>Adds such a row to this save or, in bulk, to those set aside.</summary>
    public void Record(object row)
    {
        if (InBulk)
            SetAside.Add(row);
        else
            Add(row);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = await WriteTurn.TakeAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ShopConventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ShopDb).Assembly);
        ShopConventions.NameColumns(builder.Model);
    }
}

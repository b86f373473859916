using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;
using Shop.Shipping;

namespace Shop.Feeds;

/// <summary>
/// Reads the articles of a feed in parts, by keyset: six queries for 500 products, however many the shop has, and never more than a part in memory.
/// </summary>
public sealed class FeedItems(ShopDb db, PriceLists prices)
{
    private const int Part = 500;

    public async IAsyncEnumerable<FeedItem> ReadAsync(Feed feed, FeedLinks links, [EnumeratorCancellation] CancellationToken stop)
    {
        var selection = FeedSelection.Read(feed.Selection);
        var frame = new Frame(feed, links, selection, await CategoryTree.ReadAsync(db, stop), await ShelvesAsync(stop), await MethodsAsync(feed, stop), await prices.NowAsync(stop));
        var chosen = await ChosenAsync(selection, stop);
        var last = 0;
        while (true)
        {
            var after = last;
            var products = await chosen.Where(p => p.Id > after).OrderBy(p => p.Id).Take(Part).Select(p => new ProductPart(
                p.Id, p.Key, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En), new LocalizedText(p.Summary.De, p.Summary.En), new LocalizedText(p.Description.De, p.Description.En),
                p.CategoryId, p.TaxClass, p.EnergyClass, p.EnergyScale, p.Brand!.Name, p.Manufacturer!.Name)).ToListAsync(stop);
            if (products.Count == 0)
                yield break;
            last = products[^1].Id;
            foreach (var item in await ItemsAsync(products, frame, stop))
                yield return item;
        }
    }

    private async Task<IQueryable<Product>> ChosenAsync(FeedSelection selection, CancellationToken stop)
    {
        var products = db.Products.AsNoTracking().OnSale();
        if (selection.ShelfIds.Count > 0)
        {
            var all = await CategoryTree.ReadAllAsync(db, stop);
            products = products.OnShelves(db, [.. selection.ShelfIds.SelectMany(all.IdsUnder).Distinct()]);
        }
        var excluded = selection.ExcludedTagIds.ToList();
        return excluded.Count == 0 ? products : products.Where(p => !p.Tags.Any(t => excluded.Contains(t.TagId)));
    }

    private Task<Dictionary<int, int>> ShelvesAsync(CancellationToken stop) => db.GoogleShelves.AsNoTracking().ToDictionaryAsync(s => s.CategoryId, s => s.GoogleCategoryId, stop);

    private async Task<List<ShippingMethod>> MethodsAsync(Feed feed, CancellationToken stop) =>
        (await db.ShippingMethods.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Position).ToListAsync(stop)).FindAll(m => m.ShipsTo(feed.Country));

    private async Task<List<FeedItem>> ItemsAsync(List<ProductPart> products, Frame frame, CancellationToken stop)
    {
        var ids = products.ConvertAll(p => p.Id);
        var versions = await (
            from v in db.Variants.AsNoTracking()
            where ids.Contains(v.ProductId) && v.Active
            join s in db.StockItems on v.Id equals s.VariantId into stock
            from s in stock.DefaultIfEmpty()
            orderby v.Position, v.Id
            select new VersionPart(
                v.Id, v.ProductId, v.Sku, v.Gtin, v.Mpn, new LocalizedText(v.Name.De, v.Name.En), v.Price.Cents, v.FormerPrice != null, v.Cost == null ? (long?)null : v.Cost.Value.Cents,
                v.Content, v.ContentUnit, v.WeightGrams, v.DeliveryDaysFrom, v.DeliveryDaysTo, s != null && s.OnHand > s.Reserved))
            .ToListAsync(stop);
        var values = (await (
            from link in db.VariantValues
            join v in db.Variants on link.VariantId equals v.Id
            where ids.Contains(v.ProductId)
            join value in db.OptionValues on link.OptionValueId equals value.Id
            join option in db.ProductOptions on value.ProductOptionId equals option.Id
            select new ValuePart(link.VariantId, option.Name.De, new LocalizedText(value.Name.De, value.Name.En), value.Swatch)).ToListAsync(stop)).ToLookup(v => v.VariantId);
        var pictures = (await db.ProductPictures.AsNoTracking().Where(p => ids.Contains(p.ProductId)).OrderBy(p => p.Position).ThenBy(p => p.Id)
            .Select(p => new { p.ProductId, p.Picture!.Key }).ToListAsync(stop)).ToLookup(p => p.ProductId, p => p.Key);
        var reductions = await db.ReductionsAsync(versions.Where(v => v.Reduced).ToDictionary(v => v.Id, v => new Money(v.Cents)), stop);
        var of = versions.ToLookup(v => v.ProductId);
        return [.. products.SelectMany(p => of[p.Id].Where(v => frame.Wants(p, v)).Select(v => frame.Item(p, v, of[p.Id].Count() > 1, values[v.Id], pictures[p.Id], reductions.GetValueOrDefault(v.Id))))];
    }

    private sealed record ProductPart(
        int Id, string Key, LocalizedText Name, LocalizedText Slug, LocalizedText Summary, LocalizedText Description, int CategoryId, TaxClass TaxClass,
        string EnergyClass, string EnergyScale, string? Brand, string? Maker);

    private sealed record VersionPart(
        int Id, int ProductId, string Sku, string Gtin, string Mpn, LocalizedText Name, long Cents, bool Reduced, long? CostCents,
        decimal? Content, ContentUnit Unit, int WeightGrams, int DaysFrom, int DaysTo, bool Available);

    private sealed record ValuePart(int VariantId, string Option, LocalizedText Value, string Swatch);

    /// <summary>What is the same for all articles of a feed.</summary>
    private sealed record Frame(
        Feed Feed, FeedLinks Links, FeedSelection Selection, CategoryTree Tree, IReadOnlyDictionary<int, int> Google, IReadOnlyList<ShippingMethod> Methods, PriceList Prices)
    {
        private static readonly string[] Colours = ["farbe", "color", "colour"];
        private static readonly string[] Sizes = ["größe", "groesse", "size", "inhalt", "menge", "volumen"];

        public bool Wants(ProductPart product, VersionPart version)
        {
            if (Selection.OnlyInStock && !version.Available)
                return false;
            if (Selection.LeastMargin is not { } least)
                return true;
            var net = new Money(version.Cents).WithoutTax(Prices.Taxes.RateOf(product.TaxClass)).Cents;
            return version.CostCents is { } cost && net > 0 && (net - cost) * 100 >= least * net;
        }

        public FeedItem Item(ProductPart p, VersionPart v, bool grouped, IEnumerable<ValuePart> values, IEnumerable<string> pictures, Reduction? reduction)
        {
            var price = new Money(v.Cents);
            var name = p.Name.In(Feed.Language);
            var version = v.Name.In(Feed.Language);
            var path = Tree.PathTo(p.CategoryId);
            var chosen = values.ToList();
            return new FeedItem
            {
                ProductId = p.Id,
                Id = v.Sku,
                GroupId = grouped ? p.Key : "",
                Title = grouped && version.Length > 0 ? $"{name}, {version}" : name,
                Description = FeedText.Plain(string.Join("\n", new[] { p.Summary.In(Feed.Language), p.Description.In(Feed.Language) }.Where(t => t.Length > 0))),
                Link = Links.Product(p.Id, p.Slug.In(Feed.Language), v.Sku),
                Images = [.. pictures.Select(Links.Picture)],
                InStock = v.Available,
                DaysFrom = v.DaysFrom,
                DaysTo = v.DaysTo,
                Price = price,
                CartPrice = Prices.Of(v.Id, price, 1, CustomerGroup.Consumer).Price,
                Lowest = reduction?.Lowest,
                ReducedSince = reduction?.Began,
                UnlawfulFormerPrice = v.Reduced && reduction is null,
                Gtin = v.Gtin,
                Mpn = v.Mpn,
                Brand = p.Brand ?? p.Maker ?? "",
                GoogleCategory = path.Reverse().Select(s => Google.TryGetValue(s.Id, out var id) ? id : (int?)null).FirstOrDefault(id => id is not null),
                Shelves = [.. path.Select(s => s.Name.In(Feed.Language))],
                Content = v.Content,
                Unit = v.Unit,
                WeightGrams = v.WeightGrams,
                EnergyClass = p.EnergyClass,
                EnergyScale = p.EnergyScale,
                Colour = ValueOf(chosen, Colours),
                Size = ValueOf(chosen, Sizes),
                Country = Feed.Country,
                Shipping = ShippingOf(price),
            };
        }

        private string ValueOf(List<ValuePart> values, string[] names) =>
            values.Find(v => Array.Exists(names, n => v.Option.Contains(n, StringComparison.OrdinalIgnoreCase)))?.Value.In(Feed.Language) ?? "";

        /// <summary>Of the first way that goes there, as the cart offers it first.</summary>
        private Money ShippingOf(Money price) => Methods.Count == 0 || (Methods[0].FreeFrom is { } free && price >= free) ? Money.Zero : Methods[0].Price;
    }
}

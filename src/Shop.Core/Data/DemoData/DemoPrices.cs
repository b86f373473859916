using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;
using Shop.Pricing.Calculation;
using Shop.Pricing.Currencies;
using Shop.Pricing.Endings;

namespace Shop.Data.DemoData;

/// <summary>Gives cafés their prices and the best-liked coffees and teas steps for those who take more of them; and the shop its usual rates.</summary>
internal sealed class DemoPrices(ShopDb db, IReadOnlyList<DemoArticle> articles, TaxTable taxes)
{
    /// <summary>From how many pieces on how many percent less.</summary>
    private static readonly (int From, int Percent)[] Steps = [(4, 5), (8, 10)];

    public async Task SeedAsync(CancellationToken stop)
    {
        foreach (var article in articles)
        {
            if (article.CafePrice(taxes.RateOf(article.TaxClass)) is { } price)
                db.VariantPrices.Add(new VariantPrice { VariantId = article.VariantId, Group = CustomerGroup.Business, Price = price });
            if (HasSteps(article))
                db.VariantPrices.AddRange(Steps.Select(s => new VariantPrice { VariantId = article.VariantId, FromQuantity = s.From, Price = Less(article.Price, s.Percent) }));
        }
        db.CalculationDefaults.Add(new CalculationDefaults { Overhead = 0.28m, Profit = 0.12m, CustomerCash = 0.02m, Ending = await db.PriceEndingRules.SingleAsync(r => r.Name == UsualEndings.Ninety, stop) });
        db.PriceEndingRules.Add(new PriceEndingRule { Name = "Schwellenpreise", Ending = new PriceEnding(EndingDirection.Nearest, [new(1000, 100, 95), new(10_000, 100, 90), new(null, 1000, 900)]) });
        var francs = new ShopCurrency { Code = "CHF", Step = 5, Countries = "CH,LI" };
        francs.Rates.Add(new CurrencyRate { ValidFrom = new DateOnly(2026, 1, 1), Rate = 0.9350m, Source = "Beispielkurs der Demo" });
        db.Currencies.Add(francs);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Packets of a quarter that sell well and aren't reduced already.</summary>
    private static bool HasSteps(DemoArticle article) =>
        article is { TaxClass: TaxClass.Reduced, IsReduced: false, Content: > 0.05m and <= 0.25m, Source.Popularity: >= 80 };

    /// <summary>Down to whole ten cents.</summary>
    private static Money Less(Money price, int percent) => new(price.Cents * (100 - percent) / 100 / 10 * 10);
}

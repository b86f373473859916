using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;

namespace Shop.Data.DemoData;

/// <summary>One line of a demo order before it is an order.</summary>
internal sealed record DemoPick(DemoArticle Article, int Quantity, Money UnitPrice);

/// <summary>Who ordered what when.</summary>
internal sealed record DemoSale(DemoBuyer Buyer, DateTime PlacedAt, IReadOnlyList<DemoPick> Picks);

/// <summary>
/// Thinks up 18 months of trade: a number of orders for each day by growth, week and season; customers who come back; baskets by
/// popularity, season and what goes together; cafés that order by the kilogram.
/// </summary>
internal sealed class DemoTrade(DemoCalendar calendar, IReadOnlyList<DemoArticle> articles, IReadOnlyList<DemoBuyer> buyers, TaxTable taxes)
{
    private const int ConsumerOrders = 3650;
    private static readonly double[] Hours = [2, 1, 0.5, 0.3, 0.3, 0.8, 2, 4, 5.5, 7, 7.5, 7, 6, 5.5, 5, 5, 5, 5.5, 6.5, 8, 9, 8, 6, 4];

    private readonly DemoDice _dice = new("trade");
    private readonly DemoShelf _shelf = new(articles);
    private readonly DemoRegulars _regulars = new(buyers);

    /// <summary>All sales, oldest first.</summary>
    public IReadOnlyList<DemoSale> Plan() =>
        [.. ConsumerSales().Concat(CafeSales()).Concat(AccountSales()).OrderBy(s => s.PlacedAt)];

    private List<DemoSale> ConsumerSales()
    {
        var sales = new List<DemoSale>(ConsumerOrders + 200);
        var total = calendar.Days().Sum(calendar.Busyness);
        foreach (var day in calendar.Days())
        {
            var mean = ConsumerOrders * calendar.Busyness(day) / total;
            var count = day == calendar.Today ? OrdersToday(mean) : _dice.Events(mean);
            _shelf.Open(day);
            foreach (var at in Enumerable.Range(0, count).Select(_ => TimeOn(day)).Order().ToList())
            {
                var buyer = _regulars.Next(day, 1 - (sales.Count / (ConsumerOrders + 100.0)), _dice);
                sales.Add(SaleTo(buyer, at, Basket(buyer, day)));
            }
        }
        return sales;
    }

    private IEnumerable<DemoSale> CafeSales()
    {
        foreach (var cafe in buyers.Where(b => b.IsCafe))
        {
            var day = calendar.FirstDay.AddDays(_dice.Between(0, 260));
            var usual = _dice.Between(9, 18);
            var favourites = _shelf.CafeGoods(_dice, 4);
            while (day <= calendar.Today)
            {
                var at = DemoCalendar.At(DemoCalendar.WorkingDay(day), _dice.Between(8, 16), _dice.Between(0, 59), _dice.Between(0, 59));
                if (at < calendar.Now)
                    yield return SaleTo(cafe, at, CafeBasket(favourites));
                day = day.AddDays(usual + _dice.Between(-3, 4));
            }
        }
    }

    /// <summary>The customer who can sign in has a past worth looking at, up to two days ago.</summary>
    private IEnumerable<DemoSale> AccountSales()
    {
        var buyer = buyers.Single(b => b.Account == DemoAccounts.Customer);
        foreach (var ago in new[] { 498, 402, 333, 251, 180, 118, 61, 24, 2 })
        {
            var day = calendar.Today.AddDays(-ago);
            _shelf.Open(day);
            yield return SaleTo(buyer, TimeOn(day), Basket(buyer, day));
        }
    }

    private int OrdersToday(double mean)
    {
        var passed = Hours.Take(Clock.ToBerlin(calendar.Now).Hour + 1).Sum() / Hours.Sum();
        return Math.Max(3, _dice.Events(mean * passed));
    }

    /// <summary>Mornings and evenings are busiest; nothing is ordered in the future.</summary>
    private DateTime TimeOn(DateOnly day)
    {
        var hour = _dice.Pick(Enumerable.Range(0, 24).ToList(), h => Hours[h]);
        var at = DemoCalendar.At(day, hour, _dice.Between(0, 59), _dice.Between(0, 59));
        if (at < calendar.Now)
            return at;
        var begin = day.StartUtc();
        return begin.AddSeconds(Math.Floor((calendar.Now - begin).TotalSeconds * _dice.Next()));
    }

    private DemoSale SaleTo(DemoBuyer buyer, DateTime at, IReadOnlyList<(DemoArticle Article, int Quantity)> basket) =>
        new(buyer, at, [.. basket.Select(b => new DemoPick(b.Article, b.Quantity, PriceFor(buyer, b.Article, at)))]);

    private Money PriceFor(DemoBuyer buyer, DemoArticle article, DateTime at) =>
        (buyer.IsCafe ? article.CafePrice(taxes.RateOf(article.TaxClass)) : null) ?? article.PriceAt(at);

    private List<(DemoArticle Article, int Quantity)> Basket(DemoBuyer buyer, DateOnly day)
    {
        var lines = _dice.Pick([1, 2, 3, 4, 5, 6], n => n switch { 1 => 30, 2 => 32, 3 => 21, 4 => 10, 5 => 5, _ => 2 });
        var first = buyer.Favourite is { } favourite && favourite.OnSaleFrom <= day && _dice.Chance(0.5) ? favourite : _shelf.Pick(_dice);
        var basket = new List<DemoArticle> { first };
        for (var tries = 0; basket.Count < lines && tries < 12; tries++)
        {
            var next = _dice.Chance(0.4) ? _shelf.PickRelated(first, _dice) : _shelf.Pick(_dice);
            if (next is not null && basket.TrueForAll(b => b.ProductId != next.ProductId))
                basket.Add(next);
        }
        buyer.Favourite = basket.Find(b => b.TaxClass == TaxClass.Reduced) ?? buyer.Favourite;
        return basket.ConvertAll(a => (a, QuantityOf(a)));
    }

    private List<(DemoArticle Article, int Quantity)> CafeBasket(IReadOnlyList<DemoArticle> favourites)
    {
        var basket = favourites.Where(_ => _dice.Chance(0.6)).ToList();
        if (basket.Count == 0)
            basket.Add(favourites[0]);
        return basket.ConvertAll(a => (a, a.Content >= 0.9m ? _dice.Between(2, 8) : _dice.Between(1, 4)));
    }

    private int QuantityOf(DemoArticle article) => article switch
    {
        { TaxClass: TaxClass.Standard } => _dice.Chance(0.08) ? 2 : 1,
        _ => _dice.Pick([1, 2, 3, 4], n => n switch { 1 => 70, 2 => 21, 3 => 6, _ => 3 }),
    };
}

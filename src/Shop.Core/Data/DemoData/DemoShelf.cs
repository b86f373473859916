namespace Shop.Data.DemoData;

/// <summary>What can be bought on a day, weighted by popularity and season.</summary>
internal sealed class DemoShelf(IReadOnlyList<DemoArticle> articles)
{
    private readonly ILookup<string, DemoArticle> _byProduct = articles.ToLookup(a => a.Source.Key);
    private readonly double[] _sums = new double[articles.Count];

    /// <summary>Sets the weights for a day.</summary>
    public void Open(DateOnly day)
    {
        var sum = 0.0;
        for (var i = 0; i < articles.Count; i++)
        {
            if (articles[i].OnSaleFrom <= day)
                sum += articles[i].Weight * DemoCalendar.Demand(articles[i].Source.Season, day);
            _sums[i] = sum;
        }
        Day = day;
    }

    private DateOnly Day { get; set; }

    public DemoArticle Pick(DemoDice dice)
    {
        var at = Array.BinarySearch(_sums, dice.Next() * _sums[^1]);
        return articles[Math.Min(at < 0 ? ~at : at + 1, articles.Count - 1)];
    }

    /// <summary>Something the catalogue shows beside this article; null when nothing of it is on sale yet.</summary>
    public DemoArticle? PickRelated(DemoArticle article, DemoDice dice)
    {
        if (article.Source.Related.Count == 0)
            return null;
        var variants = _byProduct[dice.Pick(article.Source.Related)].Where(a => a.OnSaleFrom <= Day).ToList();
        return variants.Count == 0 ? null : dice.Pick(variants, a => a.Weight);
    }

    /// <summary>Different products in their largest pack, of those with a price for cafés.</summary>
    public IReadOnlyList<DemoArticle> CafeGoods(DemoDice dice, int count)
    {
        var goods = articles.Where(a => a.Source.B2b is not null && a.Content is > 0 and <= 1)
            .GroupBy(a => a.ProductId)
            .Select(g => g.OrderByDescending(a => a.Content).ThenBy(a => a.VariantId).First())
            .Where(a => a.OnSaleFrom <= articles.Min(x => x.OnSaleFrom).AddDays(10))
            .ToList();
        var chosen = new List<DemoArticle>();
        while (chosen.Count < Math.Min(count, goods.Count))
        {
            var next = dice.Pick(goods, a => a.Source.Popularity);
            if (!chosen.Contains(next))
                chosen.Add(next);
        }
        return chosen;
    }
}

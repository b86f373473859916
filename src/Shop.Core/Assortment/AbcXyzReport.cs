using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>By what ABC sorts.</summary>
public enum AbcBasis
{
    ContributionI,
    Revenue,
    Units,
}

/// <summary>A product in the matrix.</summary>
/// <param name="Xyz">Null for what is too young to say.</param>
public sealed record ClassedProduct(int ProductId, LocalizedText Name, bool Active, ProductSale Sale, Ranked Rank, WeeklyDemand Demand, XyzClass? Xyz)
{
    public AbcClass Abc => Rank.Class;
}

/// <summary>A cell of the matrix: how many products, and what share of the result they bring.</summary>
public sealed record MatrixCell(AbcClass Abc, XyzClass Xyz, int Products, decimal Share);

/// <summary>The whole assortment in classes.</summary>
public sealed record Matrix(DateOnly From, DateOnly To, int Weeks, AbcBasis Basis, IReadOnlyList<ClassedProduct> Rows)
{
    public MatrixCell Cell(AbcClass abc, XyzClass xyz)
    {
        var inside = Rows.Where(r => r.Abc == abc && r.Xyz == xyz).ToList();
        return new MatrixCell(abc, xyz, inside.Count, inside.Sum(r => r.Rank.Share));
    }

    public int TooYoung => Rows.Count(r => r.Xyz is null);

    /// <summary>Revenue whose cost nobody knows; it is missing in DB I.</summary>
    public Money WithoutCost => Rows.Sum(r => r.Sale.WithoutCost);
}

/// <summary>Reads the matrix: three grouped queries and the names.</summary>
public sealed class AbcXyzReport(ShopDb db)
{
    public const int MostWeeks = 104;

    /// <summary>Products on sale and those that sold in the period, the most valuable first.</summary>
    public async Task<Matrix> ReadAsync(DateOnly from, DateOnly to, AbcBasis basis, AssortmentRules rules, CancellationToken stop = default)
    {
        var weeks = Math.Clamp((to.DayNumber - from.DayNumber + 1) / 7, 1, MostWeeks);
        var sales = await db.SalesByProductAsync(from, to, stop);
        var demand = await db.DemandByProduct(to, weeks).ToDictionaryAsync(d => d.ProductId, stop);
        var sold = sales.Keys.ToHashSet();
        var products = (await db.Products.AsNoTracking().Select(p => new { p.Id, p.Name, p.Active, p.CreatedAt }).ToListAsync(stop))
            .Where(p => p.Active || sold.Contains(p.Id)).ToDictionary(p => p.Id);
        var none = new ProductSale(0, 0, Money.Zero, Money.Zero, Money.Zero, null, null);
        var ranked = AbcXyz.Rank(products.Keys.Select(id => (id, ValueOf(sales.GetValueOrDefault(id) ?? none, basis))), rules.A, rules.B);
        var firstDay = to.AddDays(1 - (7 * weeks));
        return new Matrix(from, to, weeks, basis, [.. ranked.Select(r =>
        {
            var product = products[r.Id];
            var weekly = Weekly(demand.GetValueOrDefault(r.Id), Clock.BusinessDay(product.CreatedAt), firstDay, weeks);
            var xyz = weekly.Weeks < rules.LeastWeeks ? (XyzClass?)null : AbcXyz.Xyz(weekly.Variation, rules.X, rules.Y);
            return new ClassedProduct(r.Id, product.Name, product.Active, sales.GetValueOrDefault(r.Id) ?? none with { ProductId = r.Id }, r, weekly, xyz);
        })]);
    }

    /// <summary>Weeks count from the launch: the day it was entered or, for imported trade, its first sale if that was earlier.</summary>
    internal static WeeklyDemand Weekly(DemandRow? row, DateOnly createdOn, DateOnly firstDay, int weeks)
    {
        var entered = createdOn <= firstDay ? 0 : (createdOn.DayNumber - firstDay.DayNumber) / 7;
        var launch = Math.Min(entered, Math.Max(0, row?.FirstWeek ?? entered));
        return new WeeklyDemand(Math.Max(0, weeks - launch), row?.Sum ?? 0, row?.Squares ?? 0);
    }

    private static long ValueOf(ProductSale sale, AbcBasis basis) => basis switch
    {
        AbcBasis.Revenue => sale.Revenue.Cents,
        AbcBasis.Units => sale.Units,
        _ => sale.ContributionI.Cents,
    };
}

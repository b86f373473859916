using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shop.Catalog;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Tests.Lists;

/// <summary>Fills a shop with up to a hundred thousand products in a few seconds: set-based copies of one product, each with its own name and price.</summary>
public static class ManyProducts
{
    private const string Digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private const string Numbers = $"(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM {Digits} a CROSS JOIN {Digits} b CROSS JOIN {Digits} c CROSS JOIN {Digits} e CROSS JOIN {Digits} f)";

    /// <param name="db">Without writers, so that nothing but the rows is written.</param>
    /// <param name="template">A variant whose product is copied.</param>
    /// <param name="count">At most 100 000.</param>
    /// <param name="variants">Of each product.</param>
    public static async Task AddAsync(ShopDb db, Variant template, int count, int variants = 1)
    {
        db.Database.SetCommandTimeout(300);
        await CopyAsync<Product>(db, $"FROM \"Products\" t CROSS JOIN {Numbers} x WHERE t.\"Id\" = {template.ProductId} AND x.n < {count}", new()
        {
            ["Key"] = "CONCAT('many-', x.n)",
            ["NameDe"] = "CONCAT('Kaffee ', x.n * 7919 % 100003)",
            ["NameEn"] = "CONCAT('Coffee ', x.n * 7919 % 100003)",
            ["SlugDe"] = "CONCAT('kaffee-many-', x.n)",
            ["SlugEn"] = "CONCAT('coffee-many-', x.n)",
            ["PriceFromCents"] = "500 + x.n * 7919 % 9000",
            ["PriceToCents"] = "500 + x.n * 7919 % 9000",
            ["UnitsSold"] = "x.n * 31 % 1000",
            ["Active"] = "CASE WHEN x.n % 10 = 0 THEN 0 ELSE 1 END",
        });
        for (var v = 0; v < variants; v++)
        {
            var suffix = v.ToString(CultureInfo.InvariantCulture);
            await CopyAsync<Variant>(db, $"FROM \"Variants\" t CROSS JOIN \"Products\" x WHERE t.\"Id\" = {template.Id} AND x.\"Key\" LIKE 'many-%'", new()
            {
                ["ProductId"] = "x.\"Id\"",
                ["Sku"] = $"CONCAT('M-', SUBSTRING(x.\"Key\", 6, 10), '-{suffix}')",
                ["PriceCents"] = "x.\"PriceFromCents\"",
                ["CostCents"] = "x.\"PriceFromCents\" / 2 + x.\"Id\" % 97",
                ["Position"] = suffix,
            });
        }
        await RunAsync(db, "INSERT INTO \"ProductCategories\" (\"ProductId\", \"CategoryId\", \"Position\") SELECT \"Id\", \"CategoryId\", 0 FROM \"Products\" WHERE \"Key\" LIKE 'many-%'");
        await RunAsync(db, "INSERT INTO \"StockItems\" (\"VariantId\", \"OnHand\", \"Reserved\") SELECT \"Id\", \"Id\" % 50, 0 FROM \"Variants\" WHERE \"Sku\" LIKE 'M-%'");
        await CopyAsync<PriceChange>(db, $"FROM \"PriceChanges\" t CROSS JOIN \"Variants\" x WHERE t.\"Id\" = (SELECT MIN(\"Id\") FROM \"PriceChanges\" WHERE \"VariantId\" = {template.Id}) AND x.\"Sku\" LIKE 'M-%'", new()
        {
            ["VariantId"] = "x.\"Id\"",
            ["PriceCents"] = "x.\"PriceCents\"",
        });
    }

    /// <summary>Copies a row with all its columns but the key, some of them said anew; new columns of the model come along by themselves.</summary>
    private static Task<int> CopyAsync<T>(ShopDb db, string from, Dictionary<string, string> said)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetFlattenedProperties().Where(p => !p.IsPrimaryKey()).Select(p => p.GetColumnName(table)!).Distinct().ToList();
        var values = columns.Select(c => said.TryGetValue(c, out var value) ? value : $"t.\"{c}\"");
        return RunAsync(db, $"INSERT INTO \"{table.Name}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(',', values)} {from}");
    }

    private static Task<int> RunAsync(ShopDb db, string sql) => db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql));
}

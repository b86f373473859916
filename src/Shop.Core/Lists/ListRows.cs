using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Lists;

/// <summary>Writes <see cref="ListedProduct"/> rows anew, set-based; the sentence is read by both engines.</summary>
internal static class ListRows
{
    private const string Write = """
        INSERT INTO "ListedProducts" ("ProductId", "SortDe", "SortEn", "Sku", "TaxClass", "BrandId", "ManufacturerId", "SupplierId", "Active", "Planned", "Reduced",
            "PriceFrom", "PriceTo", "Cost", "Margin", "Earns", "Free", "LeastFree", "LeastLeft", "UnitsSold", "CreatedAt", "Completeness", "ChangedAt", "Gaps")
        SELECT p."Id", SUBSTRING({de}, 1, 80), SUBSTRING({en}, 1, 80), COALESCE(v."Sku", ''), p."TaxClass", p."BrandId", p."ManufacturerId", p."SupplierId", p."Active",
            CASE WHEN p."Active" = {{3}} OR p."PublishAt" IS NULL THEN {{4}} ELSE {{3}} END, CASE WHEN COALESCE(v."Reduced", 0) > 0 THEN {{3}} ELSE {{4}} END,
            p."PriceFromCents", p."PriceToCents", COALESCE(v."Cost", {{0}}), COALESCE(v."Margin", {{1}}), COALESCE(v."Earns", {{0}}),
            COALESCE(v."Free", 0), COALESCE(v."LeastFree", 0), COALESCE(v."LeastLeft", 2147483647), p."UnitsSold", p."CreatedAt", p."Completeness",
            COALESCE((SELECT MAX(c."At") FROM "ChangeLog" c WHERE (c."Entity" = 'Product' AND c."EntityId" = p."Id")
                OR (c."Entity" = 'Variant' AND c."EntityId" IN (SELECT x."Id" FROM "Variants" x WHERE x."ProductId" = p."Id"))), p."CreatedAt"),
            CASE WHEN p."NameEn" = '' OR (p."DescriptionEn" = '' AND p."DescriptionDe" <> '') THEN 1 ELSE 0 END + CASE WHEN p."StaleTranslations" <> '' THEN 16 ELSE 0 END + COALESCE(v."Gaps", 0)
        FROM "Products" p LEFT JOIN (
            SELECT w."ProductId" AS "Id", MIN(w."CostCents") AS "Cost", MAX(w."Reduced") AS "Reduced", MIN(CASE WHEN w."Place" = 1 THEN w."Sku" END) AS "Sku",
                MIN(CASE WHEN w."On" = 1 AND w."CostCents" IS NOT NULL AND w."PriceCents" > 0 THEN 10000 - (w."CostCents" * (10000 + w."Rate")) / w."PriceCents" END) AS "Margin",
                MIN(CASE WHEN w."On" = 1 AND w."CostCents" IS NOT NULL THEN (w."PriceCents" * 10000) / (10000 + w."Rate") - w."CostCents" END) AS "Earns",
                SUM(CASE WHEN w."On" = 1 THEN w."Free" ELSE 0 END) AS "Free", MIN(CASE WHEN w."On" = 1 THEN w."Free" END) AS "LeastFree",
                MIN(CASE WHEN w."On" = 1 AND w."Free" > 0 THEN w."Free" END) AS "LeastLeft",
                MAX(CASE WHEN w."Gtin" = '' THEN 2 ELSE 0 END) + MAX(CASE WHEN w."CostCents" IS NULL THEN 4 ELSE 0 END) + MAX(CASE WHEN w."WeightGrams" <= 0 THEN 8 ELSE 0 END) AS "Gaps"
            FROM (
                SELECT a."ProductId", a."Sku", a."PriceCents", a."CostCents", a."Gtin", a."WeightGrams", CASE WHEN a."Active" = {{3}} THEN 1 ELSE 0 END AS "On",
                    CASE WHEN a."FormerPriceCents" > a."PriceCents" THEN 1 ELSE 0 END AS "Reduced", COALESCE(s."OnHand" - s."Reserved", 0) AS "Free",
                    CASE WHEN q."TaxClass" = 'Reduced' THEN {{2}} ELSE {{5}} END AS "Rate",
                    ROW_NUMBER() OVER (PARTITION BY a."ProductId" ORDER BY a."Position", a."Id") AS "Place"
                FROM "Variants" a JOIN "Products" q ON q."Id" = a."ProductId" LEFT JOIN "StockItems" s ON s."VariantId" = a."Id"
                WHERE a."ProductId" {which}
            ) w GROUP BY w."ProductId"
        ) v ON v."Id" = p."Id"
        WHERE p."Id" {which}
        """;

    /// <summary>Folded as people expect lists: case and accents don't count.</summary>
    private static readonly (string Accent, string Plain)[] Accents =
        [("Ä", "a"), ("ä", "a"), ("Ö", "o"), ("ö", "o"), ("Ü", "u"), ("ü", "u"), ("ß", "ss"), ("é", "e"), ("É", "e"), ("è", "e"), ("à", "a"), ("ç", "c")];

    /// <summary>Writes the rows of these products anew.</summary>
    public static Task OfAsync(ShopDb db, DateOnly today, IReadOnlyList<int> ids, CancellationToken stop) =>
        ReplaceAsync(db, today, $"IN ({string.Join(',', ids)})", stop);

    /// <summary>The same for all whose number is in the range, ends included.</summary>
    public static Task OfAsync(ShopDb db, DateOnly today, int from, int to, CancellationToken stop) =>
        ReplaceAsync(db, today, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"BETWEEN {from} AND {to}"), stop);

    /// <param name="which">Made of whole numbers only.</param>
    private static async Task ReplaceAsync(ShopDb db, DateOnly today, string which, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create("DELETE FROM \"ListedProducts\" WHERE \"ProductId\" " + which), stop);
        var (standard, reduced) = await RatesAsync(db, today, stop);
        await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
            Sql(which), ListedProduct.NoMoney, ListedProduct.NoMargin, reduced, true, false, standard), stop);
    }

    private static string Sql(string which) => Write
        .Replace("{de}", Folded("p.\"NameDe\""), StringComparison.Ordinal)
        .Replace("{en}", $"CASE WHEN p.\"NameEn\" = '' THEN {Folded("p.\"NameDe\"")} ELSE {Folded("p.\"NameEn\"")} END", StringComparison.Ordinal)
        .Replace("{which}", which, StringComparison.Ordinal)
        .Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    private static string Folded(string column) =>
        Accents.Aggregate($"LOWER({column})", (sql, a) => $"REPLACE({sql}, '{a.Accent}', '{a.Plain}')");

    /// <summary>The day's VAT in hundredths of a percent; 0 where the shop has none yet.</summary>
    private static async Task<(int Standard, int Reduced)> RatesAsync(ShopDb db, DateOnly day, CancellationToken stop)
    {
        var rates = await db.TaxRates.AsNoTracking().Where(r => r.Country == "DE" && r.ValidFrom <= day).ToListAsync(stop);
        var now = rates.GroupBy(r => r.TaxClass).ToDictionary(g => g.Key, g => (int)(g.MaxBy(r => r.ValidFrom)!.Rate * 10_000));
        return (now.GetValueOrDefault(TaxClass.Standard), now.GetValueOrDefault(TaxClass.Reduced));
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A picture of the gallery.</summary>
/// <param name="Focus">See <see cref="ProductPicture.Focus"/>.</param>
public sealed record PictureRow(string Key, LocalizedText Alt, int Width, int Height, int Focus = ProductPicture.Centre);

/// <summary>One value of an attribute with the attribute's name.</summary>
/// <param name="Unit">Behind a number; else empty.</param>
public sealed record AttributeFact(int DefinitionId, LocalizedText Definition, LocalizedText Value, string Unit = "")
{
    /// <summary>"250 ml".</summary>
    public override string ToString() => Unit.Length == 0 ? Value.ToString() : $"{Value} {Unit}";
}

/// <summary>A document to download.</summary>
/// <param name="Size">In bytes.</param>
public sealed record DocumentRow(int Id, LocalizedText Name, int Size);

/// <summary>The short lists around a product: its pictures, attributes, documents and the products beside it, read together in one query.</summary>
/// <param name="Beside">What the merchant put beside it, then what sells best on its shelf; some to spare, for those that were ordered together with it.</param>
/// <param name="Together">What was ordered together with it.</param>
public sealed record ProductParts(
    IReadOnlyList<PictureRow> Pictures, IReadOnlyList<AttributeFact> Attributes, IReadOnlyList<DocumentRow> Documents,
    IReadOnlyList<int> Beside, IReadOnlyList<int> Together)
{
    /// <summary>Ordered together once may be chance.</summary>
    private const int LeastOrders = 2;

    public static ProductParts None { get; } = new([], [], [], [], []);

    /// <param name="db">The database to ask.</param>
    /// <param name="productId">The product.</param>
    /// <param name="categoryId">Its shelf.</param>
    /// <param name="most">How many the page shows of each list of products.</param>
    /// <param name="stop">Ends the wait.</param>
    public static async Task<ProductParts> ReadAsync(ShopDb db, int productId, int categoryId, int most, CancellationToken stop)
    {
        var rows = await Rows(db, productId, categoryId, most).ToListAsync(stop);
        var of = rows.OrderBy(r => r.First).ThenBy(r => r.Second).ToLookup(r => r.Kind);
        return new ProductParts(
            [.. of["picture"].Select(r => new PictureRow(r.Text!, r.Name, r.One, r.Two, int.Parse(r.MoreDe!, CultureInfo.InvariantCulture)))],
            [.. of["attribute"].Select(r => new AttributeFact(r.One, r.Name, new(r.MoreDe ?? "", r.MoreEn ?? ""), r.Text ?? ""))],
            [.. of["document"].Select(r => new DocumentRow(r.One, r.Name, r.Two))],
            [.. of["chosen"].Concat(of["popular"]).Select(r => r.One).Distinct()],
            [.. of["together"].Select(r => r.One).Take(most)]);
    }

    /// <summary>Written by hand, because lists of different shape in one trip are beyond the query translator; both engines read it.</summary>
    public static IQueryable<ProductPartRow> Rows(ShopDb db, int productId, int categoryId, int most) => db.Database.SqlQuery<ProductPartRow>($"""
            SELECT 'picture' AS "Kind", x."Position" AS "First", x."Id" AS "Second", p."Key" AS "Text", x."AltDe" AS "De", x."AltEn" AS "En", CAST(x."FocusY" * 1000 + x."FocusX" AS varchar(12)) AS "MoreDe", NULL AS "MoreEn", p."Width" AS "One", p."Height" AS "Two"
            FROM "ProductPictures" x JOIN "Pictures" p ON p."Id" = x."PictureId" WHERE x."ProductId" = {productId} AND x."AltDe" <> '' AND x."AltEn" <> ''
            UNION ALL
            SELECT 'attribute', d."Position", o."Position", CASE WHEN o."Number" IS NULL OR d."Unit" = '' THEN NULL ELSE d."Unit" END, d."NameDe", d."NameEn", o."NameDe", o."NameEn", d."Id", o."Id"
            FROM "ProductAttributes" a JOIN "AttributeOptions" o ON o."Id" = a."AttributeOptionId" JOIN "AttributeDefinitions" d ON d."Id" = o."AttributeDefinitionId"
            WHERE a."ProductId" = {productId}
            UNION ALL
            SELECT 'document', "Position", "Id", NULL, "NameDe", "NameEn", NULL, NULL, "Id", "Size" FROM "ProductDocuments" WHERE "ProductId" = {productId}
            UNION ALL
            SELECT 'chosen', r."Position", 0 - p."UnitsSold", NULL, NULL, NULL, NULL, NULL, p."Id", 0
            FROM "RelatedProducts" r JOIN "Products" p ON p."Id" = r."RelatedId" WHERE r."ProductId" = {productId} AND p."Active" = {true}
            UNION ALL
            SELECT 'popular', 0, CAST(n."Place" AS int), NULL, NULL, NULL, NULL, NULL, n."Id", 0
            FROM (SELECT "Id", ROW_NUMBER() OVER (ORDER BY "UnitsSold" DESC, "Id" DESC) AS "Place" FROM "Products"
                WHERE "CategoryId" = {categoryId} AND "Active" = {true} AND "Id" <> {productId}) n
            WHERE n."Place" <= {2 * most}
            UNION ALL
            SELECT 'together', 0 - b."Orders", 0 - p."UnitsSold", NULL, NULL, NULL, NULL, NULL, p."Id", 0
            FROM "BoughtTogether" b JOIN "Products" p ON p."Id" = b."OtherId"
            WHERE b."ProductId" = {productId} AND b."Orders" >= {LeastOrders} AND p."Active" = {true}
            """);
}

/// <summary>A row of one of the lists; what its fields mean depends on the kind.</summary>
public sealed record ProductPartRow(string Kind, int First, int Second, string? Text, string? De, string? En, string? MoreDe, string? MoreEn, int One, int Two)
{
    public LocalizedText Name => new(De ?? "", En ?? "");
}

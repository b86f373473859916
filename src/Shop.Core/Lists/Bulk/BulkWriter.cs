using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Lists.Bulk;

/// <summary>
/// Writes the values of one batch to the shop, set-based: what they say is after, or, to take them back, before. Price history and change
/// log get their rows like from every other way of changing a product, the products a new version.
/// </summary>
internal sealed class BulkWriter(ShopDb db, int bulkId, int batch, bool back, DateTime now)
{
    private const string Which = """ "BulkChangeId" = {0} AND "Batch" = {1} AND "Outcome" = {2} """;

    private readonly BulkOutcome _outcome = back ? BulkOutcome.Restored : BulkOutcome.Changed;

    private IQueryable<BulkValue> Values => db.BulkValues.Where(v => v.BulkChangeId == bulkId && v.Batch == batch && v.Outcome == _outcome);

    /// <summary>Keeps the batch's plans as rows.</summary>
    public async Task KeepAsync(IEnumerable<BulkPlan> plans, CancellationToken stop)
    {
        var rows = plans.SelectMany(p => p.Cells.Select(c => string.Create(CultureInfo.InvariantCulture,
            $"({bulkId},{batch},{p.Product.Id},{Say(c.VariantId)},'{c.Field}',{Say(c.RefId)},{Say(c.Before)},{Say(c.After)},'{(c.IsRefused ? BulkOutcome.Refused : BulkOutcome.Changed)}',{(int)c.Remarks})")));
        foreach (var chunk in rows.Chunk(1000))
        {
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
                "INSERT INTO \"BulkValues\" (\"BulkChangeId\",\"Batch\",\"ProductId\",\"VariantId\",\"Field\",\"RefId\",\"Before\",\"After\",\"Outcome\",\"Remarks\") VALUES " + string.Join(',', chunk)), stop);
        }
    }

    /// <summary>Marks which of the batch's values are still as the change left them; the others are kept.</summary>
    public async Task ChooseWhatToRestoreAsync(CancellationToken stop)
    {
        var done = db.BulkValues.Where(v => v.BulkChangeId == bulkId && v.Batch == batch && v.Outcome == BulkOutcome.Changed);
        IQueryable<BulkValue>[] untouched =
        [
            done.Where(v => v.Field == BulkField.Price && db.Variants.Any(x => x.Id == v.VariantId && x.Price.Cents == v.After)),
            done.Where(v => v.Field == BulkField.DaysFrom && db.Variants.Any(x => x.Id == v.VariantId && x.DeliveryDaysFrom == v.After)),
            done.Where(v => v.Field == BulkField.DaysTo && db.Variants.Any(x => x.Id == v.VariantId && x.DeliveryDaysTo == v.After)),
            done.Where(v => v.Field == BulkField.Supplier && db.Products.Any(p => p.Id == v.ProductId && p.SupplierId == v.After)),
            done.Where(v => v.Field == BulkField.Category && db.Products.Any(p => p.Id == v.ProductId && p.CategoryId == v.After) && db.Categories.Any(c => c.Id == v.Before)),
            done.Where(v => v.Field == BulkField.Active && v.After == 0 && db.Products.Any(p => p.Id == v.ProductId && !p.Active && p.Name.De != ""
                && p.Variants.Any(x => x.Active) && !p.Variants.Any(x => x.Active && x.Price.Cents <= 0))),
            done.Where(v => v.Field == BulkField.Active && v.After == 1 && db.Products.Any(p => p.Id == v.ProductId && p.Active)),
            done.Where(v => v.Field == BulkField.TaxClass && db.Products.Any(p => p.Id == v.ProductId && ((v.After == 0 && p.TaxClass == TaxClass.Standard) || (v.After == 1 && p.TaxClass == TaxClass.Reduced)))),
            done.Where(v => v.Field == BulkField.Shelf && v.After == 1 && db.ProductCategories.Any(c => c.ProductId == v.ProductId && c.CategoryId == v.RefId)
                && !db.Products.Any(p => p.Id == v.ProductId && p.CategoryId == v.RefId && !db.BulkValues.Any(o => o.BulkChangeId == bulkId && o.ProductId == p.Id && o.Field == BulkField.Category))),
            done.Where(v => v.Field == BulkField.Shelf && v.After == 0 && db.Categories.Any(c => c.Id == v.RefId) && db.Products.Any(p => p.Id == v.ProductId)
                && !db.ProductCategories.Any(c => c.ProductId == v.ProductId && c.CategoryId == v.RefId)),
            done.Where(v => v.Field == BulkField.Tag && v.After == 1 && db.ProductTags.Any(t => t.ProductId == v.ProductId && t.TagId == v.RefId)),
            done.Where(v => v.Field == BulkField.Tag && v.After == 0 && db.Tags.Any(t => t.Id == v.RefId) && db.Products.Any(p => p.Id == v.ProductId)
                && !db.ProductTags.Any(t => t.ProductId == v.ProductId && t.TagId == v.RefId)),
        ];
        var fields = await done.Select(v => v.Field).Distinct().ToListAsync(stop);
        foreach (var values in untouched)
        {
            if (fields.Count > 0)
                await values.ExecuteUpdateAsync(s => s.SetProperty(v => v.Outcome, BulkOutcome.Restored), stop);
        }
        await done.ExecuteUpdateAsync(s => s.SetProperty(v => v.Outcome, BulkOutcome.Kept), stop);
    }

    /// <summary>Writes the values and what follows from them; returns the products that changed.</summary>
    public async Task<IReadOnlyList<int>> ApplyAsync(CancellationToken stop)
    {
        var fields = await Values.Select(v => v.Field).Distinct().ToListAsync(stop);
        if (fields.Count == 0)
            return [];
        foreach (var field in fields)
            await WriteAsync(field, stop);
        await LogAsync(stop);
        var ids = Values.Select(v => v.ProductId);
        await db.Products.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version + 1), stop);
        return await ids.Distinct().ToListAsync(stop);
    }

    private Task WriteAsync(BulkField field, CancellationToken stop) => field switch
    {
        BulkField.Price => PricesAsync(stop),
        BulkField.DaysFrom => Variants(field).ExecuteUpdateAsync(s => s.SetProperty(x => x.Variant.DeliveryDaysFrom, x => (int)(back ? x.Value.Before!.Value : x.Value.After!.Value)), stop),
        BulkField.DaysTo => Variants(field).ExecuteUpdateAsync(s => s.SetProperty(x => x.Variant.DeliveryDaysTo, x => (int)(back ? x.Value.Before!.Value : x.Value.After!.Value)), stop),
        BulkField.Supplier => Products(field).ExecuteUpdateAsync(s => s.SetProperty(x => x.Product.SupplierId, x => (int?)(back ? x.Value.Before : x.Value.After)), stop),
        BulkField.Category => Products(field).ExecuteUpdateAsync(s => s.SetProperty(x => x.Product.CategoryId, x => (int)(back ? x.Value.Before!.Value : x.Value.After!.Value)), stop),
        BulkField.Active => ActiveAsync(stop),
        BulkField.TaxClass => TaxAsync(stop),
        BulkField.Shelf => MembersAsync("ProductCategories", "CategoryId", field, stop),
        _ => MembersAsync("ProductTags", "TagId", field, stop),
    };

    private IQueryable<VariantValueRow> Variants(BulkField field) => db.Variants
        .Join(Values.Where(v => v.Field == field), v => (int?)v.Id, b => b.VariantId, (v, b) => new VariantValueRow { Variant = v, Value = b });

    private IQueryable<ProductValueRow> Products(BulkField field) => db.Products
        .Join(Values.Where(v => v.Field == field), p => p.Id, b => b.ProductId, (p, b) => new ProductValueRow { Product = p, Value = b });

    private async Task PricesAsync(CancellationToken stop)
    {
        await Variants(BulkField.Price).ExecuteUpdateAsync(s => s.SetProperty(x => x.Variant.Price.Cents, x => back ? x.Value.Before!.Value : x.Value.After!.Value), stop);
        await RunAsync($"""
            INSERT INTO "PriceChanges" ("VariantId", "PriceCents", "At", "By")
            SELECT "VariantId", {(back ? "\"Before\"" : "\"After\"")}, [now], [who] FROM "BulkValues" WHERE {Which} AND "Field" = 'Price'
            """, stop);
        var ids = Values.Where(v => v.Field == BulkField.Price).Select(v => v.ProductId);
        await db.Products.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(s => s
            .SetProperty(p => p.PriceFrom.Cents, p => p.Variants.Where(v => v.Active).Min(v => (long?)v.Price.Cents) ?? p.PriceFrom.Cents)
            .SetProperty(p => p.PriceTo.Cents, p => p.Variants.Where(v => v.Active).Max(v => (long?)v.Price.Cents) ?? p.PriceTo.Cents), stop);
    }

    private async Task ActiveAsync(CancellationToken stop)
    {
        foreach (var on in new[] { true, false })
        {
            long wanted = on ? 1 : 0;
            DateTime? retired = on ? null : now;
            var ids = Values.Where(v => v.Field == BulkField.Active && (back ? v.Before : v.After) == wanted).Select(v => v.ProductId);
            var products = db.Products.Where(p => ids.Contains(p.Id));
            await products.ExecuteUpdateAsync(s => s.SetProperty(p => p.Active, on).SetProperty(p => p.RetiredAt, retired), stop);
            // A date to publish is used up by publishing.
            if (on)
                await products.ExecuteUpdateAsync(s => s.SetProperty(p => p.PublishAt, (DateTime?)null), stop);
        }
    }

    private async Task TaxAsync(CancellationToken stop)
    {
        foreach (var taxClass in Enum.GetValues<TaxClass>())
        {
            var ids = Values.Where(v => v.Field == BulkField.TaxClass && (back ? v.Before : v.After) == (int)taxClass).Select(v => v.ProductId);
            await db.Products.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.TaxClass, taxClass), stop);
        }
    }

    private async Task MembersAsync(string table, string key, BulkField field, CancellationToken stop)
    {
        var target = back ? "\"Before\"" : "\"After\"";
        var more = table == "ProductCategories" ? (", \"Position\"", ", 0") : ("", "");
        await RunAsync($"""
            INSERT INTO "{table}" ("ProductId", "{key}"{more.Item1})
            SELECT b."ProductId", b."RefId"{more.Item2} FROM "BulkValues" b WHERE {Which} AND "Field" = '{field}' AND {target} = 1
            """, stop);
        await RunAsync($"""
            DELETE FROM "{table}" WHERE EXISTS (SELECT 1 FROM "BulkValues" b
                WHERE b."ProductId" = "{table}"."ProductId" AND b."RefId" = "{table}"."{key}" AND {Which} AND "Field" = '{field}' AND {target} = 0)
            """, stop);
    }

    /// <summary>A line for every value, under the names that the change log uses for single changes.</summary>
    private async Task LogAsync(CancellationToken stop)
    {
        foreach (var (field, entity, name) in LoggedAs)
        {
            var (old, next) = back ? ("\"After\"", "\"Before\"") : ("\"Before\"", "\"After\"");
            if (field is BulkField.Shelf or BulkField.Tag)
                (old, next) = ($"CASE WHEN {old} = 1 THEN \"RefId\" END", $"CASE WHEN {next} = 1 THEN \"RefId\" END");
            await RunAsync($"""
                INSERT INTO "ChangeLog" ("At", "Who", "Way", "Entity", "EntityId", "Action", "Field", "OldValue", "NewValue")
                SELECT [now], [who], [way], '{entity}', {(entity == "Variant" ? "\"VariantId\"" : "\"ProductId\"")}, 'Changed', '{name}', {Said(field, old)}, {Said(field, next)}
                FROM "BulkValues" WHERE {Which} AND "Field" = '{field}'
                """, stop);
        }
    }

    private static (BulkField Field, string Entity, string Name)[] LoggedAs { get; } =
    [
        (BulkField.Price, "Variant", "Price.Cents"), (BulkField.DaysFrom, "Variant", "DeliveryDaysFrom"), (BulkField.DaysTo, "Variant", "DeliveryDaysTo"),
        (BulkField.TaxClass, "Product", "TaxClass"), (BulkField.Active, "Product", "Active"), (BulkField.Category, "Product", "CategoryId"),
        (BulkField.Supplier, "Product", "SupplierId"), (BulkField.Shelf, "Product", "Categories"), (BulkField.Tag, "Product", "Tags"),
    ];

    private static string Said(BulkField field, string value) => field switch
    {
        BulkField.Active => $"CASE WHEN {value} = 1 THEN 'True' ELSE 'False' END",
        BulkField.TaxClass => $"CASE WHEN {value} = 1 THEN '{TaxClass.Reduced}' ELSE '{TaxClass.Standard}' END",
        _ => $"CAST({value} AS NVARCHAR(20))",
    };

    private Task<int> RunAsync(string sql, CancellationToken stop) => db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(
        sql.Replace("[now]", "{3}", StringComparison.Ordinal).Replace("[who]", "{4}", StringComparison.Ordinal).Replace("[way]", "{5}", StringComparison.Ordinal), bulkId, batch, _outcome.ToString(), now, Actor.Current, Way.Current ?? Way.Bulk), stop);

    private static string Say(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "NULL";

    private sealed class VariantValueRow
    {
        public required Variant Variant { get; init; }

        public required BulkValue Value { get; init; }
    }

    private sealed class ProductValueRow
    {
        public required Product Product { get; init; }

        public required BulkValue Value { get; init; }
    }
}

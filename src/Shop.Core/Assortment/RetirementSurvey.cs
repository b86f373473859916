using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Orders;

namespace Shop.Assortment;

/// <summary>Something in the shop that points to a product.</summary>
/// <param name="Kind">"related", "home", "menu", "button", "discount", "reward".</param>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Where it is edited.</param>
public sealed record Pointer(string Kind, LocalizedText Name, string Path);

/// <summary>What hangs on a product that is to leave: business that is open, what points to it, who waits for it.</summary>
/// <param name="OpenOrders">Not shipped yet.</param>
/// <param name="Free">Pieces that can still be sold.</param>
/// <param name="Capital">At purchase cost, net.</param>
/// <param name="Wishes">Wish lists it is on.</param>
/// <param name="Waiting">People who asked for a mail once it is back.</param>
public sealed record RetirementSurvey(
    int OpenOrders, int OpenPieces, int OnHand, int Free, Money Capital, int Wishes, int Waiting, int Carts, IReadOnlyList<Pointer> Pointers)
{
    public static async Task<RetirementSurvey> ReadAsync(ShopDb db, int productId, CancellationToken stop)
    {
        var variants = await db.Variants.AsNoTracking().Where(v => v.ProductId == productId).Select(v => new { v.Id, v.Sku, Cost = v.Cost == null ? 0L : v.Cost!.Value.Cents }).ToListAsync(stop);
        var ids = variants.ConvertAll(v => v.Id);
        var maybe = variants.ConvertAll(v => (int?)v.Id);
        var open = await db.Orders.Where(o => o.Kind == OrderKind.Sale && (o.State == OrderState.AwaitingPayment || o.State == OrderState.ReadyToShip))
            .SelectMany(o => o.Lines).Where(l => maybe.Contains(l.VariantId)).Select(l => new { l.OrderId, l.Quantity }).ToListAsync(stop);
        var stock = await db.StockItems.AsNoTracking().Where(s => ids.Contains(s.VariantId)).ToListAsync(stop);
        var cost = variants.ToDictionary(v => v.Id, v => v.Cost);
        return new RetirementSurvey(
            open.Select(o => o.OrderId).Distinct().Count(), open.Sum(o => o.Quantity), stock.Sum(s => s.OnHand), stock.Sum(s => s.OnHand - s.Reserved),
            new Money(stock.Sum(s => cost[s.VariantId] * s.OnHand)),
            await db.WishItems.Where(w => ids.Contains(w.VariantId)).Select(w => w.WishListId).Distinct().CountAsync(stop),
            await db.StockWishes.CountAsync(w => ids.Contains(w.VariantId), stop),
            await db.CartLines.Where(l => ids.Contains(l.VariantId)).Select(l => l.CartId).Distinct().CountAsync(stop),
            await PointersAsync(db, productId, [.. variants.Select(v => v.Sku)], stop));
    }

    private static async Task<IReadOnlyList<Pointer>> PointersAsync(ShopDb db, int productId, List<string> skus, CancellationToken stop)
    {
        var target = "product:" + await db.Products.Where(p => p.Id == productId).Select(p => p.Key).SingleAsync(stop);
        var pointers = new List<Pointer>();
        var related = from r in db.RelatedProducts where r.RelatedId == productId join p in db.Products on r.ProductId equals p.Id orderby p.Id select new { p.Id, p.Name };
        pointers.AddRange((await related.ToListAsync(stop)).Select(p => new Pointer("related", p.Name, $"/admin/products/{p.Id}")));
        var blocks = await db.HomeBlocks.AsNoTracking().Where(b => b.Products.StartsWith("skus:") || b.Target == target).OrderBy(b => b.Position).ToListAsync(stop);
        pointers.AddRange(blocks.Where(b => b.Target == target || BlockSkus.Of(b).Any(s => skus.Contains(s, StringComparer.OrdinalIgnoreCase)))
            .Select(b => new Pointer("home", b.Title, $"/admin/home/{b.Id}")));
        pointers.AddRange((await db.MenuEntries.AsNoTracking().Where(m => m.Target == target).ToListAsync(stop)).Select(m => new Pointer("menu", m.Label, $"/admin/menus/{m.Id}")));
        pointers.AddRange((await db.CallsToAction.AsNoTracking().Where(c => c.Target == target).ToListAsync(stop)).Select(c => new Pointer("button", c.Text, $"/admin/buttons/{c.Id}")));
        foreach (var discount in await db.Discounts.AsNoTracking().OrderBy(d => d.Id).ToListAsync(stop))
        {
            if (discount.Products.Contains(productId))
                pointers.Add(new Pointer("discount", discount.Name, $"/admin/discounts/{discount.Id}"));
            if (discount.RewardProducts.Contains(productId))
                pointers.Add(new Pointer("reward", discount.Name, $"/admin/discounts/{discount.Id}"));
        }
        return pointers;
    }
}

/// <summary>Reads and shortens the article numbers of a home block.</summary>
internal static class BlockSkus
{
    private const string Prefix = "skus:";

    public static IReadOnlyList<string> Of(HomeBlock block) => block.Products.StartsWith(Prefix, StringComparison.Ordinal)
        ? block.Products[Prefix.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>Takes article numbers off the block; puts the other in the place of the first, where there is one. A block without any is hidden.</summary>
    public static void Replace(HomeBlock block, IReadOnlyCollection<string> skus, string? instead)
    {
        var now = Of(block);
        if (!now.Any(s => skus.Contains(s, StringComparer.OrdinalIgnoreCase)))
            return;
        var left = now.Select(s => skus.Contains(s, StringComparer.OrdinalIgnoreCase) ? instead : s).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        block.Products = Prefix + string.Join(", ", left);
        if (left.Count == 0)
            block.Active = false;
    }
}

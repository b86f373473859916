using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;

namespace Shop.Carts;

/// <summary>What lies in the cart now.</summary>
/// <param name="Key">The cart's key; a new one when the cart was made.</param>
/// <param name="Quantity">Of this article.</param>
/// <param name="Count">Pieces in the whole cart.</param>
public sealed record AddedToCart(string Key, LocalizedText Name, LocalizedText VariantName, int Quantity, int Count);

/// <summary>
/// Puts an article into a cart, which is made at the first one. The quantity grows by a conditional update, so that simultaneous
/// clicks all count. Refusals: "quantity-low", "quantity-high", "unavailable", "sold-out", "too-few".
/// </summary>
public sealed class AddToCart(ShopDb db, ShopSettings settings, PriceLists prices, TimeProvider clock)
{
    private static readonly TimeSpan TouchEvery = TimeSpan.FromDays(1);

    /// <summary>The article, what is free of it and the cart behind the key, in one compiled query: this is the most frequent write of the shop.</summary>
    private static readonly Func<ShopDb, string?, int, int?, Task<Article?>> Find = EF.CompileAsyncQuery((ShopDb db, string? key, int variantId, int? customerId) => (
        from v in db.Variants
        where v.Id == variantId
        from c in db.Carts.Where(c => c.Key == key && c.OrderId == null).DefaultIfEmpty()
        select new Article(
            v.Id, v.Product!.Name, v.Name, v.Price, v.Active && v.Product.Active,
            db.StockItems.Where(s => s.VariantId == v.Id).Sum(s => s.OnHand - s.Reserved),
            db.Customers.Where(x => x.Id == (c == null ? customerId : c.CustomerId)).Select(x => x.Group).FirstOrDefault(),
            c == null ? null : new Basket(
                c.Id, c.Key, c.UpdatedAt,
                db.CartLines.Where(l => l.CartId == c.Id).Sum(l => l.Quantity),
                db.CartLines.Where(l => l.CartId == c.Id && l.VariantId == v.Id).Sum(l => l.Quantity))))
        .SingleOrDefault());

    /// <summary>Adds to what lies in the cart already.</summary>
    /// <param name="key">The cookie; null or unknown makes a new cart with a key of its own.</param>
    /// <param name="variantId">The article.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="customerId">The signed-in customer, to whom a new cart belongs.</param>
    /// <param name="country">Where it goes; null counts as the home country.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Result<AddedToCart>> AddAsync(string? key, int variantId, int quantity, int? customerId = null, string? country = null, CancellationToken stop = default)
    {
        var most = (await settings.GetAsync<SalesRules>(stop)).MostPerLine;
        if (CartLine.WhyNotQuantity(quantity, most) is { } wrong)
            return wrong;
        var list = await prices.NowAsync(stop);
        for (var attempt = 1; ; attempt++)
        {
            var article = await Find(db, key, variantId, customerId);
            if (article is not { OnSale: true })
                return new Problem("unavailable", "Diesen Artikel gibt es nicht mehr.");
            if (WhyNot(article, quantity, most) is { } problem)
                return problem;
            var reached = (article.Cart?.InLine ?? 0) + quantity;
            article = article with { Price = list.Of(variantId, article.Price, reached, article.Group, country).Price };
            if (article.Cart is null)
                return Answer(await OpenAsync(key, article, quantity, customerId, stop), article, quantity);
            // Another click changed the line since it was read: look again, its new state says what to do.
            if (await GrowAsync(article.Cart, article, quantity, Math.Min(most, article.Free), stop))
                return Answer(article.Cart.Key, article, quantity);
            if (attempt == 10)
                throw new InvalidOperationException($"Line of variant {variantId} in cart {article.Cart.Id} keeps changing");
        }
    }

    private static AddedToCart Answer(string key, Article article, int quantity) =>
        new(key, article.Name, article.VariantName, (article.Cart?.InLine ?? 0) + quantity, (article.Cart?.Count ?? 0) + quantity);

    private static Problem? WhyNot(Article article, int quantity, int most)
    {
        var already = article.Cart?.InLine ?? 0;
        if (article.Free < 1)
            return new Problem("sold-out", "„{0}“ ist gerade ausverkauft.", article.Name);
        if (already + quantity > most)
            return CartLine.TooMany(most);
        if (already + quantity <= article.Free)
            return null;
        return already == 0
            ? new Problem("too-few", "Von „{0}“ sind nur noch {1} Stück da.", article.Name, article.Free)
            : new Problem("too-few", "Von „{0}“ sind nur noch {1} Stück da; {2} liegen schon in Ihrem Warenkorb.", article.Name, article.Free, already);
    }

    /// <summary>False when simultaneous clicks have reached the limit or removed the line meanwhile.</summary>
    private async Task<bool> GrowAsync(Basket cart, Article article, int quantity, int limit, CancellationToken stop)
    {
        var now = clock.UtcNow();
        using var turn = await WriteTurn.TakeAsync(db, stop);
        if (now - cart.UpdatedAt > TouchEvery)
            await db.Carts.Where(c => c.Id == cart.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.UpdatedAt, now), stop);
        if (cart.InLine == 0 && await TryInsertAsync(cart.Id, article, quantity, now, stop))
            return true;
        return await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "CartLines" SET "Quantity" = "Quantity" + {quantity}, "SeenPriceCents" = {article.Price.Cents}
            WHERE "CartId" = {cart.Id} AND "VariantId" = {article.VariantId} AND "Quantity" <= {limit - quantity}
            """,
            stop) == 1;
    }

    /// <summary>False when another click was first to make the line.</summary>
    private async Task<bool> TryInsertAsync(int cartId, Article article, int quantity, DateTime now, CancellationToken stop)
    {
        try
        {
            return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "CartLines" ("CartId", "VariantId", "Quantity", "SeenPriceCents", "AddedAt")
                SELECT {cartId}, {article.VariantId}, {quantity}, {article.Price.Cents}, {now}
                WHERE NOT EXISTS (SELECT 1 FROM "CartLines" WHERE "CartId" = {cartId} AND "VariantId" = {article.VariantId})
                """,
                stop) == 1;
        }
        catch (DbException)
        {
            // Two nodes at the same moment: the unique index lets one through.
            if (!await db.CartLines.AnyAsync(l => l.CartId == cartId && l.VariantId == article.VariantId, stop))
                throw;
            return false;
        }
    }

    /// <summary>What lay aside with the cart before, now ordered, moves on to the new one.</summary>
    private async Task<string> OpenAsync(string? before, Article article, int quantity, int? customerId, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var cart = new Cart { Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), CustomerId = customerId, UpdatedAt = now };
        cart.Lines.Add(LineOf(article, quantity, now));
        db.Carts.Add(cart);
        await db.SaveChangesAsync(stop);
        if (before is not null)
            await db.SavedOf(before).ExecuteUpdateAsync(s => s.SetProperty(x => x.CartId, cart.Id), stop);
        return cart.Key;
    }

    private static CartLine LineOf(Article article, int quantity, DateTime now) =>
        new() { VariantId = article.VariantId, Quantity = quantity, SeenPrice = article.Price, AddedAt = now };

    /// <param name="Price">The variant's own, then the one that the quantity reaches.</param>
    private sealed record Article(int VariantId, LocalizedText Name, LocalizedText VariantName, Money Price, bool OnSale, int Free, CustomerGroup Group, Basket? Cart);

    private sealed record Basket(int Id, string Key, DateTime UpdatedAt, int Count, int InLine);
}

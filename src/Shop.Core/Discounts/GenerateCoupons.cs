using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Discounts;

/// <summary>
/// Makes many codes that can't be guessed, each for one use. The codes go to the database as one JSON text a thousand rows and become
/// rows there (json_each, OPENJSON). Refusals: "count", "batch", "prefix".
/// </summary>
public sealed class GenerateCoupons(ShopDb db, TimeProvider clock)
{
    public const int Most = 100_000;

    /// <summary>Without letters and digits that look alike.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const int RandomLength = 10;
    private const int AtOnce = 10_000;

    /// <param name="discountId">The discount they bring.</param>
    /// <param name="count">How many.</param>
    /// <param name="prefix">What all begin with; may be empty.</param>
    /// <param name="batch">Names them in lists and exports; new for this discount.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<Result<int>> GenerateAsync(int discountId, int count, string prefix, string batch, CancellationToken stop = default)
    {
        prefix = Coupon.Normal(prefix);
        if (count is < 1 or > Most)
            return new Problem("count", "Bitte geben Sie eine Anzahl von 1 bis {0:N0} an.", Most);
        if (prefix.Length + RandomLength > Coupon.LongestCode)
            return new Problem("prefix", "Der Anfang darf höchstens {0} Zeichen haben.", Coupon.LongestCode - RandomLength);
        if (batch.Length == 0 || await db.Coupons.AnyAsync(c => c.DiscountId == discountId && c.Batch == batch, stop))
            return new Problem("batch", "Bitte geben Sie der Serie einen Namen, den es noch nicht gibt.");
        return await db.InTransactionAsync<int>(
            async () =>
            {
                foreach (var codes in Codes(count, prefix).Chunk(AtOnce))
                    await InsertAsync(discountId, batch, JsonSerializer.Serialize(codes), stop);
                return count;
            },
            stop);
    }

    private static HashSet<string> Codes(int count, string prefix)
    {
        var codes = new HashSet<string>(count, StringComparer.Ordinal);
        while (codes.Count < count)
            codes.Add(prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength));
        return codes;
    }

    private Task<int> InsertAsync(int discountId, string batch, string codes, CancellationToken stop)
    {
        var now = clock.UtcNow();
        return db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Coupons" ("DiscountId", "Code", "MostUses", "Uses", "Batch", "CreatedAt")
                SELECT {discountId}, "value", 1, 0, {batch}, {now} FROM json_each({codes})
                """,
                stop)
            : db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Coupons" ("DiscountId", "Code", "MostUses", "Uses", "Batch", "CreatedAt")
                SELECT {discountId}, "value", 1, 0, {batch}, {now} FROM OPENJSON({codes})
                """,
                stop);
    }
}

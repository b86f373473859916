using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Mails;

/// <summary>Keeps files that many mails carry once, under the hash of their content.</summary>
public sealed class MailFiles(IDbContextFactory<ShopDb> databases)
{
    /// <summary>Keeps the file unless it is there already; returns its key for <see cref="MailAttachment.FileSha256"/>.</summary>
    public async Task<string> KeepAsync(byte[] bytes, CancellationToken stop = default)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await IsKeptAsync(db, key, stop))
            return key;
        db.Add(new MailFile { Sha256 = key, Bytes = bytes });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsKeptAsync(db, key, stop))
                throw;
        }
        return key;
    }

    private static Task<bool> IsKeptAsync(ShopDb db, string key, CancellationToken stop) => db.Set<MailFile>().AnyAsync(f => f.Sha256 == key, stop);
}

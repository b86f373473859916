using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Invoicing;

/// <summary>Hands out the PDF of an invoice: made from the snapshot at first need, kept from then on, the same bytes for everybody.</summary>
public sealed class InvoicePdfs(IDbContextFactory<ShopDb> databases, TimeProvider clock)
{
    public async Task<byte[]> GetAsync(int invoiceId, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await KeptAsync(db, invoiceId, stop) is { } kept)
            return kept;

        var content = await db.Invoices.Where(i => i.Id == invoiceId).Select(i => i.Content).SingleAsync(stop);
        var bytes = InvoicePdfWriter.Write(InvoiceContent.Parse(content));
        db.InvoicePdfs.Add(new InvoicePdf { InvoiceId = invoiceId, Bytes = bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), MadeAt = clock.UtcNow() });
        try
        {
            await db.SaveChangesAsync(stop);
            return bytes;
        }
        catch (DbUpdateException e)
        {
            db.ChangeTracker.Clear();
            return await KeptAsync(db, invoiceId, stop) ?? throw new InvalidOperationException($"The PDF of invoice {invoiceId} couldn't be kept", e);
        }
    }

    private static Task<byte[]?> KeptAsync(ShopDb db, int invoiceId, CancellationToken stop) =>
        db.InvoicePdfs.AsNoTracking().Where(p => p.InvoiceId == invoiceId).Select(p => (byte[]?)p.Bytes).SingleOrDefaultAsync(stop);
}

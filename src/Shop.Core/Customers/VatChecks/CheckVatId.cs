using Shop.Common;
using Shop.Data;
using Shop.Settings;

namespace Shop.Customers.VatChecks;

/// <summary>
/// Asks the register about a VAT id and keeps the answer. It isn't asked again while the last answer counts: a valid one for a day, an
/// invalid one for ten minutes, none at all for one minute.
/// </summary>
public sealed class CheckVatId(ShopDb db, IVatRegister register, ShopSettings settings, TimeProvider clock)
{
    /// <summary>The answer that counts now; null where the id can't be one (<see cref="VatIds.WhyNot"/>) or no register is configured.</summary>
    public async Task<VatCheck?> CheckAsync(string typed, CancellationToken stop = default)
    {
        var vatId = VatIds.Tidy(typed);
        if (!register.IsConfigured || VatIds.WhyNot(vatId) is not null)
            return null;
        var last = await db.LatestCheckAsync(vatId, stop);
        if (last?.IsDue(clock.UtcNow()) == false)
            return last;
        var own = VatIds.Tidy((await settings.GetAsync<ShopIdentity>(stop)).VatId);
        var answer = await register.AskAsync(vatId, own, stop);
        var check = new VatCheck
        {
            VatId = vatId,
            CheckedAt = clock.UtcNow(),
            Outcome = answer.Outcome,
            Name = Cut(answer.Name, 300),
            Address = Cut(answer.Address, 500),
            ConsultationNumber = Cut(answer.ConsultationNumber, 60),
        };
        db.VatChecks.Add(check);
        await db.SaveChangesAsync(stop);
        return check;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

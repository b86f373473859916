using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Invoicing;

/// <summary>How much of an order line an invoice is corrected by.</summary>
/// <param name="Gross">Positive.</param>
public sealed record CorrectedLine(int OrderLineId, int Quantity, Money Gross);

/// <summary>
/// Corrects an invoice by what came back: a Rechnungskorrektur that refers to it (§14 (6) UStG, §31 (5) UStDV), with a gapless number
/// of its own. The invoice itself stays as it is.
/// </summary>
public sealed class CorrectInvoice(ShopDb db, TimeProvider clock)
{
    /// <summary>
    /// Adds the correction inside the caller's transaction and saves. Null where the order has no valid invoice of ours: an imported
    /// order was billed elsewhere.
    /// </summary>
    /// <param name="order">With its lines.</param>
    /// <param name="lines">What comes off; each at most once.</param>
    public async Task<int?> AddAsync(Order order, IReadOnlyList<CorrectedLine> lines, CancellationToken stop = default)
    {
        // The series is the lock: what is cancelled or corrected at this moment is seen below.
        await db.NumberSeries.Where(s => s.Key == Invoice.CorrectionSeries).ExecuteUpdateAsync(s => s.SetProperty(x => x.Next, x => x.Next), stop);
        if (await db.Invoices.ValidFor(order.Id).FirstOrDefaultAsync(stop) is not { } original || lines.Count == 0)
            return null;
        var numbers = await NumberSeries.TakeManyAsync(db, Invoice.CorrectionSeries, 1, stop);
        var earlier = await db.Invoices.AsNoTracking().Where(i => i.CorrectsInvoiceId == original.Id && i.Kind == InvoiceKind.Correction).Select(i => i.Content).ToListAsync(stop);
        var content = original.Read().Corrected(numbers.NumberAt(0), clock.Today(), ByPosition(order, lines), [.. earlier.Select(InvoiceContent.Parse)]);
        var previous = await InvoiceBook.LastHashAsync(db, Invoice.CorrectionSeries, numbers.First, stop);
        var now = clock.UtcNow();
        var correction = InvoiceBook.Link(content, Invoice.CorrectionSeries, numbers.First, order, now, previous);
        correction.CorrectsInvoiceId = original.Id;
        db.Invoices.Add(correction);
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = now, Kind = "invoice-corrected", Text = $"{original.Number} → {correction.Number}", By = Actor.Current });
        await db.SaveChangesAsync(stop);
        db.Outbox.Add(OutboxMessage.Of(new InvoiceIssued(correction.Id), now));
        await db.SaveChangesAsync(stop);
        return correction.Id;
    }

    /// <summary>Positions of the invoice are the order's lines in their order, see <see cref="InvoiceBook.ContentOf"/>.</summary>
    private static Dictionary<int, CorrectedLine> ByPosition(Order order, IReadOnlyList<CorrectedLine> lines) =>
        order.Lines.OrderBy(l => l.Position).ThenBy(l => l.Id).Select((l, i) => (Position: i + 1, Line: lines.SingleOrDefault(c => c.OrderLineId == l.Id)))
            .Where(p => p.Line is not null).ToDictionary(p => p.Position, p => p.Line!);
}

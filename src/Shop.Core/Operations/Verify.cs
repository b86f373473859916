using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Orders;

namespace Shop.Operations;

/// <summary>
/// Looks whether the books agree with themselves: orders with their lines and taxes, stock with its movements and open orders, invoices
/// with their series, hash chain and orders (GoBD). Says what is wrong; nothing is changed.
/// </summary>
public sealed class Verify(ShopDb db)
{
    /// <summary>Of each kind of fault the first few are named.</summary>
    private const int Most = 20;

    private readonly List<Problem> _found = [];

    /// <summary>Every fault as a sentence; empty when all is well.</summary>
    public async Task<IReadOnlyList<Problem>> RunAsync(IProgress<string>? progress = null, CancellationToken stop = default)
    {
        _found.Clear();
        progress?.Report("orders");
        await CheckTotalsAsync(stop);
        await CheckTaxesAsync(stop);
        await CheckDiscountsAsync(stop);
        progress?.Report("payments");
        await CheckPaymentsAsync(stop);
        progress?.Report("stock");
        await CheckMovementsAsync(stop);
        await CheckReservationsAsync(stop);
        progress?.Report("invoices");
        _found.AddRange((await new InvoiceVerification(db).RunAsync(stop)).Take(Most));
        await CheckInvoicedOrdersAsync(stop);
        return [.. _found];
    }

    private async Task CheckTotalsAsync(CancellationToken stop)
    {
        var wrong = await db.Orders.AsNoTracking()
            .Select(o => new
            {
                o.Number,
                Total = o.Total.Cents,
                Tax = o.Tax.Cents,
                Lines = o.Lines.Sum(l => l.Total.Cents),
                Gross = o.Taxes.Sum(t => t.Gross.Cents),
                Taxes = o.Taxes.Sum(t => t.Tax.Cents),
            })
            .Where(o => o.Total != o.Lines || o.Total != o.Gross || o.Tax != o.Taxes)
            .OrderBy(o => o.Number).Take(Most)
            .ToListAsync(stop);
        _found.AddRange(wrong.Select(o => new Problem(
            "order-total", "Bestellung {0}: Summe {1}, Positionen {2}, Steuersätze {3}; Steuer {4} statt {5}.",
            o.Number, new Money(o.Total), new Money(o.Lines), new Money(o.Gross), new Money(o.Tax), new Money(o.Taxes))));
    }

    /// <summary>What was taken off the lines is what the order's discounts say.</summary>
    private async Task CheckDiscountsAsync(CancellationToken stop)
    {
        var wrong = await db.Orders.AsNoTracking()
            .Select(o => new { o.Number, Lines = o.Lines.Sum(l => l.Discount.Cents), Rows = o.Discounts.Sum(d => d.Amount.Cents) })
            .Where(o => o.Lines != o.Rows)
            .OrderBy(o => o.Number).Take(Most)
            .ToListAsync(stop);
        _found.AddRange(wrong.Select(o => new Problem(
            "order-discounts", "Bestellung {0}: Rabatte der Positionen {1}, Rabatte der Bestellung {2}.", o.Number, new Money(o.Lines), new Money(o.Rows))));
    }

    /// <summary>Per order and rate: gross is the sum of the lines, VAT is contained in it by the one rounding rule.</summary>
    private async Task CheckTaxesAsync(CancellationToken stop)
    {
        var rows =
            from order in db.Orders.AsNoTracking()
            from tax in order.Taxes
            select new
            {
                order.Number,
                tax.Rate,
                Gross = tax.Gross.Cents,
                Tax = tax.Tax.Cents,
                Lines = order.Lines.Where(l => l.TaxRate == tax.Rate).Sum(l => l.Total.Cents),
            };
        var named = 0;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            var due = new Money(row.Gross).TaxIncluded(row.Rate);
            if ((row.Gross == row.Lines && row.Tax == due.Cents) || ++named > Most)
                continue;
            _found.Add(new Problem(
                "order-tax", "Bestellung {0}: Zum Steuersatz {1} gehören {2} in den Positionen, gebucht sind {3} mit {4} Steuer.",
                row.Number, row.Rate.ToString("P0", System.Globalization.CultureInfo.InvariantCulture), new Money(row.Lines), new Money(row.Gross), new Money(row.Tax)));
        }
    }

    /// <summary>What counts as paid has its money; imported orders bring no payments along.</summary>
    private async Task CheckPaymentsAsync(CancellationToken stop)
    {
        var wrong = await db.Orders.AsNoTracking()
            .Where(o => o.PaidAt != null && o.Source != OrderSource.Import)
            .Select(o => new { o.Number, Total = o.Total.Cents, Paid = db.Payments.Where(p => p.OrderId == o.Id && p.Amount.Cents > 0).Sum(p => p.Amount.Cents) })
            .Where(o => o.Paid < o.Total)
            .OrderBy(o => o.Number).Take(Most)
            .ToListAsync(stop);
        _found.AddRange(wrong.Select(o => new Problem(
            "order-unpaid", "Bestellung {0} gilt als bezahlt, eingegangen sind {1} von {2}.", o.Number, new Money(o.Paid), new Money(o.Total))));
    }

    private async Task CheckMovementsAsync(CancellationToken stop)
    {
        var sums = await db.StockMovements.AsNoTracking()
            .GroupBy(m => m.VariantId)
            .Select(g => new { VariantId = g.Key, OnHand = g.Sum(m => m.OnHandChange), Reserved = g.Sum(m => m.ReservedChange) })
            .ToDictionaryAsync(s => s.VariantId, stop);
        var items = await db.StockItems.AsNoTracking()
            .Join(db.Variants, s => s.VariantId, v => v.Id, (s, v) => new { v.Sku, s.VariantId, s.OnHand, s.Reserved })
            .OrderBy(s => s.Sku)
            .ToListAsync(stop);
        foreach (var item in items)
        {
            var (onHand, reserved) = sums.TryGetValue(item.VariantId, out var sum) ? (sum.OnHand, sum.Reserved) : (0, 0);
            if (item.OnHand != onHand || item.Reserved != reserved)
                _found.Add(new Problem("stock-movements", "Artikel {0}: Bestand {1} (zugesagt {2}), laut Bewegungen {3} (zugesagt {4}).", item.Sku, item.OnHand, item.Reserved, onHand, reserved));
            if (item.OnHand < 0 || item.Reserved < 0 || item.Reserved > item.OnHand)
                _found.Add(new Problem("stock-impossible", "Artikel {0}: {1} im Haus, {2} zugesagt.", item.Sku, item.OnHand, item.Reserved));
        }
        var known = items.Select(i => i.VariantId).ToHashSet();
        foreach (var sum in sums.Values.Where(s => !known.Contains(s.VariantId) && (s.OnHand != 0 || s.Reserved != 0)))
            _found.Add(new Problem("stock-missing", "Zur Variante {0} gibt es Bewegungen, aber keinen Bestand.", sum.VariantId));
    }

    /// <summary>What is promised is exactly what open orders wait for.</summary>
    private async Task CheckReservationsAsync(CancellationToken stop)
    {
        var open = await db.Orders.AsNoTracking()
            .Where(o => o.Kind == OrderKind.Sale && (o.State == OrderState.AwaitingPayment || o.State == OrderState.ReadyToShip))
            .SelectMany(o => o.Lines)
            .Where(l => l.Kind == OrderLineKind.Goods && l.VariantId != null)
            .GroupBy(l => l.VariantId!.Value)
            .Select(g => new { VariantId = g.Key, Quantity = g.Sum(l => l.Quantity) })
            .ToDictionaryAsync(g => g.VariantId, g => g.Quantity, stop);
        var items = await db.StockItems.AsNoTracking()
            .Join(db.Variants, s => s.VariantId, v => v.Id, (s, v) => new { v.Sku, s.VariantId, s.Reserved })
            .OrderBy(s => s.Sku)
            .ToListAsync(stop);
        _found.AddRange(items
            .Where(i => i.Reserved != open.GetValueOrDefault(i.VariantId))
            .Take(Most)
            .Select(i => new Problem(
                "stock-reserved", "Artikel {0}: {1} zugesagt, offene Bestellungen brauchen {2}.", i.Sku, i.Reserved, open.GetValueOrDefault(i.VariantId))));
    }

    private async Task CheckInvoicedOrdersAsync(CancellationToken stop)
    {
        var wrong = await db.Invoices.AsNoTracking()
            .Where(i => i.Kind == InvoiceKind.Invoice)
            .Join(db.Orders, i => i.OrderId, o => o.Id, (i, o) => new { i.Number, Order = o.Number, Invoiced = i.Total.Cents, Total = o.Total.Cents })
            .Where(i => i.Invoiced != i.Total)
            .OrderBy(i => i.Number).Take(Most)
            .ToListAsync(stop);
        _found.AddRange(wrong.Select(i => new Problem(
            "invoice-total", "Rechnung {0} über {1} gehört zur Bestellung {2} über {3}.", i.Number, new Money(i.Invoiced), i.Order, new Money(i.Total))));
    }
}

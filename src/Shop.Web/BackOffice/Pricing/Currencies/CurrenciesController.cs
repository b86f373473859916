using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Pricing.Currencies;
using Shop.Web.BackOffice.Pricing.Endings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Currencies;

/// <summary>Price lists in other currencies: rates with day and source, rounding, prices of their own, the list itself as a file.</summary>
[Route("admin/currencies")]
[Needs(Permissions.CatalogRead)]
public sealed class CurrenciesController(ShopDb db, WebTexts texts, TimeProvider clock) : Controller
{
    private const int MostShown = 50;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View(new CurrencyList(await db.Currencies.AsNoTracking().Include(c => c.Rates).OrderBy(c => c.Code).ToListAsync(stop), clock.Today()));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(CancellationToken stop) =>
        View("Edit", await EditorAsync(new CurrencyForm { RateFrom = clock.Today() }, new ShopCurrency { Code = "" }, stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await FindAsync(id, stop) is { } currency ? View(await EditorAsync(CurrencyForm.From(currency, await OwnAsync(id, stop)), currency, stop)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] CurrencyForm form, CancellationToken stop)
    {
        var currency = id == 0 ? new ShopCurrency { Code = form.Code } : await FindAsync(id, stop);
        if (currency is null)
            return NotFound();
        var code = form.Code.Trim().ToUpperInvariant();
        if (await db.Currencies.AnyAsync(c => c.Id != id && c.Code == code, stop))
            ModelState.AddModelError("Form.Code", texts["Diese Währung gibt es schon."]);
        if (form.EndingId is { } ending && !await db.PriceEndingRules.AnyAsync(r => r.Id == ending, stop))
            ModelState.AddModelError("Form.EndingId", texts["Diese Preisendung gibt es nicht mehr."]);
        if (id != 0 && currency.Version != form.Version)
            ModelState.AddModelError("", texts["Diese Preisliste hat inzwischen jemand anderes geändert. Bitte laden Sie die Seite neu."]);
        var own = ModelState.IsValid ? await KnownAsync(form.OwnPrices()!, stop) : null;
        if (!ModelState.IsValid)
            return this.Again("Edit", await EditorAsync(form, currency, stop));
        form.ApplyTo(currency);
        if (id == 0)
            db.Currencies.Add(currency);
        await db.SaveChangesAsync(stop);
        db.CurrencyPrices.RemoveRange(await db.CurrencyPrices.Where(p => p.CurrencyId == currency.Id).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
        db.CurrencyPrices.AddRange(own!.Select(p => new CurrencyPrice { CurrencyId = currency.Id, VariantId = p.Key, Amount = p.Value }));
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Edit), new { currency.Id });
    }

    /// <summary>The whole list, for dealers and marketplaces.</summary>
    [HttpGet("{id:int}/list.csv")]
    public async Task<IActionResult> Export(int id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is not { } currency)
            return NotFound();
        if (CurrencyMath.On(clock.Today(), currency.Rates) is not { } rate)
            return NotFound();
        var file = new StringBuilder("Artikelnummer;EUR;").Append(currency.Code).Append(";Kurs;Kurs ab;Quelle\r\n");
        foreach (var row in await RowsAsync(currency, rate, int.MaxValue, stop))
            file.Append(CultureInfo.InvariantCulture, $"{Safe(row.Sku)};{row.Price.Amount:0.00};{row.Amount / 100m:0.00};{(row.Own ? "" : rate.Rate.ToString("0.########", CultureInfo.InvariantCulture))};{rate.ValidFrom:yyyy-MM-dd};{Safe(rate.Source)}\r\n");
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(file.ToString())).ToArray(), "text/csv; charset=utf-8", $"preisliste-{currency.Code.ToLowerInvariant()}.csv");
    }

    /// <summary>A field that no spreadsheet takes for a formula.</summary>
    private static string Safe(string text) => '"' + (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "") + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private Task<ShopCurrency?> FindAsync(int id, CancellationToken stop) => db.Currencies.Include(c => c.Rates).Include(c => c.Ending).SingleOrDefaultAsync(c => c.Id == id, stop);

    private async Task<IReadOnlyList<(string Sku, long Amount)>> OwnAsync(int id, CancellationToken stop) =>
        [.. (await db.CurrencyPrices.Where(p => p.CurrencyId == id).Join(db.Variants, p => p.VariantId, v => v.Id, (p, v) => new { v.Sku, p.Amount }).OrderBy(p => p.Sku).ToListAsync(stop)).Select(p => (p.Sku, p.Amount))];

    private async Task<Dictionary<int, long>> KnownAsync(IReadOnlyList<(string Sku, long Amount)> own, CancellationToken stop)
    {
        var skus = own.Select(p => p.Sku).ToList();
        var known = await db.Variants.Where(v => skus.Contains(v.Sku)).Select(v => new { v.Id, v.Sku }).ToListAsync(stop);
        var unknown = skus.Except(known.Select(k => k.Sku), StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > 0)
            ModelState.AddModelError("Form.Prices", texts["Diese Artikelnummern gibt es nicht: {0}", string.Join(", ", unknown.Take(10))]);
        return known.ToDictionary(k => k.Id, k => own.Last(p => string.Equals(p.Sku, k.Sku, StringComparison.OrdinalIgnoreCase)).Amount);
    }

    private async Task<CurrencyEditor> EditorAsync(CurrencyForm form, ShopCurrency currency, CancellationToken stop)
    {
        var rate = CurrencyMath.On(clock.Today(), currency.Rates);
        return new CurrencyEditor(form, [.. currency.Rates.Where(r => r.Id != 0).OrderByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id)], rate is null || currency.Id == 0 ? [] : await RowsAsync(currency, rate, MostShown, stop),
            await db.EndingItemsAsync(form.EndingId, texts, stop));
    }

    private async Task<IReadOnlyList<CurrencyRow>> RowsAsync(ShopCurrency currency, CurrencyRate rate, int most, CancellationToken stop)
    {
        var own = await db.CurrencyPrices.Where(p => p.CurrencyId == currency.Id).ToDictionaryAsync(p => p.VariantId, p => p.Amount, stop);
        var variants = await db.Variants.AsNoTracking().Where(v => v.Active && v.Product!.Active).OrderBy(v => v.Sku).Take(most)
            .Select(v => new { v.Id, v.Sku, Product = v.Product!.Name, v.Name, v.Price }).ToListAsync(stop);
        return variants.ConvertAll(v => new CurrencyRow(
            v.Sku, v.Name.De.Length == 0 ? v.Product.ToString() : $"{v.Product}, {v.Name}", v.Price,
            own.TryGetValue(v.Id, out var fixedAmount) ? fixedAmount : CurrencyMath.Price(v.Price, rate.Rate, currency.Step, currency.Ending?.Ending), own.ContainsKey(v.Id)));
    }
}

/// <summary>All price lists.</summary>
public sealed record CurrencyList(IReadOnlyList<ShopCurrency> All, DateOnly Today);

/// <summary>The screen of one list.</summary>
/// <param name="Rates">Latest first.</param>
/// <param name="Rows">The first of its prices.</param>
public sealed record CurrencyEditor(CurrencyForm Form, IReadOnlyList<CurrencyRate> Rates, IReadOnlyList<CurrencyRow> Rows, IReadOnlyList<SelectListItem> Endings);

/// <summary>A price of the list.</summary>
/// <param name="Amount">In hundredths of the currency.</param>
/// <param name="Own">Set by hand instead of reckoned.</param>
public sealed record CurrencyRow(string Sku, string Name, Money Price, long Amount, bool Own);

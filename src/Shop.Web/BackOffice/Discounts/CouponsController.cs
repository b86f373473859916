using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>The codes of a discount: typed by hand, made by the thousand, exported.</summary>
[Route("admin/discounts/{id:int}/coupons")]
[Needs(Permissions.DiscountsRead)]
public sealed class CouponsController(ShopDb db, GenerateCoupons generate, WebTexts texts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, string? q, int? page, CancellationToken stop) =>
        await ScreenAsync(id, q, page, stop) is { } screen ? View("Coupons", screen) : NotFound();

    /// <summary>One code, as often as is said.</summary>
    [HttpPost]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> Add(int id, string? code, string? uses, CancellationToken stop)
    {
        if (!await db.Discounts.AnyAsync(d => d.Id == id, stop))
            return NotFound();
        var normal = Coupon.Normal(code);
        var problem = Coupon.WhyNotCode(normal)
            ?? (!string.IsNullOrWhiteSpace(uses) && Entered.Count(uses) is null or 0 ? new Problem("uses", "Bitte geben Sie eine ganze Zahl über null ein.") : null)
            ?? (await db.Coupons.AnyAsync(c => c.Code == normal, stop) ? new Problem("taken", "Den Code {0} gibt es schon.", normal) : null);
        if (problem is null)
        {
            db.Coupons.Add(new Coupon { DiscountId = id, Code = normal, MostUses = Entered.Count(uses), CreatedAt = clock.UtcNow() });
            await db.SaveChangesAsync(stop);
        }
        return Answer(id, problem, texts["Der Code {0} ist angelegt.", normal]);
    }

    [HttpPost("generate")]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> Generate(int id, string? count, string? prefix, string? batch, CancellationToken stop)
    {
        if (!await db.Discounts.AnyAsync(d => d.Id == id, stop))
            return NotFound();
        var made = await generate.GenerateAsync(id, Entered.Count(count) ?? 0, prefix ?? "", Entered.Line(batch, 60), stop);
        return Answer(id, made.Problem, made.Ok ? texts["{0} Codes sind angelegt.", made.Value.ToString("N0")].Value : "");
    }

    /// <summary>As CSV; a cell that a spreadsheet would take for a formula is neutralised.</summary>
    [HttpGet("export")]
    public async Task<IActionResult> Export(int id, string? batch, CancellationToken stop)
    {
        if (await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } discount)
            return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Slug.From(discount.Name.De)}-codes.csv\"";
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync($"code;{texts["Serie"].Value};{texts["Einlösungen"].Value};{texts["höchstens"].Value}\r\n");
        var rows = db.Coupons.AsNoTracking().Where(c => c.DiscountId == id && (batch == null || c.Batch == batch)).OrderBy(c => c.Id).AsAsyncEnumerable();
        await foreach (var c in rows.WithCancellation(stop))
            await writer.WriteAsync($"{CsvWriting.Cell(c.Code)};{CsvWriting.Cell(c.Batch)};{c.Uses};{c.MostUses}\r\n");
        return new EmptyResult();
    }

    [HttpPost("{coupon:int}/remove")]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> Remove(int id, int coupon, CancellationToken stop)
    {
        var used = await db.DiscountUses.AnyAsync(u => u.CouponId == coupon, stop);
        if (!used)
            await db.Coupons.Where(c => c.Id == coupon && c.DiscountId == id).ExecuteDeleteAsync(stop);
        return Answer(id, used ? new Problem("used", "Der Code wurde schon eingelöst und bleibt als Beleg stehen.") : null, texts["Der Code ist gelöscht."]);
    }

    private RedirectToActionResult Answer(int id, Problem? problem, string done)
    {
        if (problem is not null)
            this.Refuse(problem);
        else
            this.Say(done);
        return RedirectToAction(nameof(Index), new { id });
    }

    private async Task<CouponScreen?> ScreenAsync(int id, string? q, int? page, CancellationToken stop)
    {
        if (await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } discount)
            return null;
        var code = Coupon.Normal(q);
        var coupons = db.Coupons.AsNoTracking().Where(c => c.DiscountId == id && (code == "" || c.Code.StartsWith(code)));
        var total = await coupons.CountAsync(stop);
        var pager = new Pager(Pager.Within(page, CouponScreen.Size, total), CouponScreen.Size, total);
        return new CouponScreen(
            discount, q, await coupons.OrderBy(c => c.Id).Skip((pager.Number - 1) * pager.Size).Take(pager.Size).ToListAsync(stop), pager,
            await db.Coupons.Where(c => c.DiscountId == id && c.Batch != "").GroupBy(c => c.Batch).Select(g => new CouponBatch(g.Key, g.Count(), g.Sum(c => c.Uses))).ToListAsync(stop));
    }
}

/// <summary>The screen of a discount's codes.</summary>
public sealed record CouponScreen(Discount Discount, string? Q, IReadOnlyList<Coupon> Rows, Pager Pager, IReadOnlyList<CouponBatch> Batches)
{
    public const int Size = 50;
}

/// <summary>Codes made together.</summary>
public sealed record CouponBatch(string Name, int Count, int Used);

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>Products in the shop on trial, with goal and stop rule.</summary>
[Route("admin/assortment/tests")]
[ChangesBy(Way.Assortment)]
[Needs(Permissions.CatalogRead)]
public sealed class TestListingsController(ShopDb db, ProductPick pick, JudgeTests judge, WebTexts texts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var tests = await db.TestListings.AsNoTracking().OrderBy(t => t.State == TestState.Running ? 0 : 1).ThenByDescending(t => t.Id).Take(200).ToListAsync(stop);
        return View("Tests", await RowsAsync(tests, stop));
    }

    /// <param name="product">The product, once it is chosen.</param>
    /// <param name="q">Words to find it by.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(int? product, string? q, CancellationToken stop) =>
        View("NewTest", await NewPageAsync(new TestListingForm { ProductId = product ?? 0 }, q, stop));

    [HttpPost("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Start(TestListingForm form, [FromServices] StartTest start, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == form.ProductId, stop))
            return NotFound();
        if (!ModelState.IsValid)
            return await this.AgainAsync("NewTest", NewPageAsync(form, null, stop));
        var started = await start.StartAsync(form.ToTest(clock.Today()), stop);
        if (started.Problem is { } problem)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", problem.ToString());
            return await this.AgainAsync("NewTest", NewPageAsync(form, null, stop));
        }
        this.Say(texts["Der Test läuft; das Produkt ist im Shop."]);
        return RedirectToAction(nameof(Show), new { started.Value.Id });
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop) =>
        await db.TestListings.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop) is { } test ? View("Test", (await RowsAsync([test], stop))[0]) : NotFound();

    [HttpPost("{id:int}/stop")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Stop(int id, CancellationToken stop)
    {
        if (await db.TestListings.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } test)
            return NotFound();
        if (await judge.CancelAsync(test, stop) is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Der Test ist beendet; das Produkt bleibt im Shop."]);
        return RedirectToAction(nameof(Show), new { id });
    }

    /// <summary>Somebody has seen how it ended.</summary>
    [HttpPost("{id:int}/settle")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Settle(int id, CancellationToken stop)
    {
        if (await db.TestListings.SingleOrDefaultAsync(t => t.Id == id && t.State != TestState.Running, stop) is not { } test)
            return NotFound();
        test.Settled = true;
        await db.SaveChangesAsync(stop);
        this.Say(texts["Erledigt. Der Test steht weiter in der Liste."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<NewTestPage> NewPageAsync(TestListingForm form, string? words, CancellationToken stop) =>
        new(form, await pick.OneAsync(form.ProductId, stop), words, await pick.FindAsync(words, onlyOnSale: false, [], stop));

    private async Task<List<TestRow>> RowsAsync(List<TestListing> tests, CancellationToken stop)
    {
        foreach (var test in tests.Where(t => t.State == TestState.Running))
            await judge.CountAsync(test, stop);
        var ids = tests.ConvertAll(t => t.ProductId);
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Active }).ToDictionaryAsync(p => p.Id, stop);
        return tests.ConvertAll(t => new TestRow(t, products[t.ProductId].Name, products[t.ProductId].Active, clock.Today()));
    }
}

/// <summary>Choosing a product, then its goal.</summary>
public sealed record NewTestPage(TestListingForm Form, PickRow? Product, string? Words, IReadOnlyList<PickRow> Found);

/// <summary>A test with its product.</summary>
public sealed record TestRow(TestListing Test, LocalizedText Product, bool Active, DateOnly Today)
{
    public int DaysLeft => Math.Max(0, Test.EndsOn.DayNumber - Today.DayNumber + 1);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Customers;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Addresses;

/// <summary>The customer's own address book.</summary>
[Authorize]
public sealed class AddressesController(ShopDb db, OwnCustomer own, WebTexts t) : Controller
{
    /// <summary>More than anyone needs, fewer than a robot would like.</summary>
    private const int Most = 30;

    [HttpGet, ShopRoute("konto/adressen", "account/addresses")]
    public async Task<IActionResult> List(CancellationToken stop) => View(await Mine().AsNoTracking().ToListAsync(stop));

    [HttpGet, ShopRoute("konto/adressen/neu", "account/addresses/new")]
    public async Task<IActionResult> Add(CancellationToken stop) =>
        await EditorAsync(new AddressForm { IsDefault = !await Mine().AnyAsync(stop) }, null, stop);

    [HttpPost, ShopRoute("konto/adressen/neu", "account/addresses/new")]
    public async Task<IActionResult> Add(AddressForm form, CancellationToken stop)
    {
        if (await Mine().CountAsync(stop) >= Most)
            ModelState.AddModelError("", t["Mehr als {0} Adressen passen nicht in Ihr Adressbuch.", Most]);
        if (!ModelState.IsValid)
            return await EditorAsync(form, null, stop);
        var customer = await own.GetAsync(stop);
        var row = new CustomerAddress { CustomerId = customer.Id };
        db.CustomerAddresses.Add(row);
        return await SaveAsync(form, row, stop);
    }

    [HttpGet, ShopRoute("konto/adressen/{id:int}", "account/addresses/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await Mine().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is { } row ? await EditorAsync(AddressForm.From(row), id, stop) : NotFound();

    [HttpPost, ShopRoute("konto/adressen/{id:int}", "account/addresses/{id:int}")]
    public async Task<IActionResult> Edit(int id, AddressForm form, CancellationToken stop)
    {
        if (await Mine().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } row)
            return NotFound();
        return ModelState.IsValid ? await SaveAsync(form, row, stop) : await EditorAsync(form, id, stop);
    }

    [HttpPost, ShopRoute("konto/adressen/{id:int}/loeschen", "account/addresses/{id:int}/delete")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await Mine().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } row)
            return NotFound();
        db.CustomerAddresses.Remove(row);
        await db.SaveChangesAsync(stop);
        this.Tell(t["Die Adresse ist gelöscht."]);
        return Redirect(Url.Shop("Addresses.List"));
    }

    [HttpPost, ShopRoute("konto/adressen/{id:int}/standard", "account/addresses/{id:int}/default")]
    public async Task<IActionResult> MakeDefault(int id, CancellationToken stop)
    {
        var rows = await Mine().ToListAsync(stop);
        if (!rows.Exists(a => a.Id == id))
            return NotFound();
        rows.ForEach(a => a.IsDefault = a.Id == id);
        await db.SaveChangesAsync(stop);
        return Redirect(Url.Shop("Addresses.List"));
    }

    private IQueryable<CustomerAddress> Mine() => db.CustomerAddresses.OwnedBy(own.Id).OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id);

    private async Task<IActionResult> SaveAsync(AddressForm form, CustomerAddress row, CancellationToken stop)
    {
        form.ApplyTo(row);
        if (row.IsDefault)
        {
            foreach (var other in await db.CustomerAddresses.OwnedBy(row.CustomerId).Where(a => a.Id != row.Id && a.IsDefault).ToListAsync(stop))
                other.IsDefault = false;
        }
        await db.SaveChangesAsync(stop);
        this.Tell(t["Die Adresse ist gespeichert."]);
        return Redirect(Url.Shop("Addresses.List"));
    }

    private async Task<IActionResult> EditorAsync(AddressForm form, int? id, CancellationToken stop)
    {
        ViewData["Id"] = id;
        ViewData["Countries"] = ShippingCountries.Named([form.Country, .. await db.ShippingMethods.Where(s => s.Active).Select(s => s.Countries).ToListAsync(stop)]);
        return View("Edit", form);
    }
}

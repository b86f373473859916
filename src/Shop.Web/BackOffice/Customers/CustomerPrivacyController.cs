using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Customers;
using Shop.Customers.Newsletter;
using Shop.Customers.Privacy;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Customers;

/// <summary>What a customer agreed to, and their rights by letter: data to take along, and to have erased (art. 15, 17, 20 GDPR).</summary>
[Route("admin/customers/{id:int}/privacy")]
[Needs(Permissions.CustomersRead)]
public sealed class CustomerPrivacyController(ShopDb db, ExportData export, EraseAccount erase, TimeProvider clock, WebTexts t) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int id, CancellationToken stop) =>
        await ReadAsync(id, stop) is { } privacy ? View("Privacy", privacy) : NotFound();

    /// <summary>Written room by room while the browser reads.</summary>
    [HttpPost("export")]
    [Needs(Permissions.CustomersWrite)]
    public async Task<IActionResult> Export(int id, CancellationToken stop)
    {
        if (await db.PersonAsync(id, stop) is not { } person)
            return NotFound();
        var number = await db.Customers.Where(c => c.Id == id).Select(c => c.Number).SingleAsync(stop);
        await db.NoteAsync(person, PersonalDataLog.Exported, clock.UtcNow(), stop);
        Response.ContentType = "application/json; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Slug.From(number)}.json\"";
        await export.WriteAsync(person, Response.Body, stop);
        return new EmptyResult();
    }

    /// <param name="id">The customer.</param>
    /// <param name="number">Their number, typed out against a slip.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpPost("erase")]
    [Needs(Permissions.CustomersWrite)]
    public async Task<IActionResult> Erase(int id, string? number, CancellationToken stop)
    {
        if (await ReadAsync(id, stop) is not { } privacy)
            return NotFound();
        var problem = string.Equals(number?.Trim(), privacy.Customer.Number, StringComparison.OrdinalIgnoreCase)
            ? (await erase.EraseForAsync((await db.PersonAsync(id, stop))!, stop)).Problem?.ToString()
            : t["Das ist nicht die Nummer dieses Kunden."].Value;
        if (problem is null)
        {
            this.Say(t["Die Daten sind gelöscht; Bestellungen und Rechnungen bleiben, solange das Gesetz es verlangt."]);
            return Redirect($"/admin/customers/{id}");
        }
        ModelState.AddModelError("number", problem);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Privacy", privacy);
    }

    private async Task<CustomerPrivacy?> ReadAsync(int id, CancellationToken stop)
    {
        if (await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } customer)
            return null;
        var email = customer.Email.ToLowerInvariant();
        return new CustomerPrivacy(
            customer,
            customer.UserId is { } user ? await db.SignInSessions.Valid(db, user, clock.UtcNow()).CountAsync(stop) : 0,
            await db.Subscribers.AsNoTracking().FirstOrDefaultAsync(s => s.Email == email, stop),
            await db.ConsentLog.AsNoTracking().Where(c => c.Email == email).OrderByDescending(c => c.Id).Take(50).ToListAsync(stop));
    }
}

/// <summary>What staff see of a customer's consents and sign-ins.</summary>
/// <param name="Sessions">Browsers signed in now.</param>
public sealed record CustomerPrivacy(Customer Customer, int Sessions, Subscriber? Newsletter, IReadOnlyList<ConsentEntry> Log);

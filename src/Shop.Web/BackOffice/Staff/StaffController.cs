using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account;

namespace Shop.Web.BackOffice.Staff;

/// <summary>Who may work in the back office and as what.</summary>
[Route("admin/staff")]
[Needs(Permissions.StaffWrite)]
public sealed class StaffController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await RowsAsync(null, stop));

    [HttpGet("new")]
    public IActionResult New() => View(new StaffForm());

    [HttpPost("new")]
    public async Task<IActionResult> Invite(StaffForm form, [FromServices] InviteStaff invite, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return this.Again(nameof(New), form);
        var invited = await invite.InviteAsync(form.Email.Trim(), form.Name.Trim(), form.Language, form.Roles, this.Links(), stop);
        if (invited.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(form.Email), problem.ToString());
            return this.Again(nameof(New), form, StatusCodes.Status409Conflict);
        }
        this.Say(texts["Die Einladung an {0} ist unterwegs.", form.Email.Trim()]);
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await RowsAsync(id, stop) is [var row, ..] ? View(row) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, List<string> roles, [FromServices] AssignRoles assign, CancellationToken stop)
    {
        if (!await IsStaffAsync(id, stop))
            return NotFound();
        if ((await assign.AssignAsync(id, [.. roles.Intersect(StaffForm.AllRoles)], stop)).Problem is { } problem)
        {
            Saying.Refuse(this, problem);
            return RedirectToAction(nameof(Edit), new { id });
        }
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/second-factor")]
    public async Task<IActionResult> ResetSecondFactor(int id, [FromServices] ResetSecondFactor reset, CancellationToken stop)
    {
        if (!await IsStaffAsync(id, stop))
            return NotFound();
        await reset.ResetAsync(id, stop);
        this.Say(texts["Der zweite Faktor ist zurückgesetzt. Bei der nächsten Anmeldung wird ein neuer eingerichtet."]);
        return RedirectToAction(nameof(Edit), new { id });
    }

    private Task<bool> IsStaffAsync(int id, CancellationToken stop) => db.UserRoles.AnyAsync(r => r.UserId == id, stop);

    private async Task<IReadOnlyList<StaffRow>> RowsAsync(int? id, CancellationToken stop)
    {
        var links = await db.UserRoles.Where(r => id == null || r.UserId == id)
            .Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => new { ur.UserId, r.Name }).ToListAsync(stop);
        var ids = links.Select(l => l.UserId).Distinct().ToList();
        var people = await db.Users.Where(u => ids.Contains(u.Id)).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new { u.Id, u.DisplayName, u.Email, u.TwoFactorEnabled, Passkeys = db.UserPasskeys.Count(p => p.UserId == u.Id) }).ToListAsync(stop);
        return people.ConvertAll(u => new StaffRow(
            u.Id, u.DisplayName, u.Email ?? "", [.. links.Where(l => l.UserId == u.Id).Select(l => l.Name!).Order()], u.TwoFactorEnabled || u.Passkeys > 0));
    }
}

/// <summary>A member of staff.</summary>
public sealed record StaffRow(int Id, string Name, string Email, IReadOnlyList<string> Roles, bool HasSecondFactor);

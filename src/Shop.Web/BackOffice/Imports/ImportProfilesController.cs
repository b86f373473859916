using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Mappings that are used again; they are made on the mapping screen.</summary>
[Route("admin/imports/profiles")]
[Needs(Permissions.ImportRun)]
public sealed class ImportProfilesController(ShopDb db, WebTexts texts) : Controller
{
    [HttpPost("{id:int}/removal")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.ImportProfiles.FirstOrDefaultAsync(p => p.Id == id, stop) is not { } profile)
            return NotFound();
        db.ImportProfiles.Remove(profile);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Das Profil „{0}“ ist entfernt.", profile.Name].Value);
        return RedirectToAction("Index", "Imports");
    }
}

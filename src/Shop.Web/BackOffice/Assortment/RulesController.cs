using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Assortment;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>The thresholds by which the assortment is judged.</summary>
[Route("admin/assortment/rules")]
[Needs(Permissions.CatalogRead)]
public sealed class RulesController(ShopSettings settings, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken stop) => View("Rules", RulesForm.From(await settings.GetAsync<AssortmentRules>(stop)));

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(RulesForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return this.Again("Rules", form);
        await settings.SaveAsync(form.ToRules(), stop);
        this.Say(texts["Gespeichert. Alle Seiten der Sortimentspflege rechnen ab jetzt damit."]);
        return RedirectToAction(nameof(Show));
    }
}

using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Pricing.Calculation;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>Calculates the price of a variant forwards, backwards and by difference, and takes it over with a reason.</summary>
[Route("admin/calculation/{variantId:int}")]
[ChangesBy(Way.Calculation)]
[Needs(Permissions.CatalogWrite)]
public sealed class CalculationController(CalculationPages pages, DecidePrice decide, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int variantId, SchemeForm form, CancellationToken stop)
    {
        var typed = Request.Query.ContainsKey(nameof(SchemeForm.Mode)) ? form : null;
        return await pages.ReadAsync(variantId, typed, ModelState.IsValid, stop) is { } page ? View("Calculation", page) : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> Decide(int variantId, SchemeForm form, long seen, string? reason, List<CompetitorForm> competitors, CancellationToken stop)
    {
        if (await pages.ReadAsync(variantId, form, ModelState.IsValid, stop) is not { } page)
            return NotFound();
        page = page with { Competitors = competitors };
        var noted = competitors.FindAll(c => !c.IsEmpty);
        if (noted.Exists(c => c.Read() is null))
            ModelState.AddModelError("competitors", texts["Bei jedem Preis des Wettbewerbs stehen Quelle, Tag und ein Betrag wie 12,90."]);
        if (!ModelState.IsValid)
            return this.Again("Calculation", page with { Reason = reason ?? "" });
        if (page is not { Scheme: { Ok: true }, AtProposed: { } scheme, Proposed: { } price })
            return this.Again("Calculation", page with { Reason = reason ?? "" });
        var evidence = PriceEvidence.Of(form.Mode.ToString().ToLowerInvariant(), scheme, page.Demand) with { Competitors = noted.ConvertAll(c => c.Read()!) };
        var decided = await decide.DecideAsync(variantId, new Money(seen), price, reason ?? "", evidence, stop);
        if (decided.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Code is "no-reason" or "reason-long" ? "reason" : "", problem.ToString());
            return this.Again("Calculation", page with { Reason = reason ?? "" }, problem.Code == "price-moved" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }
        this.Say(texts["Der Preis ist jetzt {0}. Die Entscheidung steht im Verlauf.", price]);
        return Redirect($"/admin/calculation/{variantId}");
    }
}

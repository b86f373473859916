using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Shows for any cart which discounts apply, which don't and why, and which exclude each other.</summary>
[Route("admin/discounts/simulator")]
[Needs(Permissions.DiscountsRead)]
public sealed class SimulatorController(ShopDb db, Simulator simulator, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(SimulatorQuery query, CancellationToken stop) =>
        View("Simulator", await simulator.RunAsync(query, async discounts => await SentencesAsync(discounts, stop), stop));

    private async Task<IReadOnlyDictionary<int, string>> SentencesAsync(IReadOnlyCollection<Discount> discounts, CancellationToken stop)
    {
        var names = await ScopeNames.ReadAsync(db, discounts, stop);
        return discounts.ToDictionary(d => d.Id, d => texts.Sentence(d, names, null));
    }
}

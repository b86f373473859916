using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Lists;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>Views of the product list under a name, and the columns a person wants to see.</summary>
[Route("admin/products/views")]
[Needs(Permissions.CatalogRead)]
public sealed class ProductViewsController(ShopDb db, WebTexts texts) : Controller
{
    private const int MostViews = 30;
    private const int LongestQuery = 1500;

    [HttpPost]
    public async Task<IActionResult> Keep(string? name, string? query, bool shared, bool usual, CancellationToken stop)
    {
        var userId = User.UserId()!.Value;
        var wanted = Clean(query);
        if (SavedView.WhyNotName(name) is { } problem)
        {
            this.Refuse(problem);
            return Redirect("/admin/products?" + wanted);
        }
        var called = Entered.Line(name, SavedView.LongestName);
        var view = await db.SavedViews.FirstOrDefaultAsync(v => v.UserId == userId && v.Name == called, stop);
        if (view is null && await db.SavedViews.CountAsync(v => v.UserId == userId, stop) < MostViews)
            db.SavedViews.Add(view = new SavedView { UserId = userId, Name = called });
        if (view is null)
            return Redirect("/admin/products?" + wanted);
        (view.Query, view.Shared) = (wanted, shared);
        await db.SaveChangesAsync(stop);
        if (usual)
            await PreferAsync(userId, p => p.DefaultViewId = view.Id, stop);
        this.Say(texts["Die Ansicht „{0}“ ist gespeichert.", view.Name]);
        return Redirect(AddressOf(view));
    }

    /// <summary>Opens first from now on; once more, and the whole list does.</summary>
    [HttpPost("{id:int}/usual")]
    public async Task<IActionResult> Usual(int id, CancellationToken stop)
    {
        var userId = User.UserId()!.Value;
        if (await db.SavedViews.FirstOrDefaultAsync(v => v.Id == id && (v.UserId == userId || v.Shared), stop) is not { } view)
            return NotFound();
        await PreferAsync(userId, p => p.DefaultViewId = p.DefaultViewId == id ? null : id, stop);
        return Redirect(AddressOf(view));
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id, CancellationToken stop)
    {
        var userId = User.UserId()!.Value;
        if (await db.SavedViews.FirstOrDefaultAsync(v => v.Id == id && v.UserId == userId, stop) is not { } view)
            return NotFound();
        await db.ListPreferences.Where(p => p.DefaultViewId == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.DefaultViewId, (int?)null), stop);
        db.SavedViews.Remove(view);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die Ansicht „{0}“ ist gelöscht.", view.Name]);
        return Redirect("/admin/products?view=0");
    }

    /// <summary>The columns in the order they come in; an arrow moves one a place.</summary>
    [HttpPost("columns")]
    public async Task<IActionResult> Columns(string[] columns, string? move, string? query, CancellationToken stop)
    {
        var chosen = columns.ToList();
        if (move?.Split(':') is [var key, var way] && chosen.IndexOf(key) is >= 0 and var at)
        {
            var to = Math.Clamp(at + (way == "up" ? -1 : 1), 0, chosen.Count - 1);
            chosen.RemoveAt(at);
            chosen.Insert(to, key);
        }
        await PreferAsync(User.UserId()!.Value, p => p.Columns = ProductColumns.Keep(chosen), stop);
        return Redirect("/admin/products?" + Clean(query) + (move is null ? "" : "#spalten"));
    }

    private static string AddressOf(SavedView view) => $"/admin/products?{view.Query}{(view.Query.Length > 0 ? "&" : "")}view={view.Id}";

    /// <summary>Without the page one stood on and the view it came from.</summary>
    private static string Clean(string? query)
    {
        var parts = QueryHelpers.ParseQuery(query is { Length: <= LongestQuery } ? query : "");
        foreach (var key in new[] { "after", "before", "view", "page" })
            parts.Remove(key);
        return QueryHelpers.AddQueryString("", parts).TrimStart('?');
    }

    private async Task PreferAsync(int userId, Action<ListPreference> change, CancellationToken stop)
    {
        var prefers = await db.ListPreferences.FirstOrDefaultAsync(p => p.UserId == userId, stop);
        if (prefers is null)
            db.ListPreferences.Add(prefers = new ListPreference { UserId = userId });
        change(prefers);
        await db.SaveChangesAsync(stop);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class SuppliersTests
{
    [Fact]
    public async Task A_supplier_is_entered_with_its_terms_and_calculations_begin_with_them()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 16.05m, cost: 8m);
        await app.Shop.DoAsync(db =>
        {
            db.CalculationDefaults.Add(new CalculationDefaults { Overhead = 0.25m, Profit = 0.10m });
            return Task.CompletedTask;
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var saved = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync("/admin/suppliers/new"), Fields(
            ("Form.Name", "Rösterei Nord"), ("Form.Discount", "5"), ("Form.Cash", "2,5"), ("Form.CashDays", "10"), ("Form.Freight", "0,40"), ("Form.LeadDays", "7")), "form[data-editor]"));
        var supplier = await app.Shop.AskAsync(db => db.Suppliers.SingleAsync());
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync()).SupplierId = supplier.Id);
        var page = await manager.GetAsync($"/admin/calculation/{coffee.Id}");

        saved.Text.ShouldContain("Gespeichert.");
        (supplier.Key, supplier.Discount, supplier.Cash, supplier.Freight).ShouldBe(("roesterei-nord", 0.05m, 0.025m, Money.From(0.40m)));
        page.Page.QuerySelector("#SupplierDiscount")!.GetAttribute("value").ShouldBe("5");
        page.Page.QuerySelector("#SupplierCash")!.GetAttribute("value").ShouldBe("2,5");
        page.Read("#usual").ShouldContain("Rabatt, Skonto und Bezugskosten sind die mit Rösterei Nord vereinbarten.");
        page.Read("#usual").ShouldContain("Sätze des ganzen Shops");
    }

    [Fact]
    public async Task Rates_for_the_supplier_come_before_those_of_the_category()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, price: 16.05m, cost: 8m);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/suppliers/new", Fields(("Form.Name", "Nord")));
        var (supplier, category) = await app.Shop.AskAsync(async db => ((await db.Suppliers.SingleAsync()).Id, (await db.Categories.FirstAsync()).Id));
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync()).SupplierId = supplier);

        await manager.PostFormAsync("/admin/calculation/defaults/new", new { CategoryId = $"{category}", Overhead = "20" });
        var first = await manager.GetAsync($"/admin/calculation/{coffee.Id}");
        await manager.PostFormAsync("/admin/calculation/defaults/new", new { SupplierId = $"{supplier}", Overhead = "30" });
        var second = await manager.GetAsync($"/admin/calculation/{coffee.Id}");
        var twice = await manager.PostFormAsync("/admin/calculation/defaults/new", new { SupplierId = $"{supplier}", Overhead = "31" });

        first.Page.QuerySelector("#Overhead")!.GetAttribute("value").ShouldBe("20");
        second.Page.QuerySelector("#Overhead")!.GetAttribute("value").ShouldBe("30");
        second.Read("#usual").ShouldBe("Sätze für Nord: der Lieferant geht der Kategorie vor.");
        twice.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_supplier_that_products_name_stays()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/suppliers/new", Fields(("Form.Name", "Nord")));
        var id = await app.Shop.AskAsync(async db => (await db.Suppliers.SingleAsync()).Id);
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync()).SupplierId = id);

        var refused = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync($"/admin/suppliers/{id}"), Fields(), "#remove"));
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync()).SupplierId = null);
        var gone = await manager.FollowAsync(await manager.SubmitAsync(await manager.GetAsync($"/admin/suppliers/{id}"), Fields(), "#remove"));

        refused.Text.ShouldContain("Ein Produkt kommt von „Nord“.");
        gone.Text.ShouldContain("„Nord“ ist entfernt.");
        (await app.Shop.AskAsync(db => db.Suppliers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Two_people_do_not_overwrite_each_other_and_nonsense_is_refused()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync("/admin/suppliers/new", Fields(("Form.Name", "Nord")));
        var id = await app.Shop.AskAsync(async db => (await db.Suppliers.SingleAsync()).Id);
        var mine = await manager.GetAsync($"/admin/suppliers/{id}");
        var theirs = await manager.GetAsync($"/admin/suppliers/{id}");

        await manager.SubmitAsync(theirs, Fields(("Form.Contact", "Jule")), "form[data-editor]");
        var late = await manager.SubmitAsync(mine, Fields(("Form.Contact", "Malte")), "form[data-editor]");
        var wrong = await manager.PostFormAsync("/admin/suppliers/new", Fields(("Form.Name", ""), ("Form.Discount", "100"), ("Form.LeadDays", "bald"), ("Form.Country", "Deutschland")));

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Page.QuerySelector("#Form_Contact")!.GetAttribute("value").ShouldBe("Malte");
        (await app.Shop.AskAsync(db => db.Suppliers.SingleAsync())).Contact.ShouldBe("Jule");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.QuerySelectorAll(".input-validation-error").Length.ShouldBe(4);
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}

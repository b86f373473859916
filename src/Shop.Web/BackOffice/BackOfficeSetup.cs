using Shop.Access;
using Shop.Catalog;
using Shop.Customers.Accounts;
using Shop.Data;
using Shop.Orders;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice;

/// <summary>Registers what the back office needs.</summary>
public static class BackOfficeSetup
{
    public static IServiceCollection AddBackOffice(this IServiceCollection services) => services
        .AddSingleton<Navigation>()
        .AddScoped<Dashboard.SetupChecklist>()
        .AddScoped<Discounts.DiscountPages>()
        .AddScoped<Discounts.DiscountLooks>()
        .AddScoped<Discounts.Pickers>()
        .AddScoped<Discounts.Simulator>()
        .AddScoped<Content.ContentDesk>()
        .AddScoped<Content.ContentPictures>()
        .AddScoped<ProductSearchText>()
        .AddScoped<MergeAttributeValues>()
        .AddScoped<MoveCategory>()
        .AddScoped<RemoveCategory>()
        .AddScoped<SaveRedirects>()
        .AddScoped<ReviseProduct>()
        .AddScoped<CopyProduct>()
        .AddScoped<PublishProducts>()
        .AddScoped<IDailyJob, RefreshCompleteness>()
        .AddSingleton<Catalog.BasisSeal>()
        .AddScoped<Catalog.ProductDesk>()
        .AddScoped<Catalog.EditorPages>()
        .AddScoped<RemoveProduct>()
        .AddScoped<Pricing.CalculationPages>()
        .AddScoped<Catalog.ProductListPages>()
        .AddScoped<Bulk.BulkPages>()
        .AddScoped<Pricing.SelectionPages>()
        .AddScoped<Pricing.AfterDiscounts>()
        .AddScoped<Catalog.PriceAsideDesk>()
        .AddScoped<Pricing.Plans.PlanPages>()
        .AddScoped<Assortment.AssortmentTasks>()
        .AddScoped<Catalog.ProductPick>()
        .AddScoped<Assortment.RetirePages>()
        .AddScoped<Catalog.PricesDesk>()
        .AddScoped<AssignRoles>()
        .AddScoped<ResetSecondFactor>()
        .AddScoped<InviteStaff>();
}

using Shop.Access;
using Shop.Catalog;
using Shop.Customers.Accounts;
using Shop.Data;
using Shop.Orders;
using Shop.Pricing;
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
        .AddScoped<RemovePicture>()
        .AddScoped<PutPictureBack>()
        .AddScoped<PublishProducts>()
        .AddScoped<IDailyJob, RefreshCompleteness>()
        .AddSingleton<Products.BasisSeal>()
        .AddScoped<Products.ProductDesk>()
        .AddScoped<Products.EditorPages>()
        .AddScoped<RemoveProduct>()
        .AddScoped<Pricing.CalculationPages>()
        .AddScoped<ProductLists.ProductListPages>()
        .AddScoped<Bulk.BulkPages>()
        .AddScoped<Pricing.SelectionPages>()
        .AddScoped<Pricing.AfterDiscounts>()
        .AddScoped<Pricing.PriceAsideDesk>()
        .AddScoped<Pricing.Plans.PlanPages>()
        .AddScoped<Pricing.Endings.EndingPages>()
        .AddScoped<Assortment.AssortmentTasks>()
        .AddScoped<Products.ProductPick>()
        .AddScoped<Assortment.RetirePages>()
        .AddScoped<Pricing.PricesDesk>()
        .AddScoped<AssignRoles>()
        .AddScoped<ResetSecondFactor>()
        .AddScoped<InviteStaff>();
}

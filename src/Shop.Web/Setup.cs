using System.IO.Compression;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Carts;
using Shop.Customers;
using Shop.Customers.VatChecks;
using Shop.Data;
using Shop.Discounts;
using Shop.Feeds;
using Shop.Files;
using Shop.Invoicing;
using Shop.Lists;
using Shop.Mails;
using Shop.Operations;
using Shop.Orders;
using Shop.Orders.Mails;
using Shop.Pricing;
using Shop.Returns;
using Shop.Reviews;
using Shop.Search;
using Shop.Shelves;
using Shop.Stock;
using Shop.Web.BackOffice;
using Shop.Web.Jobs;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront;
using Shop.Web.Storefront.Account;
using Shop.Web.Storefront.Checkout;
using Shop.Web.Telemetry;
using Shop.Wishes;

namespace Shop.Web;

/// <summary>Puts the app together, one method a concern; Program.cs reads as the table of contents.</summary>
public static class Setup
{
    public static void AddShopAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentity<User, Role>(AccessSetup.Rules).AddAccess().AddClaimsPrincipalFactory<ShopClaims>();
        builder.AddSignInCookies();
        services.AddSingleton<IAuthorizationHandler, SecondFactor.Check>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SecondFactor.Detour>();
        services.Configure<IdentityPasskeyOptions>(o => o.UserVerificationRequirement = o.ResidentKeyRequirement = "required");
        services.AddAuthorization(NeedsAttribute.AddPolicies);
        services.AddDataProtection().SetApplicationName("shop");
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<ShopDb>>((o, db) => o.XmlRepository = new SharedKeys(db));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "formular";
            o.HeaderName = "X-Antiforgery";
        });
    }

    public static void AddShopPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<WebTexts>();
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new RoomViews()));
        services.AddControllersWithViews(o =>
        {
            FormConventions.Apply(o);
            o.Conventions.Add(new ShopRouteConvention());
            o.Filters.Add<ValidateForms>();
            o.Filters.Add(new Microsoft.AspNetCore.Mvc.AutoValidateAntiforgeryTokenAttribute());
        });
        services.AddOutputCache(o => o.SizeLimit = 64 << 20);
        services.AddResponseCompression(o =>
        {
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddShopRateLimits();
    }

    public static void AddShopRooms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddFiles();
        services.AddPricing();
        services.AddScoped<StockLedger>();
        services.AddDiscounts();
        services.AddShelves();
        services.AddFeeds();
        services.AddCarts();
        services.AddWishes();
        services.AddBuying();
        services.AddScoped<Storefront.Carts.CartAccess>();
        services.AddCustomers();
        services.AddSingleton<IVatRegister>(Vies.At(builder.Configuration["Vies:Address"]));
        services.AddAccountPages();
        services.AddOrders();
        services.AddReviews();
        services.AddMails();
        services.AddOrderMails();
        services.AddInvoicing();
        services.AddReturns();
        services.AddAnalytics();
        services.AddAssortment();
        services.AddImports();
        services.AddLists();
        services.AddSearch();
        services.AddStorefront();
        services.AddBackOffice();
    }

    public static void AddShopJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddShopHealth();
        builder.Services.AddHostedService<DropStalePages>();
        builder.Services.AddHostedService<DropScheduledPages>();
        builder.Services.AddHostedService<TurnPrices>();
        builder.Services.AddHostedService<RunPricePlans>();
        builder.Services.AddHostedService<PublishOnTime>();
        builder.Services.AddSingleton<FillChangedShelves>();
        builder.Services.AddHostedService(s => s.GetRequiredService<FillChangedShelves>());
        builder.Services.AddShopPumps(builder.Configuration);
    }
}

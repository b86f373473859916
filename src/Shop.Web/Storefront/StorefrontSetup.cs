using Shop.Web.Storefront.Categories;
using Shop.Web.Storefront.Compare;
using Shop.Web.Storefront.Home;
using Shop.Web.Storefront.Products;
using Shop.Web.Storefront.Reviews;
using Shop.Web.Storefront.Search;
using Shop.Web.Storefront.Seo;
using Shop.Web.Storefront.Shared;
using Shop.Web.Storefront.WishLists;

namespace Shop.Web.Storefront;

/// <summary>Registers what reads the shop window's pages.</summary>
public static class StorefrontSetup
{
    public static void AddStorefront(this IServiceCollection services)
    {
        services.AddScoped<Frame>();
        services.AddScoped<LinkTargets>();
        services.AddScoped<Menus>();
        services.AddScoped<Pages.NewsFeed>();
        services.AddScoped<Calls>();
        services.AddScoped<ProductCards>();
        services.AddScoped<HomePages>();
        services.AddScoped<ProductPages>();
        services.AddScoped<ComparePages>();
        services.AddScoped<WishAccess>();
        services.AddScoped<WishVerbs>();
        services.AddScoped<FilteredLists>();
        services.AddScoped<ShelfPages>();
        services.AddScoped<FormerPages>();
        services.AddScoped<Brands.BrandPages>();
        services.AddSingleton<Feeds.FeedFiles>();
        services.AddScoped<SearchPages>();
        services.AddScoped<VoicePages>();
        services.AddSingleton<SiteAddress>();
        services.AddScoped<SitemapPages>();
        services.AddScoped<RetiredProducts>();
        services.AddSingleton<SearchLog>();
        services.AddHostedService(s => s.GetRequiredService<SearchLog>());
        services.AddSingleton<Placements.PlacementLog>();
        services.AddHostedService(s => s.GetRequiredService<Placements.PlacementLog>());
        services.AddScoped<Withdrawal.WithdrawalPages>();
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Shop.Feeds;

/// <summary>Registers what reads the articles of feeds.</summary>
public static class FeedsSetup
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddScoped<FeedItems>();
}

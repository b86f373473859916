using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Pricing;

namespace Shop.Data;

/// <summary>What every context of the shop writes beside the rows it is told to save.</summary>
public static class DataSetup
{
    /// <summary>Adds change log, versions, stale tags, price history and former addresses. Left out only by the seeding of demo data.</summary>
    public static DbContextOptionsBuilder AddShopWriters(this DbContextOptionsBuilder builder, TimeProvider clock) =>
        builder.AddInterceptors(new ChangeWriter(clock), new PriceHistoryWriter(clock), new AddressKeeper(clock));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;

namespace Shop.Pricing.Currencies;

internal sealed class ShopCurrencyTable : IEntityTypeConfiguration<ShopCurrency>
{
    public void Configure(EntityTypeBuilder<ShopCurrency> b)
    {
        b.Property(c => c.Code).HasMaxLength(3);
        b.HasIndex(c => c.Code).IsUnique();
        b.Property(c => c.Countries).HasMaxLength(200);
        b.HasOne(c => c.Ending).WithMany().HasForeignKey(c => c.EndingId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(c => c.Rates).WithOne().HasForeignKey(r => r.CurrencyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CurrencyRateTable : IEntityTypeConfiguration<CurrencyRate>
{
    public void Configure(EntityTypeBuilder<CurrencyRate> b)
    {
        b.Property(r => r.Rate).HasPrecision(18, 8);
        b.Property(r => r.Source).HasMaxLength(200);
    }
}

internal sealed class CurrencyPriceTable : IEntityTypeConfiguration<CurrencyPrice>
{
    public void Configure(EntityTypeBuilder<CurrencyPrice> b)
    {
        b.HasKey(p => new { p.CurrencyId, p.VariantId });
        b.HasOne<ShopCurrency>().WithMany().HasForeignKey(p => p.CurrencyId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Variant>().WithMany().HasForeignKey(p => p.VariantId).OnDelete(DeleteBehavior.Cascade);
    }
}

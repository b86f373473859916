using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Pricing;

internal sealed class TaxRateTable : IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxRate> b)
    {
        b.Property(t => t.Country).HasMaxLength(2);
        b.Property(t => t.Source).HasMaxLength(200);
        b.HasIndex(t => new { t.Country, t.TaxClass, t.ValidFrom }).IsUnique();
    }
}

internal sealed class VariantPriceTable : IEntityTypeConfiguration<VariantPrice>
{
    public void Configure(EntityTypeBuilder<VariantPrice> b)
    {
        b.Property(p => p.Country).HasMaxLength(2);
        b.HasOne(p => p.Variant).WithMany().HasForeignKey(p => p.VariantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PriceChangeTable : IEntityTypeConfiguration<PriceChange>
{
    public void Configure(EntityTypeBuilder<PriceChange> b)
    {
        b.Property(p => p.By).HasMaxLength(200);
        b.HasOne(p => p.Variant).WithMany().HasForeignKey(p => p.VariantId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(p => new { p.VariantId, p.At });
    }
}

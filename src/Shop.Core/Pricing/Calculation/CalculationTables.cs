using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Pricing.Calculation;

internal sealed class CalculationDefaultsTable : IEntityTypeConfiguration<CalculationDefaults>
{
    public void Configure(EntityTypeBuilder<CalculationDefaults> b)
    {
        b.Ignore(d => d.Rates);
        b.HasOne<Category>().WithMany().HasForeignKey(d => d.CategoryId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Supplier>().WithMany().HasForeignKey(d => d.SupplierId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne(d => d.Ending).WithMany().HasForeignKey(d => d.EndingId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(d => new { d.SupplierId, d.CategoryId }).IsUnique();
    }
}

internal sealed class PriceDecisionTable : IEntityTypeConfiguration<PriceDecision>
{
    public void Configure(EntityTypeBuilder<PriceDecision> b)
    {
        b.Property(d => d.By).HasMaxLength(200);
        b.Property(d => d.Reason).HasMaxLength(DecidePrice.LongestReason);
        b.Property(d => d.Evidence).LongText();
        b.HasOne(d => d.Variant).WithMany().HasForeignKey(d => d.VariantId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(d => new { d.VariantId, d.At });
    }
}

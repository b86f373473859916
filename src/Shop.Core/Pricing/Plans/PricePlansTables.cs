using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Pricing.Plans;

internal sealed class PricePlanTable : IEntityTypeConfiguration<PricePlan>
{
    public void Configure(EntityTypeBuilder<PricePlan> b)
    {
        b.Property(p => p.Name).HasMaxLength(PricePlan.LongestName);
        b.Property(p => p.Batch).HasMaxLength(32);
        b.Property(p => p.By).HasMaxLength(200);
        b.Ignore(p => p.IsOpen);
        b.Ignore(p => p.DueAt);
        b.HasOne(p => p.Variant).WithMany().HasForeignKey(p => p.VariantId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(p => new { p.State, p.FromAt });
        b.HasIndex(p => new { p.VariantId, p.State });
    }
}

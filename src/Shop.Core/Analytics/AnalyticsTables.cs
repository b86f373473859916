using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;

namespace Shop.Analytics;

internal sealed class PlacementDayTable : IEntityTypeConfiguration<PlacementDay>
{
    public void Configure(EntityTypeBuilder<PlacementDay> b)
    {
        b.HasKey(p => new { p.Day, p.Slot, p.ProductId });
        b.Property(p => p.Slot).HasMaxLength(20);
        b.HasIndex(p => new { p.ProductId, p.Day });
        b.HasOne<Product>().WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;

namespace Shop.Stock;

internal sealed class StockItemTable : IEntityTypeConfiguration<StockItem>
{
    public void Configure(EntityTypeBuilder<StockItem> b)
    {
        b.HasKey(s => s.VariantId);
        b.Property(s => s.VariantId).ValueGeneratedNever();
        b.HasOne<Variant>().WithOne().HasForeignKey<StockItem>(s => s.VariantId);
    }
}

internal sealed class StockMovementTable : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> b)
    {
        b.Property(m => m.By).HasMaxLength(200);
        b.HasOne<Variant>().WithMany().HasForeignKey(m => m.VariantId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(m => new { m.VariantId, m.At });
        b.HasIndex(m => m.OrderId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;
using Shop.Data;

namespace Shop.Assortment;

internal sealed class PlacementTrialTable : IEntityTypeConfiguration<PlacementTrial>
{
    public void Configure(EntityTypeBuilder<PlacementTrial> b)
    {
        b.Property(t => t.By).HasMaxLength(200);
        b.HasIndex(t => new { t.State, t.EndsOn });
        b.HasOne<Product>().WithMany().HasForeignKey(t => t.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Category>().WithMany().HasForeignKey(t => t.CategoryId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class RetirementTable : IEntityTypeConfiguration<Retirement>
{
    public void Configure(EntityTypeBuilder<Retirement> b)
    {
        b.Property(r => r.By).HasMaxLength(200);
        b.Property(r => r.SupplierNote).HasMaxLength(1000);
        b.Property(r => r.PricesBefore).LongText();
        b.HasIndex(r => r.State);
        b.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Product>().WithMany().HasForeignKey(r => r.AlternativeId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class TestListingTable : IEntityTypeConfiguration<TestListing>
{
    public void Configure(EntityTypeBuilder<TestListing> b)
    {
        b.Property(t => t.By).HasMaxLength(200);
        b.HasIndex(t => new { t.State, t.EndsOn });
        b.HasOne<Product>().WithMany().HasForeignKey(t => t.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FreshnessCheckTable : IEntityTypeConfiguration<FreshnessCheck>
{
    public void Configure(EntityTypeBuilder<FreshnessCheck> b)
    {
        b.HasKey(c => new { c.ProductId, c.Kind });
        b.Property(c => c.By).HasMaxLength(200);
        b.HasOne<Product>().WithMany().HasForeignKey(c => c.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

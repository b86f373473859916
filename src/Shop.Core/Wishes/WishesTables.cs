using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;
using Shop.Customers;

namespace Shop.Wishes;

internal sealed class WishListTable : IEntityTypeConfiguration<WishList>
{
    public void Configure(EntityTypeBuilder<WishList> b)
    {
        b.Property(w => w.Key).HasMaxLength(44);
        b.HasIndex(w => w.Key).IsUnique();
        b.HasIndex(w => w.UpdatedAt);
        b.HasOne<Customer>().WithMany().HasForeignKey(w => w.CustomerId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(w => w.Items).WithOne().HasForeignKey(i => i.WishListId);
    }
}

internal sealed class WishItemTable : IEntityTypeConfiguration<WishItem>
{
    public void Configure(EntityTypeBuilder<WishItem> b)
    {
        b.HasIndex(i => new { i.WishListId, i.VariantId }).IsUnique();
        b.HasOne<Variant>().WithMany().HasForeignKey(i => i.VariantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StockWishTable : IEntityTypeConfiguration<StockWish>
{
    public void Configure(EntityTypeBuilder<StockWish> b)
    {
        b.Property(w => w.Key).HasMaxLength(44);
        b.HasIndex(w => w.Key).IsUnique();
        b.Property(w => w.Email).HasMaxLength(256);
        b.Property(w => w.Language).HasMaxLength(2);
        b.HasIndex(w => new { w.VariantId, w.Email }).IsUnique();
        b.HasOne<Variant>().WithMany().HasForeignKey(w => w.VariantId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;
using Shop.Customers;
using Shop.Data;

namespace Shop.Carts;

internal sealed class CartTable : IEntityTypeConfiguration<Cart>
{
    public void Configure(EntityTypeBuilder<Cart> b)
    {
        b.Property(c => c.Key).HasMaxLength(44);
        b.Property(c => c.Coupons).HasMaxLength(200);
        b.HasIndex(c => c.Key).IsUnique();
        b.HasIndex(c => c.UpdatedAt);
        b.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CartId);
    }
}

internal sealed class CartLineTable : IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<CartLine> b)
    {
        b.HasIndex(l => new { l.CartId, l.VariantId }).IsUnique();
        b.HasOne<Variant>().WithMany().HasForeignKey(l => l.VariantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SavedLineTable : IEntityTypeConfiguration<SavedLine>
{
    public void Configure(EntityTypeBuilder<SavedLine> b)
    {
        b.HasIndex(l => new { l.CartId, l.VariantId }).IsUnique();
        b.HasOne<Cart>().WithMany().HasForeignKey(l => l.CartId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Variant>().WithMany().HasForeignKey(l => l.VariantId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CheckoutDraftTable : IEntityTypeConfiguration<CheckoutDraft>
{
    public void Configure(EntityTypeBuilder<CheckoutDraft> b)
    {
        b.HasKey(d => d.CartId);
        b.Property(d => d.CartId).ValueGeneratedNever();
        b.Property(d => d.Json).LongText();
        b.HasOne<Cart>().WithOne().HasForeignKey<CheckoutDraft>(d => d.CartId).OnDelete(DeleteBehavior.Cascade);
    }
}

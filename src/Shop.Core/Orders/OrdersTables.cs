using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Carts;
using Shop.Catalog;
using Shop.Content;
using Shop.Discounts;

namespace Shop.Orders;

internal sealed class OrderTable : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> b)
    {
        b.Property(o => o.Number).HasMaxLength(40);
        b.HasIndex(o => o.Number).IsUnique();
        b.Property(o => o.ExternalNumber).HasMaxLength(60);
        b.HasIndex(o => o.ExternalNumber);
        b.Property(o => o.AccessKey).HasMaxLength(44);
        b.Property(o => o.Email).HasMaxLength(256);
        b.Property(o => o.Language).HasMaxLength(2);
        b.Property(o => o.ShippingMethod).HasMaxLength(40);
        b.Property(o => o.PaymentMethod).HasMaxLength(40);
        b.Property(o => o.BuyerVatId).HasMaxLength(20);
        b.Property(o => o.CustomerNote).HasMaxLength(1000);
        b.ComplexProperty(o => o.BillingAddress);
        b.ComplexProperty(o => o.ShippingAddress);
        b.HasIndex(o => o.CartId).IsUnique();
        b.HasIndex(o => o.PlacedAt);
        b.HasIndex(o => new { o.State, o.PlacedAt });
        b.HasIndex(o => new { o.CustomerId, o.PlacedAt });
        b.HasOne(o => o.Customer).WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Cart>().WithMany().HasForeignKey(o => o.CartId).OnDelete(DeleteBehavior.SetNull);
        b.HasOne<ContentPageVersion>().WithMany().HasForeignKey(o => o.TermsVersionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<ContentPageVersion>().WithMany().HasForeignKey(o => o.WithdrawalVersionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        b.HasMany(o => o.Taxes).WithOne().HasForeignKey(t => t.OrderId);
        b.HasMany(o => o.Discounts).WithOne().HasForeignKey(d => d.OrderId);
        b.HasMany(o => o.Events).WithOne().HasForeignKey(e => e.OrderId);
    }
}

internal sealed class OrderLineTable : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> b)
    {
        b.Property(l => l.Sku).HasMaxLength(80);
        b.Property(l => l.Name).HasMaxLength(600);
        b.HasOne<Variant>().WithMany().HasForeignKey(l => l.VariantId).OnDelete(DeleteBehavior.SetNull);
        b.HasIndex(l => l.VariantId);
    }
}

internal sealed class OrderDiscountTable : IEntityTypeConfiguration<OrderDiscount>
{
    public void Configure(EntityTypeBuilder<OrderDiscount> b)
    {
        b.Property(d => d.Coupon).HasMaxLength(Coupon.LongestCode);
        b.HasOne<Discount>().WithMany().HasForeignKey(d => d.DiscountId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class OrderEventTable : IEntityTypeConfiguration<OrderEvent>
{
    public void Configure(EntityTypeBuilder<OrderEvent> b)
    {
        b.Property(e => e.Kind).HasMaxLength(30);
        b.Property(e => e.Text).HasMaxLength(1000);
        b.Property(e => e.By).HasMaxLength(200);
    }
}

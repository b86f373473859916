using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;

namespace Shop.Payments;

internal sealed class PaymentMethodTable : IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<PaymentMethod> b)
    {
        b.Property(p => p.Code).HasMaxLength(40);
        b.HasIndex(p => p.Code).IsUnique();
        b.Localized(p => p.Name, 120);
        b.Localized(p => p.Description, 500);
    }
}

internal sealed class PaymentTable : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> b)
    {
        b.Property(p => p.Method).HasMaxLength(40);
        b.Property(p => p.BookedBy).HasMaxLength(200);
        b.Property(p => p.Key).HasMaxLength(80);
        b.HasIndex(p => p.Key).IsUnique();
        b.HasIndex(p => p.OrderId);
    }
}

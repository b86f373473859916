using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;

namespace Shop.Shipping;

internal sealed class ShippingMethodTable : IEntityTypeConfiguration<ShippingMethod>
{
    public void Configure(EntityTypeBuilder<ShippingMethod> b)
    {
        b.Property(s => s.Code).HasMaxLength(40);
        b.HasIndex(s => s.Code).IsUnique();
        b.Property(s => s.SurchargePostcodes).HasMaxLength(2000);
        b.Property(s => s.ExcludedPostcodes).HasMaxLength(2000);
        b.Property(s => s.TrackingUrl).HasMaxLength(300);
        b.Localized(s => s.Name, 120);
        b.Localized(s => s.Description, 500);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Discounts;

internal sealed class DiscountTable : IEntityTypeConfiguration<Discount>
{
    private const int LongList = 4000;

    public void Configure(EntityTypeBuilder<Discount> b)
    {
        b.Property(d => d.Note).HasMaxLength(1000);
        b.Property(d => d.Countries).HasMaxLength(200);
        b.Property(d => d.ExclusionGroup).HasMaxLength(Discount.LongestGroup);
        b.Property(d => d.Products).HasConversion(l => l.ToString(), t => IdList.Parse(t)).HasMaxLength(LongList);
        b.Property(d => d.Categories).HasConversion(l => l.ToString(), t => IdList.Parse(t)).HasMaxLength(LongList);
        b.Property(d => d.Brands).HasConversion(l => l.ToString(), t => IdList.Parse(t)).HasMaxLength(LongList);
        b.Property(d => d.RewardProducts).HasConversion(l => l.ToString(), t => IdList.Parse(t)).HasMaxLength(LongList);
        b.Property(d => d.Tiers).HasConversion(l => l.ToString(), t => TierList.Parse(t)).HasMaxLength(LongList);
    }
}

internal sealed class CouponTable : IEntityTypeConfiguration<Coupon>
{
    public void Configure(EntityTypeBuilder<Coupon> b)
    {
        b.Property(c => c.Code).HasMaxLength(Coupon.LongestCode);
        b.Property(c => c.Batch).HasMaxLength(60);
        b.HasIndex(c => c.Code).IsUnique();
        b.HasIndex(c => new { c.DiscountId, c.Batch });
        b.HasOne(c => c.Discount).WithMany().HasForeignKey(c => c.DiscountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DiscountUseTable : IEntityTypeConfiguration<DiscountUse>
{
    public void Configure(EntityTypeBuilder<DiscountUse> b)
    {
        b.Property(u => u.Email).HasMaxLength(256);
        b.HasIndex(u => new { u.DiscountId, u.Email });
        b.HasIndex(u => u.OrderId);
        b.HasOne<Discount>().WithMany().HasForeignKey(u => u.DiscountId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Coupon>().WithMany().HasForeignKey(u => u.CouponId).OnDelete(DeleteBehavior.NoAction);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Pricing.Endings;

internal sealed class PriceEndingRuleTable : IEntityTypeConfiguration<PriceEndingRule>
{
    public void Configure(EntityTypeBuilder<PriceEndingRule> b)
    {
        b.Property(r => r.Name).HasMaxLength(PriceEndingRule.LongestName);
        b.HasIndex(r => r.Name).IsUnique();
        b.Property(r => r.Ending).HasConversion(e => e.ToString(), t => PriceEnding.Parse(t)).HasMaxLength(400);
    }
}

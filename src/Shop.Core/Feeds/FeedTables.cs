using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;

namespace Shop.Feeds;

internal sealed class FeedTable : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> b)
    {
        b.Property(f => f.Name).HasMaxLength(120);
        b.Property(f => f.Token).HasMaxLength(64);
        b.HasIndex(f => f.Token).IsUnique();
        b.Property(f => f.Language).HasMaxLength(2);
        b.Property(f => f.Country).HasMaxLength(2);
        b.Property(f => f.Selection).HasMaxLength(4000);
        b.Property(f => f.FetchedBy).HasMaxLength(300);
    }
}

internal sealed class GoogleCategoryTable : IEntityTypeConfiguration<GoogleCategory>
{
    public void Configure(EntityTypeBuilder<GoogleCategory> b)
    {
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Path).HasMaxLength(600);
    }
}

internal sealed class GoogleShelfTable : IEntityTypeConfiguration<GoogleShelf>
{
    public void Configure(EntityTypeBuilder<GoogleShelf> b)
    {
        b.HasKey(s => s.CategoryId);
        b.Property(s => s.CategoryId).ValueGeneratedNever();
        b.HasOne<Category>().WithOne().HasForeignKey<GoogleShelf>(s => s.CategoryId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<GoogleCategory>().WithMany().HasForeignKey(s => s.GoogleCategoryId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;
using Shop.Files;

namespace Shop.Content;

internal sealed class ContentPageTable : IEntityTypeConfiguration<ContentPage>
{
    public void Configure(EntityTypeBuilder<ContentPage> b)
    {
        b.Property(p => p.Key).HasMaxLength(60);
        b.HasIndex(p => p.Key).IsUnique();
        b.Localized(p => p.Title, 200);
        b.Localized(p => p.Slug, 160);
        b.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.ContentPageId);
    }
}

internal sealed class ContentPageVersionTable : IEntityTypeConfiguration<ContentPageVersion>
{
    public void Configure(EntityTypeBuilder<ContentPageVersion> b) => b.LocalizedLong(v => v.Body);
}

internal sealed class HomeBlockTable : IEntityTypeConfiguration<HomeBlock>
{
    public void Configure(EntityTypeBuilder<HomeBlock> b)
    {
        b.Property(h => h.Kind).HasMaxLength(20);
        b.Localized(h => h.Title, 200);
        b.LocalizedLong(h => h.Text);
        b.Localized(h => h.Button, 80);
        b.HasOne<Picture>().WithMany().HasForeignKey(h => h.PictureId);
        b.HasOne<Picture>().WithMany().HasForeignKey(h => h.PhonePictureId);
    }
}

internal sealed class BlogPostTable : IEntityTypeConfiguration<BlogPost>
{
    public void Configure(EntityTypeBuilder<BlogPost> b)
    {
        b.Localized(p => p.Title, 150);
        b.Localized(p => p.Slug, 160);
        b.Localized(p => p.Teaser, 500);
        b.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.BlogPostId);
        b.HasIndex(p => p.PublishedAt);
    }
}

internal sealed class BlogPostVersionTable : IEntityTypeConfiguration<BlogPostVersion>
{
    public void Configure(EntityTypeBuilder<BlogPostVersion> b) => b.LocalizedLong(v => v.Body);
}

internal sealed class FaqEntryTable : IEntityTypeConfiguration<FaqEntry>
{
    public void Configure(EntityTypeBuilder<FaqEntry> b)
    {
        b.Localized(e => e.Topic, 100);
        b.Localized(e => e.Question, 300);
        b.LocalizedLong(e => e.Answer);
    }
}

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
        b.Property(h => h.ButtonStyle).HasMaxLength(20);
        b.Property(h => h.Target).HasMaxLength(600);
        b.Localized(h => h.Title, 200);
        b.LocalizedLong(h => h.Text);
        b.Localized(h => h.Button, 80);
        b.Localized(h => h.PictureAlt, 300);
        b.HasOne<Picture>().WithMany().HasForeignKey(h => h.PictureId);
        b.HasOne<Picture>().WithMany().HasForeignKey(h => h.PhonePictureId);
    }
}

internal sealed class CallToActionTable : IEntityTypeConfiguration<CallToAction>
{
    public void Configure(EntityTypeBuilder<CallToAction> b)
    {
        b.ToTable("CallsToAction");
        b.Property(c => c.Style).HasMaxLength(20);
        b.Property(c => c.Slot).HasMaxLength(20);
        b.Property(c => c.Target).HasMaxLength(600);
        b.Localized(c => c.Text, 80);
    }
}

internal sealed class MenuEntryTable : IEntityTypeConfiguration<MenuEntry>
{
    public void Configure(EntityTypeBuilder<MenuEntry> b)
    {
        b.Property(e => e.Menu).HasMaxLength(20);
        b.Property(e => e.Target).HasMaxLength(600);
        b.Localized(e => e.Label, 80);
        b.HasOne<MenuEntry>().WithMany().HasForeignKey(e => e.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BlogPostTable : IEntityTypeConfiguration<BlogPost>
{
    public void Configure(EntityTypeBuilder<BlogPost> b)
    {
        b.Property(p => p.Author).HasMaxLength(100);
        b.Localized(p => p.Title, 150);
        b.Localized(p => p.Slug, 160);
        b.Localized(p => p.Teaser, 500);
        b.LocalizedLong(p => p.Body);
        b.Localized(p => p.PictureAlt, 300);
        b.HasOne<Picture>().WithMany().HasForeignKey(p => p.PictureId);
        b.HasIndex(p => p.PublishedAt);
    }
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

internal sealed class ContentRevisionTable : IEntityTypeConfiguration<ContentRevision>
{
    public void Configure(EntityTypeBuilder<ContentRevision> b)
    {
        b.Property(r => r.Subject).HasMaxLength(40);
        b.Property(r => r.Content).LongText();
        b.HasIndex(r => new { r.Subject, r.SubjectId, r.Id });
    }
}

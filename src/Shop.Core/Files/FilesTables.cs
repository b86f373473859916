using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Files;

internal sealed class PictureTable : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> b)
    {
        b.Property(p => p.Key).HasMaxLength(40);
        b.HasIndex(p => p.Key).IsUnique();
        b.Property(p => p.LastError).HasMaxLength(300);
        b.HasIndex(p => new { p.State, p.DueAt });
        b.HasMany(p => p.Renditions).WithOne().HasForeignKey(r => r.PictureId);
    }
}

internal sealed class PictureRenditionTable : IEntityTypeConfiguration<PictureRendition>
{
    public void Configure(EntityTypeBuilder<PictureRendition> b)
    {
        b.Property(r => r.ContentType).HasMaxLength(60);
        b.HasIndex(r => new { r.PictureId, r.Width, r.ContentType }).IsUnique();
    }
}

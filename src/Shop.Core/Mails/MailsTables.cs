using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;

namespace Shop.Mails;

internal sealed class MailMessageTable : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> b)
    {
        b.Property(m => m.Html).LongText();
        b.Property(m => m.Text).LongText();
        b.Property(m => m.LastError).LongText();
        b.Property(m => m.Key).HasMaxLength(100);
        b.HasIndex(m => m.Key).IsUnique();
        b.Property(m => m.To).HasMaxLength(320);
        b.Property(m => m.UnsubscribeUrl).HasMaxLength(500);
        b.Property(m => m.Kind).HasMaxLength(60);
        b.Property(m => m.Language).HasMaxLength(2);
        b.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MailMessageId);
        b.HasIndex(m => new { m.SentAt, m.DueAt });
    }
}

internal sealed class MailAttachmentTable : IEntityTypeConfiguration<MailAttachment>
{
    public void Configure(EntityTypeBuilder<MailAttachment> b)
    {
        b.Property(a => a.FileName).HasMaxLength(200);
        b.Property(a => a.ContentType).HasMaxLength(100);
        b.Property(a => a.ContentId).HasMaxLength(60);
        b.Property(a => a.FileSha256).HasMaxLength(64);
        b.HasOne(a => a.File).WithMany().HasForeignKey(a => a.FileSha256).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MailFileTable : IEntityTypeConfiguration<MailFile>
{
    public void Configure(EntityTypeBuilder<MailFile> b)
    {
        b.ToTable("MailFiles");
        b.HasKey(f => f.Sha256);
        b.Property(f => f.Sha256).HasMaxLength(64);
    }
}

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
        b.Property(m => m.Kind).HasMaxLength(60);
        b.Property(m => m.Language).HasMaxLength(2);
        b.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MailMessageId);
        b.HasIndex(m => new { m.SentAt, m.DueAt });
    }
}

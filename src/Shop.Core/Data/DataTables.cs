using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> b)
    {
        b.Property(m => m.Kind).HasMaxLength(80);
        b.Property(m => m.Payload).LongText();
        b.Property(m => m.LastError).LongText();
        b.HasIndex(m => new { m.DoneAt, m.DueAt });
    }
}

internal sealed class ChangeLogTable : IEntityTypeConfiguration<ChangeLogEntry>
{
    public void Configure(EntityTypeBuilder<ChangeLogEntry> b)
    {
        b.ToTable("ChangeLog");
        b.Property(e => e.Entity).HasMaxLength(80);
        b.Property(e => e.Way).HasMaxLength(40);
        b.Property(e => e.Action).HasMaxLength(20);
        b.Property(e => e.Field).HasMaxLength(80);
        b.Property(e => e.OldValue).LongText();
        b.Property(e => e.NewValue).LongText();
        b.HasIndex(e => new { e.Entity, e.EntityId, e.Id });
        b.HasIndex(e => e.At);
    }
}

internal sealed class NumberSeriesTable : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> b)
    {
        b.HasKey(s => s.Key);
        b.Property(s => s.Key).HasMaxLength(40);
        b.Property(s => s.Prefix).HasMaxLength(20);
    }
}

internal sealed class StaleTagTable : IEntityTypeConfiguration<StaleTag>
{
    public void Configure(EntityTypeBuilder<StaleTag> b) => b.Property(t => t.Tag).HasMaxLength(120);
}

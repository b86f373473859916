using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;

namespace Shop.Operations;

internal sealed class ImportRunTable : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> b)
    {
        b.Property(r => r.StartedBy).HasMaxLength(200);
        b.Property(r => r.Report).LongText();
    }
}

internal sealed class SharedKeyTable : IEntityTypeConfiguration<SharedKey>
{
    public void Configure(EntityTypeBuilder<SharedKey> b) => b.Property(k => k.Xml).LongText();
}

internal sealed class JobRunTable : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> b)
    {
        b.HasKey(j => j.Job);
        b.Property(j => j.Job).HasMaxLength(80);
        b.Property(j => j.LastError).LongText();
    }
}

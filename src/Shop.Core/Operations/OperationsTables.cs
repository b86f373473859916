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
        b.Property(r => r.Plan).LongText();
        b.HasOne<ImportProfile>().WithMany().HasForeignKey(r => r.ProfileId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ImportProfileTable : IEntityTypeConfiguration<ImportProfile>
{
    public void Configure(EntityTypeBuilder<ImportProfile> b)
    {
        b.Property(p => p.Name).HasMaxLength(120);
        b.Property(p => p.Signature).HasMaxLength(40);
        b.HasIndex(p => p.Signature);
        b.Property(p => p.Plan).LongText();
        b.HasOne<Catalog.Supplier>().WithMany().HasForeignKey(p => p.SupplierId).OnDelete(DeleteBehavior.SetNull);
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

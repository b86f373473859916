using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Access;
using Shop.Data;
using Shop.Lists.Bulk;

namespace Shop.Lists;

internal sealed class ListedProductTable : IEntityTypeConfiguration<ListedProduct>
{
    public void Configure(EntityTypeBuilder<ListedProduct> b)
    {
        b.HasKey(p => p.ProductId);
        b.Property(p => p.ProductId).ValueGeneratedNever();
        b.HasOne(p => p.Product).WithOne().HasForeignKey<ListedProduct>(p => p.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.Property(p => p.SortDe).HasMaxLength(80);
        b.Property(p => p.SortEn).HasMaxLength(80);
        b.Property(p => p.Sku).HasMaxLength(80);
        b.Property(p => p.Gaps).HasConversion<int>();
        // One for each sortable column; the key comes along and breaks ties.
        b.HasIndex(p => p.SortDe);
        b.HasIndex(p => p.SortEn);
        b.HasIndex(p => p.Sku);
        b.HasIndex(p => p.PriceFrom);
        b.HasIndex(p => p.Cost);
        b.HasIndex(p => p.Margin);
        b.HasIndex(p => p.Earns);
        b.HasIndex(p => p.Free);
        b.HasIndex(p => p.UnitsSold);
        b.HasIndex(p => p.CreatedAt);
        b.HasIndex(p => p.Completeness);
        b.HasIndex(p => p.ChangedAt);
    }
}

internal sealed class ListMarkTable : IEntityTypeConfiguration<ListMark>
{
    public void Configure(EntityTypeBuilder<ListMark> b) => b.Property(m => m.Id).ValueGeneratedNever();
}

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> b)
    {
        b.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        b.Property(v => v.Query).HasMaxLength(1500);
        b.HasIndex(v => v.UserId);
        b.HasOne<User>().WithMany().HasForeignKey(v => v.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ListPreferenceTable : IEntityTypeConfiguration<ListPreference>
{
    public void Configure(EntityTypeBuilder<ListPreference> b)
    {
        b.HasKey(p => p.UserId);
        b.Property(p => p.UserId).ValueGeneratedNever();
        b.HasOne<User>().WithOne().HasForeignKey<ListPreference>(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BulkChangeTable : IEntityTypeConfiguration<BulkChange>
{
    public void Configure(EntityTypeBuilder<BulkChange> b)
    {
        b.Property(c => c.By).HasMaxLength(200);
        b.Property(c => c.UndoneBy).HasMaxLength(200);
        b.Property(c => c.Source).HasMaxLength(1500);
        b.Property(c => c.Options).LongText();
        b.Property(c => c.Totals).LongText();
        b.HasIndex(c => c.State);
    }
}

internal sealed class BulkItemTable : IEntityTypeConfiguration<BulkItem>
{
    public void Configure(EntityTypeBuilder<BulkItem> b)
    {
        b.HasKey(i => new { i.BulkChangeId, i.Place });
        b.HasOne<BulkChange>().WithMany().HasForeignKey(i => i.BulkChangeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BulkValueTable : IEntityTypeConfiguration<BulkValue>
{
    public void Configure(EntityTypeBuilder<BulkValue> b)
    {
        b.Property(v => v.Remarks).HasConversion<int>();
        b.HasIndex(v => new { v.BulkChangeId, v.Batch, v.Outcome });
        b.HasOne<BulkChange>().WithMany().HasForeignKey(v => v.BulkChangeId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Search;

internal sealed class SynonymTable : IEntityTypeConfiguration<Synonym>
{
    public void Configure(EntityTypeBuilder<Synonym> b) => b.Property(s => s.Words).HasMaxLength(1000);
}

internal sealed class SearchRecordTable : IEntityTypeConfiguration<SearchRecord>
{
    public void Configure(EntityTypeBuilder<SearchRecord> b)
    {
        b.Property(s => s.Language).HasMaxLength(2);
        b.Property(s => s.Words).HasMaxLength(ProductSearch.Longest);
        b.Property(s => s.Meant).HasMaxLength(2 * ProductSearch.Longest);
        b.HasIndex(s => s.At);
    }
}

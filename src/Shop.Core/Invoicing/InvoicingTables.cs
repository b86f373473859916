using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;
using Shop.Orders;

namespace Shop.Invoicing;

internal sealed class InvoiceTable : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> b)
    {
        b.Property(i => i.Number).HasMaxLength(40);
        b.HasIndex(i => i.Number).IsUnique();
        b.Property(i => i.Series).HasMaxLength(40);
        b.HasIndex(i => new { i.Series, i.Sequence }).IsUnique();
        b.Property(i => i.Content).LongText();
        b.Property(i => i.Hash).HasMaxLength(64);
        b.Property(i => i.PreviousHash).HasMaxLength(64);
        b.HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Invoice>().WithMany().HasForeignKey(i => i.CorrectsInvoiceId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(i => i.Pdf).WithOne().HasForeignKey<InvoicePdf>(p => p.InvoiceId);
        b.HasIndex(i => i.IssuedOn);
        b.HasIndex(i => i.CustomerId);
    }
}

internal sealed class InvoicePdfTable : IEntityTypeConfiguration<InvoicePdf>
{
    public void Configure(EntityTypeBuilder<InvoicePdf> b)
    {
        b.HasKey(p => p.InvoiceId);
        b.Property(p => p.InvoiceId).ValueGeneratedNever();
        b.Property(p => p.Sha256).HasMaxLength(64);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Customers.Newsletter;

namespace Shop.Customers;

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> b)
    {
        b.Property(c => c.Number).HasMaxLength(40);
        b.Property(c => c.Email).HasMaxLength(256);
        b.Property(c => c.FirstName).HasMaxLength(100);
        b.Property(c => c.LastName).HasMaxLength(100);
        b.Property(c => c.Company).HasMaxLength(200);
        b.Property(c => c.VatId).HasMaxLength(20);
        b.Property(c => c.Language).HasMaxLength(2);
        b.Property(c => c.ExternalKey).HasMaxLength(80);
        b.HasIndex(c => c.Number).IsUnique();
        b.HasIndex(c => c.Email);
        b.HasIndex(c => c.UserId).IsUnique();
        b.HasIndex(c => c.ExternalKey);
        b.HasMany(c => c.Addresses).WithOne().HasForeignKey(a => a.CustomerId);
    }
}

internal sealed class VatCheckTable : IEntityTypeConfiguration<VatChecks.VatCheck>
{
    public void Configure(EntityTypeBuilder<VatChecks.VatCheck> b)
    {
        b.Property(c => c.VatId).HasMaxLength(20);
        b.Property(c => c.Name).HasMaxLength(300);
        b.Property(c => c.Address).HasMaxLength(500);
        b.Property(c => c.ConsultationNumber).HasMaxLength(60);
        b.HasIndex(c => new { c.VatId, c.CheckedAt });
    }
}

internal sealed class CustomerAddressTable : IEntityTypeConfiguration<CustomerAddress>
{
    public void Configure(EntityTypeBuilder<CustomerAddress> b) => b.ComplexProperty(a => a.Address);
}

internal sealed class SubscriberTable : IEntityTypeConfiguration<Subscriber>
{
    public void Configure(EntityTypeBuilder<Subscriber> b)
    {
        b.Property(s => s.Email).HasMaxLength(256);
        b.Property(s => s.Token).HasMaxLength(32);
        b.Property(s => s.Language).HasMaxLength(2);
        b.HasIndex(s => s.Email).IsUnique();
        b.HasIndex(s => s.Token).IsUnique();
    }
}

internal sealed class ConsentEntryTable : IEntityTypeConfiguration<ConsentEntry>
{
    public void Configure(EntityTypeBuilder<ConsentEntry> b)
    {
        b.ToTable("ConsentLog");
        b.Property(c => c.Email).HasMaxLength(256);
        b.Property(c => c.Wording).HasMaxLength(1000);
        b.Property(c => c.WordingVersion).HasMaxLength(20);
        b.HasIndex(c => c.Email);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

internal sealed class CustomerAddressTable : IEntityTypeConfiguration<CustomerAddress>
{
    public void Configure(EntityTypeBuilder<CustomerAddress> b) => b.ComplexProperty(a => a.Address);
}

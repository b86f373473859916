using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Customers;
using Shop.Invoicing;
using Shop.Orders;

namespace Shop.Returns;

internal sealed class OrderReturnTable : IEntityTypeConfiguration<OrderReturn>
{
    public void Configure(EntityTypeBuilder<OrderReturn> b)
    {
        b.Property(r => r.By).HasMaxLength(200);
        b.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.OrderReturnId);
        b.HasOne<DeclaredWithdrawal>().WithMany().HasForeignKey(r => r.WithdrawalId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Invoice>().WithMany().HasForeignKey(r => r.CorrectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(r => r.ReceivedAt);
    }
}

internal sealed class OrderReturnLineTable : IEntityTypeConfiguration<OrderReturnLine>
{
    public void Configure(EntityTypeBuilder<OrderReturnLine> b) =>
        b.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class DeclaredWithdrawalTable : IEntityTypeConfiguration<DeclaredWithdrawal>
{
    public void Configure(EntityTypeBuilder<DeclaredWithdrawal> b)
    {
        b.ToTable("Withdrawals");
        b.Property(w => w.Ticket).HasMaxLength(32);
        b.HasIndex(w => w.Ticket).IsUnique();
        b.Property(w => w.Hash).HasMaxLength(64);
        b.Property(w => w.Name).HasMaxLength(200);
        b.Property(w => w.OrderNumber).HasMaxLength(60);
        b.Property(w => w.Email).HasMaxLength(256);
        b.Property(w => w.Language).HasMaxLength(2);
        b.Property(w => w.Wish).HasMaxLength(1000);
        b.Property(w => w.Answer).HasMaxLength(2000);
        b.HasOne<Order>().WithMany().HasForeignKey(w => w.OrderId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Customer>().WithMany().HasForeignKey(w => w.CustomerId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(w => w.Lines).WithOne().HasForeignKey(l => l.DeclaredWithdrawalId);
        b.HasIndex(w => new { w.State, w.DeclaredAt });
    }
}

internal sealed class WithdrawnLineTable : IEntityTypeConfiguration<WithdrawnLine>
{
    public void Configure(EntityTypeBuilder<WithdrawnLine> b) =>
        b.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
}

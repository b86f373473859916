using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog;
using Shop.Customers;
using Shop.Data;
using Shop.Orders;

namespace Shop.Reviews;

internal sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> b)
    {
        b.Property(r => r.Language).HasMaxLength(2);
        b.Property(r => r.Title).HasMaxLength(120);
        b.Property(r => r.Text).LongText();
        b.Property(r => r.AuthorName).HasMaxLength(60);
        b.Property(r => r.Answer).LongText();
        b.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId);
        b.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(r => new { r.OrderId, r.ProductId }).IsUnique();
        b.HasIndex(r => new { r.ProductId, r.State, r.Helpful });
        b.HasIndex(r => new { r.State, r.WrittenAt });
    }
}

internal sealed class ReviewVoteTable : IEntityTypeConfiguration<ReviewVote>
{
    public void Configure(EntityTypeBuilder<ReviewVote> b)
    {
        b.HasKey(v => new { v.ReviewId, v.Voter });
        b.Property(v => v.Voter).HasMaxLength(44);
        b.HasOne<Review>().WithMany().HasForeignKey(v => v.ReviewId);
    }
}

internal sealed class ProductQuestionTable : IEntityTypeConfiguration<ProductQuestion>
{
    public void Configure(EntityTypeBuilder<ProductQuestion> b)
    {
        b.Property(q => q.Language).HasMaxLength(2);
        b.Property(q => q.AuthorName).HasMaxLength(60);
        b.Property(q => q.Email).HasMaxLength(256);
        b.Property(q => q.Text).HasMaxLength(1000);
        b.Property(q => q.Answer).LongText();
        b.Property(q => q.AnsweredBy).HasMaxLength(200);
        b.HasOne<Product>().WithMany().HasForeignKey(q => q.ProductId);
        b.HasIndex(q => new { q.ProductId, q.State });
        b.HasIndex(q => new { q.State, q.AskedAt });
    }
}

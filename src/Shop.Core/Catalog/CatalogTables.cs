using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Data;
using Shop.Files;

namespace Shop.Catalog;

internal sealed class CategoryTable : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> b)
    {
        b.Property(c => c.Key).HasMaxLength(100);
        b.HasIndex(c => c.Key).IsUnique();
        b.Localized(c => c.Name, 120);
        b.Localized(c => c.Path, 300);
        b.LocalizedLong(c => c.Description);
        b.Property(c => c.Ground).HasMaxLength(9);
        b.Property(c => c.Rules).LongText();
        b.Property(c => c.Formula).HasMaxLength(1000);
        b.HasOne<Category>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<AttributeSet>().WithMany().HasForeignKey(c => c.AttributeSetId).OnDelete(DeleteBehavior.SetNull);
        b.HasOne<Picture>().WithMany().HasForeignKey(c => c.PictureId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class FormerAddressTable : IEntityTypeConfiguration<FormerAddress>
{
    public void Configure(EntityTypeBuilder<FormerAddress> b)
    {
        b.Property(a => a.Language).HasMaxLength(2);
        b.Property(a => a.Path).HasMaxLength(300);
        b.HasIndex(a => new { a.Path, a.Language });
        b.HasOne<Category>().WithMany().HasForeignKey(a => a.CategoryId);
    }
}

internal sealed class RedirectTable : IEntityTypeConfiguration<Redirect>
{
    public void Configure(EntityTypeBuilder<Redirect> b)
    {
        b.Property(r => r.From).HasMaxLength(Redirect.Longest);
        b.HasIndex(r => r.From).IsUnique();
        b.Property(r => r.To).HasMaxLength(Redirect.Longest);
    }
}

internal sealed class ShelfPlaceTable : IEntityTypeConfiguration<ShelfPlace>
{
    public void Configure(EntityTypeBuilder<ShelfPlace> b)
    {
        b.HasKey(p => new { p.CategoryId, p.ProductId });
        b.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Product>().WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProductTable : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> b)
    {
        b.Property(p => p.Key).HasMaxLength(160);
        b.HasIndex(p => p.Key).IsUnique();
        b.Localized(p => p.Name, 300);
        b.Localized(p => p.Slug, 160);
        b.Localized(p => p.Summary, 500);
        b.LocalizedLong(p => p.Description);
        b.LocalizedLong(p => p.Ingredients);
        b.LocalizedLong(p => p.Warnings);
        b.Localized(p => p.WithdrawalExclusion, 500);
        b.Property(p => p.WeeeNumber).HasMaxLength(12);
        b.Property(p => p.EnergyClass).HasMaxLength(4);
        b.Property(p => p.EnergyScale).HasMaxLength(12);
        b.Localized(p => p.Textile, 300);
        b.Property(p => p.SearchName).LongText();
        b.Property(p => p.SearchText).LongText();
        b.Property(p => p.SearchMore).LongText();
        b.HasOne(p => p.Manufacturer).WithMany().HasForeignKey(p => p.ManufacturerId).OnDelete(DeleteBehavior.SetNull);
        b.Localized(p => p.SeoTitle, 200);
        b.Localized(p => p.SeoDescription, 500);
        b.HasOne(p => p.Brand).WithMany().HasForeignKey(p => p.BrandId).OnDelete(DeleteBehavior.SetNull);
        b.HasOne(p => p.Supplier).WithMany().HasForeignKey(p => p.SupplierId).OnDelete(DeleteBehavior.SetNull);
        b.HasMany(p => p.Tags).WithOne().HasForeignKey(t => t.ProductId);
        b.HasMany(p => p.TargetGroups).WithOne().HasForeignKey(t => t.ProductId);
        b.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(p => p.Options).WithOne().HasForeignKey(o => o.ProductId);
        b.HasMany(p => p.Variants).WithOne(v => v.Product).HasForeignKey(v => v.ProductId);
        b.HasMany(p => p.Categories).WithOne().HasForeignKey(c => c.ProductId);
        b.HasMany(p => p.Attributes).WithOne().HasForeignKey(a => a.ProductId);
        b.HasMany(p => p.Pictures).WithOne().HasForeignKey(x => x.ProductId);
        b.HasMany(p => p.Related).WithOne().HasForeignKey(r => r.ProductId);
        // Nearly all products are active, and SQLite doesn't seek on a bare boolean: the order alone is worth an index.
        b.HasIndex(p => p.UnitsSold);
        b.HasIndex(p => p.PublishAt);
        b.HasIndex(p => p.PublishMissedAt);
        b.HasIndex(p => p.Completeness);
        b.HasIndex(p => p.CreatedAt);
        b.HasIndex(p => new { p.CategoryId, p.UnitsSold });
    }
}

internal sealed class ProductCategoryTable : IEntityTypeConfiguration<ProductCategory>
{
    public void Configure(EntityTypeBuilder<ProductCategory> b)
    {
        b.HasKey(c => new { c.CategoryId, c.ProductId });
        b.Property(c => c.ByRule).HasDefaultValue(false);
        b.HasOne<Category>().WithMany().HasForeignKey(c => c.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShelfPinTable : IEntityTypeConfiguration<ShelfPin>
{
    public void Configure(EntityTypeBuilder<ShelfPin> b)
    {
        b.HasOne<Product>().WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RelatedProductTable : IEntityTypeConfiguration<RelatedProduct>
{
    public void Configure(EntityTypeBuilder<RelatedProduct> b)
    {
        b.HasKey(r => new { r.ProductId, r.RelatedId });
        b.HasOne<Product>().WithMany().HasForeignKey(r => r.RelatedId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductPictureTable : IEntityTypeConfiguration<ProductPicture>
{
    public void Configure(EntityTypeBuilder<ProductPicture> b)
    {
        b.Localized(p => p.Alt, 300);
        b.Ignore(p => p.Focus);
        b.Property(p => p.SourceUrl).HasMaxLength(1000);
        b.HasOne(p => p.Picture).WithMany().HasForeignKey(p => p.PictureId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RemovedPictureTable : IEntityTypeConfiguration<RemovedPicture>
{
    public void Configure(EntityTypeBuilder<RemovedPicture> b)
    {
        b.Localized(p => p.Alt, 300);
        b.Property(p => p.SourceUrl).HasMaxLength(1000);
        b.Property(p => p.By).HasMaxLength(256);
        b.HasIndex(p => p.At);
        b.HasOne<Product>().WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne(p => p.Picture).WithMany().HasForeignKey(p => p.PictureId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VariantTable : IEntityTypeConfiguration<Variant>
{
    public void Configure(EntityTypeBuilder<Variant> b)
    {
        b.Property(v => v.Sku).HasMaxLength(80);
        b.HasIndex(v => v.Sku).IsUnique();
        b.Property(v => v.Gtin).HasMaxLength(14);
        b.HasIndex(v => v.Gtin);
        b.Property(v => v.Mpn).HasMaxLength(70);
        b.Property(v => v.SupplierSku).HasMaxLength(80);
        b.Localized(v => v.Name, 300);
        b.HasMany(v => v.Values).WithMany().UsingEntity<VariantValue>(
            r => r.HasOne<OptionValue>().WithMany().HasForeignKey(l => l.OptionValueId).OnDelete(DeleteBehavior.Restrict),
            l => l.HasOne<Variant>().WithMany().HasForeignKey(l => l.VariantId),
            l =>
            {
                l.ToTable("VariantOptionValue");
                l.HasKey(x => new { x.VariantId, x.OptionValueId });
            });
    }
}

internal sealed class ProductOptionTable : IEntityTypeConfiguration<ProductOption>
{
    public void Configure(EntityTypeBuilder<ProductOption> b)
    {
        b.Localized(o => o.Name, 100);
        b.HasMany(o => o.Values).WithOne(v => v.ProductOption).HasForeignKey(v => v.ProductOptionId);
    }
}

internal sealed class OptionValueTable : IEntityTypeConfiguration<OptionValue>
{
    public void Configure(EntityTypeBuilder<OptionValue> b)
    {
        b.Localized(v => v.Name, 150);
        b.Property(v => v.Swatch).HasMaxLength(9);
    }
}

internal sealed class AttributeDefinitionTable : IEntityTypeConfiguration<AttributeDefinition>
{
    public void Configure(EntityTypeBuilder<AttributeDefinition> b)
    {
        b.Property(a => a.Key).HasMaxLength(80);
        b.HasIndex(a => a.Key).IsUnique();
        b.Localized(a => a.Name, 100);
        b.Property(a => a.Unit).HasMaxLength(20);
        b.HasMany(a => a.Options).WithOne(o => o.AttributeDefinition).HasForeignKey(o => o.AttributeDefinitionId);
    }
}

internal sealed class AttributeSetTable : IEntityTypeConfiguration<AttributeSet>
{
    public void Configure(EntityTypeBuilder<AttributeSet> b)
    {
        b.Property(s => s.Name).HasMaxLength(100);
        b.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.AttributeSetId);
    }
}

internal sealed class AttributeSetItemTable : IEntityTypeConfiguration<AttributeSetItem>
{
    public void Configure(EntityTypeBuilder<AttributeSetItem> b)
    {
        b.HasKey(i => new { i.AttributeSetId, i.AttributeDefinitionId });
        b.HasOne<AttributeDefinition>().WithMany().HasForeignKey(i => i.AttributeDefinitionId);
    }
}

internal sealed class AttributeOptionTable : IEntityTypeConfiguration<AttributeOption>
{
    public void Configure(EntityTypeBuilder<AttributeOption> b)
    {
        b.Property(o => o.Key).HasMaxLength(80);
        b.HasIndex(o => new { o.AttributeDefinitionId, o.Key }).IsUnique();
        b.Localized(o => o.Name, 150);
    }
}

internal sealed class ProductAttributeTable : IEntityTypeConfiguration<ProductAttribute>
{
    public void Configure(EntityTypeBuilder<ProductAttribute> b)
    {
        b.HasKey(a => new { a.AttributeOptionId, a.ProductId });
        b.HasOne(a => a.AttributeOption).WithMany().HasForeignKey(a => a.AttributeOptionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ManufacturerTable : IEntityTypeConfiguration<Manufacturer>
{
    public void Configure(EntityTypeBuilder<Manufacturer> b)
    {
        b.Property(m => m.Key).HasMaxLength(100);
        b.HasIndex(m => m.Key).IsUnique();
        b.Property(m => m.Name).HasMaxLength(200);
        b.Property(m => m.Responsible).HasMaxLength(600);
    }
}

internal sealed class ProductDocumentTable : IEntityTypeConfiguration<ProductDocument>
{
    public void Configure(EntityTypeBuilder<ProductDocument> b)
    {
        b.Localized(d => d.Name, 200);
        b.HasOne<Product>().WithMany().HasForeignKey(d => d.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BoughtTogetherTable : IEntityTypeConfiguration<BoughtTogether>
{
    public void Configure(EntityTypeBuilder<BoughtTogether> b)
    {
        b.HasKey(x => new { x.ProductId, x.OtherId });
        b.HasOne<Product>().WithMany().HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Product>().WithMany().HasForeignKey(x => x.OtherId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BrandTable : IEntityTypeConfiguration<Brand>
{
    public void Configure(EntityTypeBuilder<Brand> b)
    {
        b.Property(x => x.Key).HasMaxLength(100);
        b.HasIndex(x => x.Key).IsUnique();
        b.Property(x => x.Name).HasMaxLength(200);
        b.LocalizedLong(x => x.Description);
        b.HasOne<Picture>().WithMany().HasForeignKey(x => x.PictureId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class SupplierTable : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> b)
    {
        b.Property(x => x.Key).HasMaxLength(100);
        b.HasIndex(x => x.Key).IsUnique();
        b.Property(x => x.Name).HasMaxLength(200);
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.Country).HasMaxLength(2);
        b.Property(x => x.CustomerNumber).HasMaxLength(60);
        b.Property(x => x.Contact).HasMaxLength(120);
        b.Property(x => x.Phone).HasMaxLength(40);
        b.Property(x => x.Note).HasMaxLength(2000);
        b.Ignore(x => x.HasTerms);
    }
}

internal sealed class TagTable : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> b)
    {
        b.Property(x => x.Name).HasMaxLength(60);
        b.HasIndex(x => x.Name).IsUnique();
    }
}

internal sealed class ProductTagTable : IEntityTypeConfiguration<ProductTag>
{
    public void Configure(EntityTypeBuilder<ProductTag> b)
    {
        b.HasKey(x => new { x.TagId, x.ProductId });
        b.HasOne(x => x.Tag).WithMany().HasForeignKey(x => x.TagId);
    }
}

internal sealed class TargetGroupTable : IEntityTypeConfiguration<TargetGroup>
{
    public void Configure(EntityTypeBuilder<TargetGroup> b)
    {
        b.Property(x => x.Key).HasMaxLength(100);
        b.HasIndex(x => x.Key).IsUnique();
        b.Property(x => x.Name).HasMaxLength(120);
        b.Property(x => x.Needs).HasMaxLength(2000);
        b.LocalizedLong(x => x.Description);
    }
}

internal sealed class ProductTargetGroupTable : IEntityTypeConfiguration<ProductTargetGroup>
{
    public void Configure(EntityTypeBuilder<ProductTargetGroup> b)
    {
        b.HasKey(x => new { x.TargetGroupId, x.ProductId });
        b.HasOne(x => x.TargetGroup).WithMany().HasForeignKey(x => x.TargetGroupId);
    }
}

internal sealed class ProductDraftTable : IEntityTypeConfiguration<ProductDraft>
{
    public void Configure(EntityTypeBuilder<ProductDraft> b)
    {
        b.Property(d => d.Base).LongText();
        b.Property(d => d.Content).LongText();
        b.HasIndex(d => new { d.ProductId, d.UserId }).IsUnique();
        b.HasOne<Product>().WithMany().HasForeignKey(d => d.ProductId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Access.User>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProductRevisionTable : IEntityTypeConfiguration<ProductRevision>
{
    public void Configure(EntityTypeBuilder<ProductRevision> b)
    {
        b.Property(r => r.Content).LongText();
        b.Property(r => r.Remark).HasMaxLength(200);
        b.HasIndex(r => new { r.ProductId, r.Id });
        b.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

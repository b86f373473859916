using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Access;

/// <summary>As Identity itself maps passkeys, which it does only where the app's options are at hand: not in tools, tests and seeding.</summary>
internal sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> b)
    {
        b.HasKey(p => p.CredentialId);
        b.ToTable("AspNetUserPasskeys");
        b.Property(p => p.CredentialId).HasMaxLength(1024);
        b.OwnsOne(p => p.Data).ToJson();
        b.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
    }
}

internal sealed class SignInSessionTable : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> b)
    {
        b.Property(s => s.Id).HasMaxLength(32);
        b.Property(s => s.PublicId).HasMaxLength(16);
        b.Property(s => s.Stamp).HasMaxLength(64);
        b.Property(s => s.Device).HasMaxLength(80);
        b.Property(s => s.Network).HasMaxLength(40);
        b.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        b.HasIndex(s => s.ExpiresAt);
    }
}

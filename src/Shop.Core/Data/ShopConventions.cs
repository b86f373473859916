using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Shop.Common;

namespace Shop.Data;

/// <summary>What holds for every table: money and texts as complex values, UTC times, bounded strings, enums as words.</summary>
internal static class ShopConventions
{
    public const int DefaultLength = 400;

    public static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.ComplexProperties<Money>();
        configuration.ComplexProperties<LocalizedText>();
        configuration.Properties<string>().HaveMaxLength(DefaultLength);
        configuration.Properties<decimal>().HavePrecision(12, 4);
        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
    }

    /// <summary>PriceCents instead of Price_Cents, NameDe instead of Name_De; versions are concurrency tokens.</summary>
    public static void NameColumns(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            foreach (var complex in entity.GetComplexProperties())
            {
                foreach (var property in complex.ComplexType.GetProperties())
                    property.SetColumnName(complex.Name + property.Name);
            }

            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    /// <summary>A text without a bound.</summary>
    public static PropertyBuilder<T> LongText<T>(this PropertyBuilder<T> property) => property.HasMaxLength(-1);

    /// <summary>A text in both languages of at most this length each.</summary>
    public static void Localized<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, LocalizedText>> property, int length)
        where T : class => entity.ComplexProperty(property!, c =>
    {
        c.Property(t => t.De).HasMaxLength(length);
        c.Property(t => t.En).HasMaxLength(length);
    });

    /// <summary>A text in both languages without a bound.</summary>
    public static void LocalizedLong<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, LocalizedText>> property)
        where T : class => entity.Localized(property, -1);

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

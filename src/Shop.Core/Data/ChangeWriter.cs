using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Common;

namespace Shop.Data;

/// <summary>
/// Before every save: raises versions, writes the change log of audited rows and marks the cached pages stale that show changed rows.
/// New rows carry their own date; the log begins with their first change.
/// </summary>
public sealed class ChangeWriter(TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ShopDb db)
            Write(db);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is ShopDb db)
            Write(db);
        return result;
    }

    private void Write(ShopDb db)
    {
        var now = clock.UtcNow();
        var stale = new HashSet<string>(StringComparer.Ordinal);
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in entries)
        {
            if (entry is { Entity: IVersioned versioned, State: EntityState.Modified })
                entry.Property(nameof(IVersioned.Version)).CurrentValue = versioned.Version + 1;
            if (entry.Entity is IAudited audited && entry.State != EntityState.Added)
            {
                foreach (var row in LogOf(entry, audited, now))
                    db.Record(row);
            }
            if (entry.Entity is ILoggedPart part && PartOf(entry, part, now) is { } line)
                db.Record(line);
            if (entry is { Entity: ChangeLogEntry { Way: null } log, State: EntityState.Added })
                log.Way = Way.Current;
            if (entry.Entity is IShownInShop shown)
                stale.UnionWith(StaleTagsOf(db, shown, entry.State));
        }
        foreach (var tag in stale)
            db.MarkStale(tag);
        foreach (var tag in db.StaleTags.Local.Where(t => t.At == default))
            tag.At = now;
    }

    private static IEnumerable<string> StaleTagsOf(ShopDb db, IShownInShop shown, EntityState state) =>
        shown.StaleTags.Where(t => (state != EntityState.Added && !db.InBulk) || !t.Contains(':', StringComparison.Ordinal));

    private static IEnumerable<ChangeLogEntry> LogOf(EntityEntry entry, IAudited audited, DateTime now)
    {
        if (entry.State == EntityState.Deleted)
        {
            yield return Entry(entry, audited, now, "Removed", null, null, null);
            yield break;
        }

        foreach (var property in FlatProperties(entry))
        {
            if (property is { IsModified: true, Metadata.Name: not nameof(IVersioned.Version) } && !Equals(property.OriginalValue, property.CurrentValue))
                yield return Entry(entry, audited, now, "Changed", NameOf(property), Say(property.OriginalValue), Say(property.CurrentValue));
        }
    }

    /// <summary>Parts of a whole that is new itself are no change of it.</summary>
    private static ChangeLogEntry? PartOf(EntityEntry entry, ILoggedPart part, DateTime now)
    {
        var (entity, id, field, said) = part.Whole;
        if (id <= 0 || (entry.State == EntityState.Modified && !part.LogsChanges))
            return null;
        var before = entry.State == EntityState.Added ? null : ((ILoggedPart)entry.OriginalValues.ToObject()).Whole.Said;
        var after = entry.State == EntityState.Deleted ? null : said;
        return before == after ? null : new ChangeLogEntry { At = now, Who = Actor.Current, Way = Way.Current, Entity = entity, EntityId = id, Action = "Changed", Field = field, OldValue = before, NewValue = after };
    }

    private static IEnumerable<PropertyEntry> FlatProperties(EntityEntry entry) =>
        entry.Properties.Concat(entry.ComplexProperties.SelectMany(c => c.Properties));

    private static string NameOf(PropertyEntry property) =>
        property.Metadata.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IComplexType complex
            ? $"{complex.ComplexProperty.Name}.{property.Metadata.Name}"
            : property.Metadata.Name;

    private static string? Say(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString("u", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static ChangeLogEntry Entry(
        EntityEntry entry, IAudited audited, DateTime now, string action, string? field, string? before, string? after) => new()
        {
            At = now,
            Who = Actor.Current,
            Way = Way.Current,
            Entity = entry.Metadata.ClrType.Name,
            EntityId = audited.Id,
            Action = action,
            Field = field,
            OldValue = before,
            NewValue = after,
        };
}

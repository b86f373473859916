using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>Notes in the change log that staff gave out or erased a person's data (art. 5 (2) GDPR); not what it was.</summary>
public static class PersonalDataLog
{
    public const string Exported = "Exported";
    public const string Erased = "Erased";

    public static Task NoteAsync(this ShopDb db, Person person, string action, DateTime now, CancellationToken stop = default)
    {
        db.ChangeLog.Add(new ChangeLogEntry { At = now, Who = Actor.Current, Entity = nameof(Customer), EntityId = person.CustomerId, Action = action });
        return db.SaveChangesAsync(stop);
    }
}

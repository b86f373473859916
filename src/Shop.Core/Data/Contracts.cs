namespace Shop.Data;

/// <summary>Carries the version a back-office form was opened with, so that nothing is overwritten silently.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Every change of these rows is written to the change log with who, when, old and new.</summary>
public interface IAudited
{
    int Id { get; }
}

/// <summary>
/// Rows that belong to another: that one came or went is written to the log of the whole, because nobody knows its own number once it is gone.
/// </summary>
public interface ILoggedPart
{
    /// <summary>Kind and number of the whole, the name of this kind of part there, and what this one is in words of any language.</summary>
    (string Entity, int Id, string Field, string Said) Whole { get; }

    /// <summary>Whether a change of it is written there too.</summary>
    bool LogsChanges => false;
}

/// <summary>Rows that anonymous pages show; a change drops the cached pages that carry one of the tags.</summary>
public interface IShownInShop
{
    IEnumerable<string> StaleTags { get; }
}

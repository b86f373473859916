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

/// <summary>Rows that anonymous pages show; a change drops the cached pages that carry one of the tags.</summary>
public interface IShownInShop
{
    IEnumerable<string> StaleTags { get; }
}

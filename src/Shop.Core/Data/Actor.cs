namespace Shop.Data;

/// <summary>Who acts in this flow of calls: a signed-in person, a job, a command. Change log and movements take the name from here.</summary>
public static class Actor
{
    private static readonly AsyncLocal<string?> Name = new();

    public static string Current => Name.Value ?? "system";

    /// <summary>Names the actor until the returned scope ends.</summary>
    public static IDisposable Is(string name)
    {
        var before = Name.Value;
        Name.Value = name;
        return new Scope(() => Name.Value = before);
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

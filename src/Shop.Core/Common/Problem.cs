using System.Globalization;

namespace Shop.Common;

/// <summary>
/// A refusal of the business, said in a sentence for the person who asked: the view greys the button with it, the verb guards with it.
/// </summary>
/// <param name="Code">Stable name for tests and logs, e.g. "sold-out".</param>
/// <param name="Text">The German sentence, which is also the key of its translation; {0} takes the first argument.</param>
public sealed record Problem(string Code, string Text, params object[] Args)
{
    public string In(CultureInfo culture) => Texts.In(culture, Text, Args);

    public override string ToString() => In(CultureInfo.CurrentUICulture);
}

/// <summary>What a verb gives back when the business may refuse: a value or a problem.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    public Problem? Problem { get; }

    public bool Ok => Problem is null;

    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"Refused: {Problem.Code}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}

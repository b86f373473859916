using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>A product in the shop on trial: a goal, a last day, and a rule that stops it early when it is seen but not bought.</summary>
public class TestListing : IAudited, IVersioned
{
    public const int MostDays = 365;

    public int Id { get; set; }

    public int ProductId { get; set; }

    public DateOnly StartsOn { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly EndsOn { get; set; }

    public TestGoal Goal { get; set; }

    /// <summary>Pieces, percent of clicks, or euros net, as the goal says.</summary>
    public decimal Target { get; set; }

    /// <summary>After so many impressions without a sale it stops; null waits for the last day.</summary>
    public int? StopAfter { get; set; }

    public TestConsequence Otherwise { get; set; }

    public TestState State { get; set; }

    /// <summary>Somebody has seen how it ended; until then it stands among the tasks.</summary>
    public bool Settled { get; set; }

    public int Impressions { get; set; }

    public int Clicks { get; set; }

    public int Orders { get; set; }

    public int Units { get; set; }

    /// <summary>Net.</summary>
    public Money ContributionI { get; set; }

    public DateOnly? EndedOn { get; set; }

    public required string By { get; set; }

    public int Version { get; set; }

    /// <summary>How far it is, in the goal's unit.</summary>
    public decimal Reached => Goal switch
    {
        TestGoal.Units => Units,
        TestGoal.Conversion => Clicks == 0 ? 0 : decimal.Round(100m * Orders / Clicks, 1),
        _ => ContributionI.Amount,
    };

    /// <summary>Conversion is only known at the end, a sum as soon as it is reached.</summary>
    public TestState Judge(DateOnly today)
    {
        if (State != TestState.Running)
            return State;
        var over = EndsOn < today;
        if (Reached >= Target && (over || Goal != TestGoal.Conversion))
            return TestState.Reached;
        if (StopAfter is { } most && Units <= 0 && Impressions >= most)
            return TestState.Stopped;
        return over ? TestState.Missed : TestState.Running;
    }

    public Problem? WhyNotStoppable() => State == TestState.Running ? null : new Problem("test-over", "Dieser Test ist schon zu Ende.");
}

/// <summary>What a test asks for.</summary>
public enum TestGoal
{
    Units,

    /// <summary>Orders with the product per click on it, in percent.</summary>
    Conversion,

    ContributionI,
}

/// <summary>What follows when the goal is missed.</summary>
public enum TestConsequence
{
    /// <summary>The product goes off sale by itself.</summary>
    TakeOff,

    /// <summary>It stays on sale and a task leads to the retire wizard.</summary>
    AskToRetire,
}

/// <summary>Where a test stands.</summary>
public enum TestState
{
    Running,
    Reached,
    Missed,

    /// <summary>By the stop rule.</summary>
    Stopped,

    /// <summary>By hand.</summary>
    Cancelled,
}

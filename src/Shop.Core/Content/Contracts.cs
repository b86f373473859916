namespace Shop.Content;

/// <summary>What appears and disappears at times of its own, in UTC; the end no longer belongs to it.</summary>
public interface IScheduled
{
    DateTime? ShownFrom { get; }

    DateTime? ShownUntil { get; }
}

/// <summary>What stands in an order that managers choose.</summary>
public interface IPlaced
{
    int Id { get; }

    int Position { get; set; }

    /// <summary>Places are counted among rows of the same group.</summary>
    string Group => "";
}

/// <summary>Tags of pages and answers that show content, see <see cref="Data.IShownInShop"/>.</summary>
public static class ContentTags
{
    public const string Content = "content";
    public const string Home = "home";

    /// <summary>What every page shows around its own content: menus, links of the footer, buttons.</summary>
    public const string Frame = "frame";

    /// <summary>When something appears or disappears next.</summary>
    public const string Schedule = "schedule";

    /// <summary>Tags of everything that a moment of the schedule can change.</summary>
    public static IReadOnlyList<string> All { get; } = [Content, Home, Frame, Schedule];
}

/// <summary>Whether a moment lies within a schedule.</summary>
public static class Schedules
{
    public static bool IsWithin(this IScheduled shown, DateTime now) => IsWithin(shown.ShownFrom, shown.ShownUntil, now);

    public static bool IsWithin(DateTime? from, DateTime? until, DateTime now) => !(now < from) && !(now >= until);
}

/// <summary>Puts rows in the order that someone dragged or stepped them into.</summary>
public static class Places
{
    /// <summary>Numbers the rows anew.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="ids">The rows as the screen had them; what it didn't know goes last.</param>
    /// <param name="up">The row to swap with the one before it in its group.</param>
    /// <param name="down">The row to swap with the one after it.</param>
    public static void Arrange<T>(IReadOnlyCollection<T> rows, IReadOnlyList<int> ids, int? up, int? down)
        where T : IPlaced
    {
        var seen = ids.Index().DistinctBy(x => x.Item).ToDictionary(x => x.Item, x => x.Index);
        foreach (var group in rows.GroupBy(r => r.Group))
        {
            var order = group.OrderBy(r => seen.GetValueOrDefault(r.Id, int.MaxValue)).ThenBy(r => r.Position).ThenBy(r => r.Id).ToList();
            Step(order, order.FindIndex(r => r.Id == up), -1);
            Step(order, order.FindIndex(r => r.Id == down), 1);
            for (var i = 0; i < order.Count; i++)
                order[i].Position = i + 1;
        }
    }

    private static void Step<T>(List<T> order, int at, int by)
    {
        if (at >= 0 && at + by >= 0 && at + by < order.Count)
            (order[at], order[at + by]) = (order[at + by], order[at]);
    }
}

namespace Shop.Discounts;

/// <summary>
/// The exact part of <see cref="Combination"/>: one candidate of every exclusion group so that together with the free ones they save most. Branch and bound
/// on the lines that can be used up at all; everywhere else parts simply add. What a group's candidate takes there can't make up for what it lacks elsewhere is
/// left out beforehand, which leaves few (docs/decisions/0011).
/// </summary>
internal sealed class CombinationSearch
{
    /// <summary>A guard against carts made to be hard; random and real ones need a few dozen.</summary>
    public const int MostTries = 200_000;

    private readonly DiscountBasket _basket;
    private readonly int[] _contended;
    private readonly List<List<Part>> _groups;
    private readonly List<Part> _chosen = [];

    /// <summary>What the groups from one on can add at most: to contended lines, elsewhere, to the whole, to shipping, in all.</summary>
    private readonly long[][] _mostLines;
    private readonly long[] _mostSafe;
    private readonly long[] _mostWhole;
    private readonly long[] _mostShipping;
    private readonly long[] _mostGain;
    private readonly long _total;
    private List<Candidate> _best;
    private long _saved;

    public CombinationSearch(DiscountBasket basket, IReadOnlyList<Candidate> free, IReadOnlyList<IReadOnlyList<Candidate>> groups, List<Candidate> best, long saved)
    {
        (_basket, _best, _saved, _total) = (basket, best, saved, basket.Totals.Sum());
        _contended = Contended(basket, free, groups);
        var place = new int[basket.Totals.Length];
        Array.Fill(place, -1);
        foreach (var (k, i) in _contended.Index())
            place[i] = k;
        _chosen.AddRange(free.Select(c => new Part(c, place, _contended.Length)));
        var most = groups.Sum(g => g.Max(c => c.Whole)) + free.Sum(c => c.Whole);
        var tight = most > 0 && most + UpperLines(basket, free, groups) > _total;
        _groups = [.. groups.Select(g => Undominated([.. g.Select(c => new Part(c, place, _contended.Length))], tight))];
        var n = _groups.Count + 1;
        (_mostSafe, _mostWhole, _mostShipping, _mostGain, _mostLines) = (new long[n], new long[n], new long[n], new long[n], new long[n][]);
        _mostLines[n - 1] = new long[_contended.Length];
        for (var g = n - 2; g >= 0; g--)
        {
            _mostSafe[g] = _mostSafe[g + 1] + _groups[g].Max(p => p.Safe);
            _mostWhole[g] = _mostWhole[g + 1] + _groups[g].Max(p => p.Candidate.Whole);
            _mostShipping[g] = _mostShipping[g + 1] + _groups[g].Max(p => p.Candidate.Shipping);
            _mostGain[g] = _mostGain[g + 1] + _groups[g].Max(p => p.Candidate.Gain);
            _mostLines[g] = [.. _mostLines[g + 1].Select((sum, k) => sum + _groups[g].Max(p => p.Lines[k]))];
        }
    }

    public int Tries { get; private set; }

    /// <summary>Looked at everything that could have been better.</summary>
    public bool Exact => Tries <= MostTries;

    public List<Candidate> Run()
    {
        Try(0);
        return _best;
    }

    private void Try(int group)
    {
        if (++Tries > MostTries)
            return;
        var now = Value(out var lines, out var safe, out var whole, out var shipping);
        if (group == _groups.Count)
        {
            if (now > _saved)
                (_best, _saved) = ([.. _chosen.Select(p => p.Candidate)], now);
            return;
        }
        if (Math.Min(now + _mostGain[group], Bound(group, lines, safe, whole, shipping)) <= _saved)
            return;
        foreach (var part in _groups[group])
        {
            _chosen.Add(part);
            Try(group + 1);
            _chosen.RemoveAt(_chosen.Count - 1);
        }
    }

    private long Bound(int group, long[] lines, long safe, long whole, long shipping)
    {
        var goods = safe + _mostSafe[group];
        for (var k = 0; k < lines.Length; k++)
            goods += Math.Min(_basket.Totals[_contended[k]], lines[k] + _mostLines[group][k]);
        return Math.Min(goods + whole + _mostWhole[group], _total) + Math.Min(shipping + _mostShipping[group], _basket.Shipping);
    }

    /// <summary>What the chosen ones save; see <see cref="Combination.Lay"/> for those that keep a margin.</summary>
    private long Value(out long[] lines, out long safe, out long whole, out long shipping)
    {
        lines = new long[_contended.Length];
        (safe, whole, shipping) = (0, 0, 0);
        foreach (var part in _chosen)
        {
            safe += part.Safe;
            whole += part.Candidate.Whole;
            shipping += part.Candidate.Shipping;
            if (part.Rooms is null)
                for (var k = 0; k < lines.Length; k++)
                    lines[k] += part.Lines[k];
        }
        var goods = safe;
        for (var k = 0; k < lines.Length; k++)
            lines[k] = Math.Min(lines[k], _basket.Totals[_contended[k]]);
        foreach (var part in _chosen.Where(p => p.Rooms is not null).OrderBy(p => p.Candidate.Rank))
            for (var k = 0; k < lines.Length; k++)
                lines[k] += Math.Max(0, Math.Min(Math.Min(part.Lines[k], _basket.Totals[_contended[k]] - lines[k]), part.Rooms![k] - lines[k]));
        for (var k = 0; k < lines.Length; k++)
            goods += lines[k];
        return Math.Min(goods + whole, _total) + Math.Min(shipping, _basket.Shipping);
    }

    /// <summary>Lines that could be used up, or that somebody keeps a margin on.</summary>
    private static int[] Contended(DiscountBasket basket, IReadOnlyList<Candidate> free, IReadOnlyList<IReadOnlyList<Candidate>> groups)
    {
        var most = MostOf(basket, free, groups);
        foreach (var i in free.Concat(groups.SelectMany(g => g)).Where(c => c.Room is not null).SelectMany(c => c.Positions))
            most[i] = long.MaxValue;
        return [.. Enumerable.Range(0, most.Length).Where(i => most[i] > basket.Totals[i])];
    }

    private static long UpperLines(DiscountBasket basket, IReadOnlyList<Candidate> free, IReadOnlyList<IReadOnlyList<Candidate>> groups) =>
        MostOf(basket, free, groups).Zip(basket.Totals, Math.Min).Sum();

    private static long[] MostOf(DiscountBasket basket, IReadOnlyList<Candidate> free, IReadOnlyList<IReadOnlyList<Candidate>> groups)
    {
        var most = new long[basket.Totals.Length];
        foreach (var candidate in free)
            foreach (var (n, i) in candidate.Positions.Index())
                most[i] += candidate.Parts[n];
        foreach (var group in groups)
        {
            var own = new long[most.Length];
            foreach (var candidate in group)
                foreach (var (n, i) in candidate.Positions.Index())
                    own[i] = Math.Max(own[i], candidate.Parts[n]);
            for (var i = 0; i < most.Length; i++)
                most[i] += own[i];
        }
        return most;
    }

    /// <summary>
    /// Without those that another of the group always beats. What is taken off a line never counts for more than itself, whatever the others take: so who has at least
    /// as much more on lines that are never used up as it lacks on the others is never worse.
    /// </summary>
    /// <param name="tight">Amounts off the whole cart could meet its end; then goods can't make up for shipping.</param>
    private static List<Part> Undominated(List<Part> group, bool tight)
    {
        var kept = new List<Part>();
        foreach (var part in group)
        {
            if (!kept.Exists(k => Beats(k, part, tight)))
                kept.Add(part);
        }
        return kept;
    }

    private static bool Beats(Part better, Part part, bool tight)
    {
        if (better.Rooms is not null || part.Rooms is not null)
            return false;
        var surplus = better.Safe + better.Candidate.Whole - part.Safe - part.Candidate.Whole;
        for (var k = 0; k < part.Lines.Length; k++)
            surplus -= Math.Max(0, part.Lines[k] - better.Lines[k]);
        var shipping = Math.Max(0, part.Candidate.Shipping - better.Candidate.Shipping);
        return shipping == 0 ? surplus >= 0 : !tight && surplus >= shipping;
    }

    /// <summary>A candidate, its parts sorted into those on contended lines and the sum of all others.</summary>
    private sealed class Part
    {
        public Part(Candidate candidate, int[] place, int contended)
        {
            Candidate = candidate;
            Lines = new long[contended];
            Rooms = candidate.Room is null ? null : new long[contended];
            var parts = candidate.Parts;
            foreach (var (n, i) in candidate.Positions.Index())
            {
                if (place[i] < 0)
                {
                    Safe += parts[n];
                    continue;
                }
                Lines[place[i]] = parts[n];
                if (Rooms is not null)
                    Rooms[place[i]] = candidate.Room![n];
            }
        }

        public Candidate Candidate { get; }

        public long[] Lines { get; }

        public long[]? Rooms { get; }

        public long Safe { get; }
    }
}

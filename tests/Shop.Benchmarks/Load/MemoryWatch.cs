namespace Shop.Benchmarks.Load;

/// <summary>Looks twenty times a second how much memory this process holds, so that each of several runs has its own highest mark.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Timer _timer;
    private long _most;
    private long _mostManaged;

    public MemoryWatch()
    {
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, Step);
        Look();
    }

    /// <summary>Bytes of the whole process.</summary>
    public long Most => Interlocked.Read(ref _most);

    /// <summary>Bytes of objects, those that wait to be collected included.</summary>
    public long MostManaged => Interlocked.Read(ref _mostManaged);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        Raise(ref _most, Environment.WorkingSet);
        Raise(ref _mostManaged, GC.GetTotalMemory(forceFullCollection: false));
    }

    private static void Raise(ref long mark, long value)
    {
        var seen = Interlocked.Read(ref mark);
        while (value > seen)
            seen = Interlocked.CompareExchange(ref mark, value, seen) == seen ? value : Interlocked.Read(ref mark);
    }
}

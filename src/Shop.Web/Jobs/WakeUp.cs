using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Data;
using Shop.Mails;

namespace Shop.Web.Jobs;

/// <summary>Rings when there is work, so that a pump needn't wait for its next look.</summary>
public sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is ringing already.
        }
    }

    /// <summary>Returns true when rung, false after the given time.</summary>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken stop) => _rung.WaitAsync(longest, stop);

    public void Dispose() => _rung.Dispose();
}

/// <summary>The bells of this node's pumps.</summary>
public sealed class WakeUp : IDisposable
{
    public Bell Outbox { get; } = new();

    public Bell Mails { get; } = new();

    public Bell Imports { get; } = new();

    public Bell Bulk { get; } = new();

    public Bell Pictures { get; } = new();

    public void Dispose()
    {
        Outbox.Dispose();
        Mails.Dispose();
        Imports.Dispose();
        Bulk.Dispose();
        Pictures.Dispose();
    }
}

/// <summary>Rings the bells once a save with new events, mails or pictures has been committed on this node.</summary>
public sealed class WakeOnSave(WakeUp wake) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, News> _news = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        RingUnlessInTransaction(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        RingUnlessInTransaction(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData) => Ring(eventData.Context);

    public Task TransactionCommittedAsync(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ring(eventData.Context);
        return Task.CompletedTask;
    }

    private void Look(DbContext? db)
    {
        if (db is not ShopDb shop)
            return;
        var news = _news.GetOrCreateValue(shop);
        news.Events |= shop.ChangeTracker.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added);
        news.Pictures |= shop.ChangeTracker.Entries<Shop.Files.Picture>().Any(e => e.State is EntityState.Added);
        news.Mails |= shop.ChangeTracker.Entries<MailMessage>().Any(e => e.State is EntityState.Added or EntityState.Modified);
    }

    private void RingUnlessInTransaction(DbContext? db)
    {
        if (db?.Database.CurrentTransaction is null)
            Ring(db);
    }

    private void Ring(DbContext? db)
    {
        if (db is null || !_news.TryGetValue(db, out var news))
            return;
        if (news.Events)
            wake.Outbox.Ring();
        if (news.Mails)
            wake.Mails.Ring();
        if (news.Pictures)
            wake.Pictures.Ring();
        news.Events = news.Mails = news.Pictures = false;
    }

    private sealed class News
    {
        public bool Events { get; set; }

        public bool Mails { get; set; }

        public bool Pictures { get; set; }
    }
}

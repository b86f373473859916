using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Mails;
using Shop.Web.Mail;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>
/// Sends queued mails, each taken by a conditional update so that several nodes don't send it twice; failures come back with growing
/// pauses and are given up after <see cref="MailMessage.MostAttempts"/>.
/// </summary>
public sealed class MailPump(IServiceScopeFactory scopes, TimeProvider clock, WakeUp wake, Heartbeats beats, ILogger<MailPump> log)
    : Pump(wake.Mails, beats, log)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public override async Task<int> WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var transport = scope.ServiceProvider.GetRequiredService<IMailTransport>();
        if (!transport.Delivers)
            return await KeepAsync(db, stop);
        var due = await db.Mails.AsNoTracking().DueAt(clock.UtcNow()).OrderBy(m => m.DueAt).ThenBy(m => m.Id)
            .Select(m => new Due(m.Id, m.Attempts, m.DueAt)).Take(AtOnce).ToListAsync(stop);
        var taken = 0;
        foreach (var mail in due)
        {
            if (!await TakeAsync(db, mail, stop))
                continue;
            taken++;
            await SendAsync(db, transport, mail, stop);
        }
        return taken;
    }

    /// <summary>Without a server the mails stay readable in the back office, marked as not delivered.</summary>
    private async Task<int> KeepAsync(ShopDb db, CancellationToken stop)
    {
        var now = clock.UtcNow();
        return await db.Mails.DueAt(now).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.SentAt, now).SetProperty(x => x.KeptOnly, true).SetProperty(x => x.Attempts, x => x.Attempts + 1).SetProperty(x => x.LastError, (string?)null), stop);
    }

    private async Task<bool> TakeAsync(ShopDb db, Due mail, CancellationToken stop)
    {
        var until = clock.UtcNow() + Lease;
        return await db.Mails.Pending().Where(m => m.Id == mail.Id && m.Attempts == mail.Attempts)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop) == 1;
    }

    private async Task SendAsync(ShopDb db, IMailTransport transport, Due mail, CancellationToken stop)
    {
        var row = db.Mails.Where(m => m.Id == mail.Id);
        try
        {
            await transport.SendAsync(await row.AsNoTracking().Include(m => m.Attachments).ThenInclude(a => a.File).SingleAsync(stop), stop);
            var now = clock.UtcNow();
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.SentAt, now).SetProperty(x => x.LastError, (string?)null), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, mail.DueAt), CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            await PutBackAsync(row, mail, e, stop);
        }
    }

    private async Task PutBackAsync(IQueryable<MailMessage> row, Due mail, Exception e, CancellationToken stop)
    {
        var attempts = mail.Attempts + 1;
        var now = clock.UtcNow();
        DateTime? givenUp = attempts >= MailMessage.MostAttempts ? now : null;
        var next = now + MailMessage.PauseAfter(attempts);
        var error = e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;
        log.LogWarning("Mail {Id} could not be sent in attempt {Attempt}: {Error}", mail.Id, attempts, e.GetType().Name);
        await row.ExecuteUpdateAsync(
            m => m.SetProperty(x => x.DueAt, next).SetProperty(x => x.GivenUpAt, givenUp).SetProperty(x => x.LastError, error), stop);
    }

    private sealed record Due(int Id, int Attempts, DateTime DueAt);
}

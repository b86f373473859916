using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Files;

/// <summary>
/// Makes the widths of pictures that wait for them, one at a call. A picture is taken by moving its due time ahead (the lease), so of several
/// nodes one works on it, and one that was being made when the app ended comes again.
/// </summary>
public sealed class MakePictures(ShopDb db, IPictureMaker maker, TimeProvider clock)
{
    public const int MostAttempts = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    /// <summary>Whether there was one to work on.</summary>
    public async Task<bool> MakeNextAsync(CancellationToken stop)
    {
        if (!maker.IsInstalled)
            return false;
        var now = clock.UtcNow();
        if (await Due(now).OrderBy(p => p.Id).Select(p => (int?)p.Id).FirstOrDefaultAsync(stop) is not { } id)
            return false;
        var taken = await Due(now).Where(p => p.Id == id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.DueAt, now + Lease).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop);
        if (taken > 0)
            await TryAsync(id, stop);
        return true;
    }

    /// <summary>Tries a picture again whose widths couldn't be made.</summary>
    public Task<int> RetryAsync(int pictureId, CancellationToken stop) => db.Pictures.Where(p => p.Id == pictureId && p.State == PictureState.Failed)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PictureState.Waiting).SetProperty(x => x.Attempts, 0).SetProperty(x => x.DueAt, (DateTime?)null), stop);

    private IQueryable<Picture> Due(DateTime now) => db.Pictures.Where(p => p.State == PictureState.Waiting && (p.DueAt == null || p.DueAt <= now));

    /// <summary>What the end of the app interrupts is given back at once.</summary>
    private async Task TryAsync(int id, CancellationToken stop)
    {
        try
        {
            await MakeAsync(id, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await db.Pictures.Where(p => p.Id == id && p.State == PictureState.Waiting)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.DueAt, (DateTime?)null).SetProperty(x => x.Attempts, x => x.Attempts - 1), CancellationToken.None);
            throw;
        }
    }

    private async Task MakeAsync(int id, CancellationToken stop)
    {
        var picture = await db.Pictures.AsNoTracking().Include(p => p.Renditions).SingleAsync(p => p.Id == id, stop);
        var file = picture.Renditions.Find(r => r.IsOriginal) is { } original ? PictureFile.Read(original.Bytes) : PictureFile.Broken;
        var made = file.Ok ? await maker.MakeAsync(file.Value, stop) : file.Problem!;
        if (made.Problem is { } problem)
            await NoteAsync(picture, problem, stop);
        else
            await KeepAsync(id, made.Value, stop);
    }

    private Task<int> NoteAsync(Picture picture, Problem problem, CancellationToken stop)
    {
        var state = picture.Attempts < MostAttempts ? PictureState.Waiting : PictureState.Failed;
        var next = clock.UtcNow().AddMinutes(picture.Attempts);
        return db.Pictures.Where(p => p.Id == picture.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, state).SetProperty(x => x.DueAt, next).SetProperty(x => x.LastError, problem.Text), stop);
    }

    /// <summary>The old widths go first: a new one may have the same width and type.</summary>
    private Task<Result<int>> KeepAsync(int id, IReadOnlyList<MadePicture> made, CancellationToken stop) => db.InTransactionAsync<int>(async () =>
    {
        await db.PictureRenditions.Where(r => r.PictureId == id).ExecuteDeleteAsync(stop);
        await db.Pictures.Where(p => p.Id == id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PictureState.Done).SetProperty(x => x.DueAt, (DateTime?)null).SetProperty(x => x.LastError, (string?)null), stop);
        db.PictureRenditions.AddRange(made.Select(m => new PictureRendition { PictureId = id, Width = m.Width, ContentType = m.ContentType, Bytes = m.Bytes }));
        return await db.SaveChangesAsync(stop);
    }, stop);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;

namespace Shop.Web.BackOffice.Content;

/// <summary>What all editors of content do alike: save unless someone was faster, keep every wording, put rows in order.</summary>
public sealed class ContentDesk(ShopDb db, TimeProvider clock)
{
    public static Problem Gone { get; } = new("content-gone", "Diesen Eintrag gibt es nicht mehr.");

    public static Problem Changed { get; } =
        new("content-changed", "Der Eintrag wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert.");

    /// <summary>Saves the form as its row, a new one for id 0; the id comes back.</summary>
    /// <param name="before">The row as its form, so that what was there before the first save can be brought back too.</param>
    public async Task<Result<int>> KeepAsync<TRow>(int id, ContentForm<TRow> form, Func<TRow, object> before, CancellationToken stop)
        where TRow : class, IAudited, IVersioned, new()
    {
        try
        {
            return await db.InTransactionAsync(() => SaveAsync(id, form, before, stop), stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    public async Task<IReadOnlyList<EarlierWording>> HistoryAsync<TRow>(int id, CancellationToken stop) =>
        await db.ContentRevisions.AsNoTracking().Of(typeof(TRow).Name, id).Select(r => new EarlierWording(r.Id, r.SavedAt, r.Author)).ToListAsync(stop);

    /// <summary>An earlier wording as its form; null when it isn't one of this row.</summary>
    public async Task<TForm?> OldAsync<TRow, TForm>(int id, int wording, CancellationToken stop)
        where TForm : class =>
        await db.ContentRevisions.AsNoTracking().Of(typeof(TRow).Name, id).Where(r => r.Id == wording).Select(r => r.Content).FirstOrDefaultAsync(stop) is { } content
            ? JsonSerializer.Deserialize<TForm>(content)
            : null;

    /// <summary>Removes the row; its wordings go too, the change log says who did it.</summary>
    public async Task<Problem?> RemoveAsync<TRow>(int id, CancellationToken stop)
        where TRow : class, IAudited
    {
        if (await db.FindAsync<TRow>([id], stop) is not { } row)
            return Gone;
        db.Remove(row);
        await db.SaveChangesAsync(stop);
        await db.ContentRevisions.Of(typeof(TRow).Name, id).ExecuteDeleteAsync(stop);
        return null;
    }

    public async Task ArrangeAsync<TRow>(IReadOnlyList<int> ids, int? up, int? down, CancellationToken stop)
        where TRow : class, IPlaced
    {
        Places.Arrange(await db.Set<TRow>().ToListAsync(stop), ids, up, down);
        await db.SaveChangesAsync(stop);
    }

    private async Task<Result<int>> SaveAsync<TRow>(int id, ContentForm<TRow> form, Func<TRow, object> before, CancellationToken stop)
        where TRow : class, IAudited, IVersioned, new()
    {
        var row = id == 0 ? new TRow() : await db.FindAsync<TRow>([id], stop);
        if (row is null)
            return Gone;
        if (row.Version != form.Version)
            return Changed;
        if (id == 0)
            await AddAsync(row, stop);
        else if (!await db.ContentRevisions.Of(typeof(TRow).Name, id).AnyAsync(stop))
            KeepWording<TRow>(id, before(row), "");
        form.ApplyTo(row);
        await db.SaveChangesAsync(stop);
        KeepWording<TRow>(row.Id, form, Actor.Current);
        await db.SaveChangesAsync(stop);
        return row.Id;
    }

    /// <summary>A new row goes last.</summary>
    private async Task AddAsync<TRow>(TRow row, CancellationToken stop)
        where TRow : class
    {
        if (row is IPlaced placed)
            placed.Position = 1 + (await db.Set<TRow>().MaxAsync(r => (int?)EF.Property<int>(r, nameof(IPlaced.Position)), stop) ?? 0);
        db.Add(row);
    }

    private void KeepWording<TRow>(int id, object form, string author) => db.ContentRevisions.Add(new ContentRevision
    {
        Subject = typeof(TRow).Name,
        SubjectId = id,
        Content = JsonSerializer.Serialize(form),
        SavedAt = clock.UtcNow(),
        Author = author,
    });
}

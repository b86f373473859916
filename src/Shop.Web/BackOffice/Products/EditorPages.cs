using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Content;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Opens the product editor with the drafts that belong to it, and keeps drafts.</summary>
public sealed class EditorPages(ShopDb db, WebTexts texts, TimeProvider clock)
{
    /// <summary>Tells the script on the next page that its own copy of what was typed has arrived.</summary>
    public const string SavedKey = "editor-saved";

    /// <summary>Room for texts that are refused in words, instead of a page that only says no.</summary>
    public const int MostBytes = 24 << 20;

    /// <summary>A product with hundreds of variants has thousands of fields.</summary>
    public const int MostFields = 20_000;

    private const int MostDraftLetters = 1_000_000;
    private static readonly TimeSpan Typing = TimeSpan.FromMinutes(20);

    /// <summary>Null for a product that isn't there. Without a user no draft is looked for.</summary>
    public async Task<ProductEditor?> OpenAsync(int id, int? userId, CancellationToken stop)
    {
        var editor = await ProductEditor.LoadAsync(db, id, stop);
        if (editor is null || userId is null)
            return editor;
        var since = clock.UtcNow() - Typing;
        var others = await (
            from d in db.ProductDrafts
            join u in db.Users on d.UserId equals u.Id
            where d.ProductId == id && d.UserId != userId && d.SavedAt >= since
            orderby d.SavedAt descending
            select new OthersDraft(u.DisplayName != "" ? u.DisplayName : u.UserName!, d.SavedAt)).Take(3).ToListAsync(stop);
        return editor with { Draft = await DraftAsync(id, userId.Value, stop), Others = others };
    }

    /// <summary>With the names of all products that the form puts beside this one, and the latest changes: all that only a page needs.</summary>
    public async Task<ProductEditor> NamedAsync(ProductEditor editor, CancellationToken stop) =>
        await (editor with { Choices = await editor.Choices.KnowingAsync(db, editor.Form.RelatedIds, stop) }).WithHistoryAsync(db, stop);

    /// <summary>Adds the product that was typed by name or number; a product never stands beside itself.</summary>
    public async Task RelateAsync(ProductForm form, CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(form.AddRelated) && await db.Products.NamedAsync(form.AddRelated, stop) is { } one && !form.RelatedIds.Contains(one))
            form.RelatedIds.Add(one);
        form.AddRelated = "";
    }

    /// <summary>A newly planned moment that lies in the past is a slip, e.g. in the year.</summary>
    public bool HasPassed(ProductForm form, Product product) =>
        !form.Active && Schedule.Read(form.PublishAt) is { } at && at <= clock.UtcNow() && at != product.PublishAt;

    public Task<ProductDraft?> DraftAsync(int id, int userId, CancellationToken stop) =>
        db.ProductDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.ProductId == id && d.UserId == userId, stop);

    /// <summary>Keeps what was typed; what says the same as the saved product is no draft.</summary>
    /// <returns>When it was kept; null where there is nothing to keep.</returns>
    public async Task<DateTime?> KeepDraftAsync(int id, int userId, ProductForm form, Basis? basis, CancellationToken stop)
    {
        if (await ProductEditor.LoadAsync(db, id, stop) is not { } editor)
            return null;
        // Boxes come in the order of the page, kept choices in that of their numbers.
        form.MoreCategoryIds.Sort();
        form.AttributeOptionIds.Sort();
        form.TargetGroupIds.Sort();
        var (typed, saved) = (FormFields.Of(form), FormFields.Of(editor.Form));
        var content = typed.ToJson();
        if (content.Length > MostDraftLetters || typed.Paths.Where(saved.Has).All(p => typed[p] == saved[p]))
        {
            await DropDraftAsync(id, userId, stop);
            return null;
        }
        var draft = await db.ProductDrafts.FirstOrDefaultAsync(d => d.ProductId == id && d.UserId == userId, stop)
            ?? db.ProductDrafts.Add(new ProductDraft { ProductId = id, UserId = userId, Base = "", Content = "" }).Entity;
        (draft.BaseVersion, draft.Base, draft.Content, draft.SavedAt) = (form.Version, basis?.Fields ?? "", content, clock.UtcNow());
        await db.SaveChangesAsync(stop);
        return draft.SavedAt;
    }

    public Task<int> DropDraftAsync(int id, int? userId, CancellationToken stop) =>
        db.ProductDrafts.Where(d => d.ProductId == id && d.UserId == userId).ExecuteDeleteAsync(stop);

    /// <summary>What to say after a save: also what others had changed and was kept.</summary>
    public string Told(Saved saved, ProductEditor editor)
    {
        var words = new FieldWords(texts, editor);
        var theirs = saved.Merged.Where(m => !FormFields.IsStock(m.Path)).Select(m => words.Name(m.Path)).ToList();
        return theirs.Count == 0
            ? texts["Gespeichert."].Value
            : texts["Gespeichert. Inzwischen hatte jemand anderes geändert: {0}. Beides steht jetzt im Produkt.", string.Join(", ", theirs)].Value;
    }
}

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>News: drafts, posts with their time, and every wording they had.</summary>
[Route("admin/news")]
[Needs(Permissions.ContentWrite)]
public sealed class NewsController(ShopDb db, ContentDesk desk, ContentPictures pictures, TimeProvider clock, WebTexts texts)
    : ContentController<BlogPost, PostForm>(db, desk, texts)
{
    private const int Size = 50;

    protected override string Home => "/admin/news";

    protected override string EditorView => "Post";

    [HttpGet]
    public async Task<IActionResult> Index(int? page, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var pager = new Pager(Pager.Within(page, Size, await Db.BlogPosts.CountAsync(stop)), Size, await Db.BlogPosts.CountAsync(stop));
        var rows = await Db.BlogPosts.AsNoTracking().OrderByDescending(p => p.PublishedAt == null).ThenByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id)
            .Skip((pager.Number - 1) * Size).Take(Size)
            .Select(p => new PostRow(p.Id, p.Title, p.PublishedAt, p.ShownUntil, p.PublishedAt != null && p.PublishedAt <= now && (p.ShownUntil == null || p.ShownUntil > now))).ToListAsync(stop);
        return View("News", new PostList(rows, pager));
    }

    protected override PostForm From(BlogPost row) => PostForm.From(row);

    protected override string After(int id) => $"{Home}/{id}";

    protected override IEnumerable<int?> PictureIds(PostForm form) => [form.Picture.PictureId];

    protected override async Task PrepareAsync(int id, PostForm form, CancellationToken stop)
    {
        form.Saved = clock.UtcNow();
        form.Author = form.Author.Trim().Length > 0 ? form.Author.Trim() : id == 0 ? Actor.Current : "";
        if (await pictures.TakeAsync(form.Picture, stop) is { } problem)
            ModelState.AddModelError("Form.Picture.Upload", problem.ToString());
        ModelState.Remove("Form.Picture.PictureId");
    }
}

/// <summary>Posts, drafts first.</summary>
public sealed record PostList(IReadOnlyList<PostRow> Rows, Pager Pager);

/// <summary>A post in the list.</summary>
public sealed record PostRow(int Id, LocalizedText Title, DateTime? PublishedAt, DateTime? ShownUntil, bool Shown);

/// <summary>A post with its picture and its time.</summary>
public sealed class PostForm : ContentForm<BlogPost>
{
    public TwoTexts Title { get; set; } = new();

    public TwoTexts Teaser { get; set; } = new();

    public TwoTexts Body { get; set; } = new();

    public string Author { get; set; } = "";

    public PictureFields Picture { get; set; } = new();

    public string PublishedAt { get; set; } = "";

    public string ShownUntil { get; set; } = "";

    /// <summary>The moment of saving.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal DateTime Saved { get; set; }

    public static PostForm From(BlogPost post) => new()
    {
        Version = post.Version,
        Title = TwoTexts.From(post.Title),
        Teaser = TwoTexts.From(post.Teaser),
        Body = TwoTexts.From(post.Body),
        Author = post.Author,
        Picture = new() { PictureId = post.PictureId, Alt = TwoTexts.From(post.PictureAlt) },
        PublishedAt = Schedule.Show(post.PublishedAt),
        ShownUntil = Schedule.Show(post.ShownUntil),
    };

    /// <summary>The address follows the title; old ones lead on, as the post's number stands in them.</summary>
    public override void ApplyTo(BlogPost row)
    {
        var (title, body) = (Title.ToText(), Body.ToText());
        if (row.PublishedAt <= Saved && (row.Title != title || row.Body != body))
            row.ChangedAt = Saved;
        row.Title = title;
        row.Slug = new LocalizedText(Slug.From(title.De), Slug.From(title.In("en")));
        row.Teaser = Teaser.ToText();
        row.Body = body;
        row.Author = Author;
        row.PictureId = Picture.PictureId;
        row.PictureAlt = row.PictureId is null ? LocalizedText.Empty : Picture.Alt.ToText();
        row.PublishedAt = Schedule.Read(PublishedAt);
        row.ShownUntil = Schedule.Read(ShownUntil);
    }

    public sealed class Validator : AbstractValidator<PostForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Title).SetValidator(new TwoTexts.Within(texts, 150, required: true));
            RuleFor(f => f.Teaser).SetValidator(new TwoTexts.Within(texts, 500, required: true));
            RuleFor(f => f.Body).SetValidator(new TwoTexts.Within(texts, 100_000, required: true));
            RuleFor(f => f.Author).MaximumLength(100).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 100]);
            RuleFor(f => f.Picture).SetValidator(new PictureFields.Within(texts, db));
            RuleFor(f => f.PublishedAt).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);
            RuleFor(f => f.ShownUntil).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."])
                .Must((f, until) => !(Schedule.Read(until) <= Schedule.Read(f.PublishedAt))).WithMessage(_ => texts["Das Ende liegt vor dem Anfang."]);
        }
    }
}

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
public sealed class NewsController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var now = clock.UtcNow();
        return View("News", await db.BlogPosts.AsNoTracking().OrderByDescending(p => p.Id).Select(p => new PostRow(p.Id, p.Title, p.PublishedAt, p.PublishedAt != null && p.PublishedAt <= now, p.Versions.Count)).ToListAsync(stop));
    }

    [HttpGet("new")]
    public IActionResult New() => View("Post", new PostEditor(new BlogPost(), new PostForm()));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, int? wording, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } post)
            return NotFound();
        var form = PostForm.From(post);
        if (wording is not null && post.Versions.Find(v => v.Id == wording) is { } old)
            form.Body = TwoTexts.From(old.Body);
        return View("Post", new PostEditor(post, form));
    }

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] PostForm form, CancellationToken stop)
    {
        if ((id == 0 ? new BlogPost() : await LoadAsync(id, stop)) is not { } post)
            return NotFound();
        if (ModelState.IsValid && post.Version != form.Version)
        {
            ModelState.Clear();
            form.Version = post.Version;
            ModelState.AddModelError("", texts["Der Beitrag wurde inzwischen von jemand anderem geändert. Ihr Text steht unten und ist noch nicht gespeichert."]);
        }
        if (!ModelState.IsValid)
            return this.Again("Post", new PostEditor(post, form));
        if (id == 0)
            db.BlogPosts.Add(post);
        else
            db.Entry(post).Property(p => p.Version).IsModified = true;
        form.ApplyTo(post, clock.UtcNow(), Actor.Current);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert. Die frühere Fassung bleibt erhalten."]);
        return RedirectToAction(nameof(Edit), new { post.Id });
    }

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } post)
            return NotFound();
        db.BlogPosts.Remove(post);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Beitrag ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    private Task<BlogPost?> LoadAsync(int id, CancellationToken stop) => db.BlogPosts.Include(p => p.Versions).FirstOrDefaultAsync(p => p.Id == id, stop);
}

/// <summary>A post in the list.</summary>
public sealed record PostRow(int Id, LocalizedText Title, DateTime? PublishedAt, bool Shown, int Wordings);

/// <summary>A post being edited.</summary>
public sealed record PostEditor(BlogPost Post, PostForm Form);

/// <summary>A post; saving adds a wording, the old ones stay.</summary>
public sealed class PostForm
{
    public int Version { get; set; }

    public TwoTexts Title { get; set; } = new();

    public TwoTexts Teaser { get; set; } = new();

    public TwoTexts Body { get; set; } = new();

    public string PublishedAt { get; set; } = "";

    public static PostForm From(BlogPost post) => new()
    {
        Version = post.Version,
        Title = TwoTexts.From(post.Title),
        Teaser = TwoTexts.From(post.Teaser),
        Body = TwoTexts.From(post.Versions.MaxBy(v => v.Id)?.Body ?? LocalizedText.Empty),
        PublishedAt = Schedule.Show(post.PublishedAt),
    };

    /// <summary>The address follows the title; old ones lead on, as the post's number stands in them.</summary>
    public void ApplyTo(BlogPost post, DateTime now, string author)
    {
        post.Title = Title.ToText();
        post.Slug = new LocalizedText(Slug.From(post.Title.De), Slug.From(post.Title.In("en")));
        post.Teaser = Teaser.ToText();
        post.PublishedAt = Schedule.Read(PublishedAt);
        var body = Body.ToText();
        if (post.Versions.MaxBy(v => v.Id)?.Body != body)
            post.Versions.Add(new BlogPostVersion { Body = body, SavedAt = now, Author = author });
    }

    public sealed class Validator : AbstractValidator<PostForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Title).SetValidator(new TwoTexts.Within(texts, 150, required: true));
            RuleFor(f => f.Teaser).SetValidator(new TwoTexts.Within(texts, 500, required: true));
            RuleFor(f => f.Body).SetValidator(new TwoTexts.Within(texts, 100_000, required: true));
            RuleFor(f => f.PublishedAt).Must(Schedule.IsMomentOrEmpty).WithMessage(_ => texts["Bitte geben Sie Tag und Uhrzeit an."]);
        }
    }
}

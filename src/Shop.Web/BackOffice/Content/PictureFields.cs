using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Files;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>A picture in a form: the one that is there, another one to take instead, and what it shows.</summary>
public sealed class PictureFields
{
    public int? PictureId { get; set; }

    [JsonIgnore]
    public IFormFile? Upload { get; set; }

    [JsonIgnore]
    public bool Remove { get; set; }

    public TwoTexts Alt { get; set; } = new();

    public bool WillShow() => Upload is not null || (PictureId is not null && !Remove);

    /// <summary>A picture needs its sentence in both languages (WCAG 1.1.1), unless it only crops another one.</summary>
    public sealed class Within : AbstractValidator<PictureFields>
    {
        public Within(WebTexts texts, ShopDb db, bool described = true)
        {
            RuleFor(f => f.PictureId).MustAsync(async (id, stop) => id is null || await db.Pictures.AnyAsync(p => p.Id == id, stop))
                .WithMessage(_ => texts["Dieses Bild gibt es nicht mehr. Bitte laden Sie es neu hoch."]);
            RuleFor(f => f.Alt).SetValidator(new TwoTexts.Within(texts, 300));
            if (!described)
                return;
            RuleFor(f => f.Alt.De).Must((f, alt) => !f.WillShow() || alt.Trim().Length > 0).WithMessage(_ => texts["Bitte schreiben Sie, was zu sehen ist, für Menschen, die das Bild nicht sehen."]);
            RuleFor(f => f.Alt.En).Must((f, alt) => !f.WillShow() || alt.Trim().Length > 0).WithMessage(_ => texts["Bitte schreiben Sie auch auf Englisch, was zu sehen ist."]);
        }
    }
}

/// <summary>A part of a form with a picture, as its view shows it.</summary>
/// <param name="Name">Of the field, e.g. "Form.Picture".</param>
/// <param name="Described">Whether it asks what is to be seen.</param>
public sealed record PicturePart(string Name, PictureFields Fields, string? Key, bool Described = true);

/// <summary>Takes pictures of content onto the shelf of pictures.</summary>
public sealed class ContentPictures(ShopDb db, PictureShelf shelf)
{
    /// <summary>Takes the upload in, or the picture away; the id of what is left stands in the fields.</summary>
    public async Task<Problem?> TakeAsync(PictureFields fields, CancellationToken stop)
    {
        if (fields.Upload is null)
        {
            fields.PictureId = fields.Remove ? null : fields.PictureId;
            return null;
        }
        if (fields.Upload.Length > PictureFile.MostBytes)
            return PictureFile.TooLarge;
        using var bytes = new MemoryStream((int)fields.Upload.Length);
        await fields.Upload.CopyToAsync(bytes, stop);
        var taken = await shelf.TakeAsync(bytes.ToArray(), stop);
        if (taken.Problem is { } problem)
            return problem;
        if (taken.Value.Id == 0)
        {
            db.Pictures.Add(taken.Value);
            await db.SaveChangesAsync(stop);
        }
        fields.PictureId = taken.Value.Id;
        return null;
    }
}

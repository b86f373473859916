using FluentValidation;
using Shop.Operations;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>A file to import.</summary>
public sealed class ImportForm
{
    /// <summary>The largest upload; .gz counts packed.</summary>
    public const long MostBytes = 200L * 1024 * 1024;

    public ImportKind Kind { get; set; }

    public IFormFile? File { get; set; }

    public sealed class Validator : AbstractValidator<ImportForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Kind).IsInEnum().WithMessage(_ => texts["Bitte wählen Sie, was die Datei enthält."]);
            RuleFor(f => f.File).Must(f => f is { Length: > 0 }).WithMessage(_ => texts["Bitte wählen Sie eine Datei mit Inhalt."]);
            RuleFor(f => f.File).Must(f => f is not { Length: > MostBytes }).WithMessage(_ => texts["Die Datei ist größer als {0} MB.", MostBytes / 1024 / 1024]);
        }
    }
}

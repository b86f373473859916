using FluentValidation;
using Shop.Access;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Staff;

/// <summary>Someone to work in the back office.</summary>
public sealed class StaffForm
{
    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public string Language { get; set; } = "de";

    public List<string> Roles { get; set; } = [];

    /// <summary>All roles there are, those with the most rights first.</summary>
    public static IReadOnlyList<string> AllRoles { get; } = [Role.Administrator, Role.Manager, Role.Accountant, Role.Support];

    public sealed class Validator : AbstractValidator<StaffForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Email).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]).MaximumLength(254).EmailAddress().WithMessage(_ => texts["Das ist keine E-Mail-Adresse."]);
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]).MaximumLength(100).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 100]);
            RuleFor(f => f.Roles).Must(r => r.Count > 0 && r.All(AllRoles.Contains)).WithMessage(_ => texts["Bitte wählen Sie mindestens eine Rolle."]);
            RuleFor(f => f.Language).Must(Languages.All.Contains).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
        }
    }
}

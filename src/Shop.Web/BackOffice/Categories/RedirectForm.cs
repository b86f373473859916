using FluentValidation;
using Shop.Catalog;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>A redirect of the merchant's own.</summary>
public sealed class RedirectForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public string Source { get; set; } = "";

    public string Target { get; set; } = "";

    public static RedirectForm From(Redirect redirect) => new() { Id = redirect.Id, Version = redirect.Version, Source = redirect.From, Target = redirect.To };

    public sealed class Validator : AbstractValidator<RedirectForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Source).Must(s => Redirect.Tidy(s) is not null).WithMessage(_ => texts["Bitte eine Adresse des Shops, die mit / beginnt."]);
            RuleFor(f => f.Source).Custom((source, context) =>
            {
                if (Redirect.Tidy(source) is { } tidy && Redirect.WhyNotFrom(tidy) is { } problem)
                    context.AddFailure(problem.ToString());
            });
            RuleFor(f => f.Target).Must(t => Redirect.TidyTarget(t) is not null).WithMessage(_ => texts["Bitte eine Adresse, die mit / oder https:// beginnt."]);
        }
    }
}

using FluentValidation;
using Shop.Search;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Search;

/// <summary>Words that mean the same.</summary>
public sealed class SynonymForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public string Words { get; set; } = "";

    public static SynonymForm From(Synonym synonym) => new() { Id = synonym.Id, Version = synonym.Version, Words = synonym.Words };

    public void ApplyTo(Synonym synonym) => synonym.Words = string.Join(", ", Synonym.Split(Words));

    public sealed class Validator : AbstractValidator<SynonymForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Words).MaximumLength(1000).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 1000]);
            RuleFor(f => f.Words).Custom((words, context) =>
            {
                if (Synonym.WhyNot(words) is { } problem)
                    context.AddFailure(problem.ToString());
            });
        }
    }
}

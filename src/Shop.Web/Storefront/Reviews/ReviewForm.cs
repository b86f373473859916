using FluentValidation;
using Shop.Reviews;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Reviews;

/// <summary>A review as its author writes it, with the proof of purchase where nobody is signed in.</summary>
public sealed class ReviewForm
{
    public const int LongestText = 4000;

    public int Stars { get; set; }

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string AuthorName { get; set; } = "";

    public string OrderNumber { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>Whether the signed-in person's own orders prove the purchase; said by the server, not by the form.</summary>
    public bool Known { get; private set; }

    public ReviewForm As(bool known)
    {
        Known = known;
        return this;
    }

    public ReviewRequest ToRequest(int productId, int? customerId) => new(
        productId, customerId, Typed.Line(OrderNumber), Typed.Line(Email), Stars, Typed.Line(Title), Typed.Lines(Text), Typed.Line(AuthorName), Languages.Current);

    public sealed class Validator : AbstractValidator<ReviewForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Stars).InclusiveBetween(1, 5).WithMessage(_ => texts["Bitte wählen Sie ein bis fünf Sterne."]);
            RuleFor(f => f.Title).MaximumLength(120).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 120]);
            RuleFor(f => f.Text).Must(t => Typed.Lines(t).Length >= 10).WithMessage(_ => texts["Bitte schreiben Sie einen Satz oder mehr."])
                .MaximumLength(LongestText).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", LongestText]);
            RuleFor(f => f.AuthorName).Must(n => Typed.Line(n).Length > 0).WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(60).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 60]);
            RuleFor(f => f.OrderNumber).MaximumLength(40).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 40]);
            RuleFor(f => f.Email).Must(e => Typed.Line(e).Length == 0 || Typed.IsEmail(Typed.Line(e))).WithMessage(_ => texts["Das ist keine E-Mail-Adresse."]);
        }
    }
}

/// <summary>A question as it is asked.</summary>
public sealed class QuestionForm
{
    public string Text { get; set; } = "";

    public string AuthorName { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>Hidden from people; what fills it in is a robot.</summary>
    public string Website { get; set; } = "";

    public sealed class Validator : AbstractValidator<QuestionForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Text).Must(t => Typed.Lines(t).Length >= 10).WithMessage(_ => texts["Bitte schreiben Sie einen Satz oder mehr."])
                .MaximumLength(1000).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 1000]);
            RuleFor(f => f.AuthorName).MaximumLength(60).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 60]);
            RuleFor(f => f.Email).Must(e => Typed.Line(e).Length == 0 || Typed.IsEmail(Typed.Line(e))).WithMessage(_ => texts["Das ist keine E-Mail-Adresse."]);
        }
    }
}

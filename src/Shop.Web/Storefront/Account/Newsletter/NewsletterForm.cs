using FluentValidation;
using Shop.Customers.Newsletter;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Newsletter;

/// <summary>Who wants the newsletter.</summary>
public sealed class NewsletterForm
{
    /// <summary>What is agreed to; the log keeps it in the language it was read in. Whoever changes it changes <see cref="WordingVersion"/>.</summary>
    public const string Wording = "Ich möchte den Newsletter mit Neuigkeiten und Angeboten per E-Mail bekommen. Das kann ich jederzeit mit einem Klick widerrufen.";

    public const string WordingVersion = "2026-11";

    public string Email { get; set; } = "";

    /// <summary>Sent from the foot of a page.</summary>
    public bool Footer { get; set; }

    public NewsletterWish ToWish(WebTexts t) => new(
        Email.Trim(), Languages.Current, t[Wording], WordingVersion, Footer ? ConsentSource.Footer : ConsentSource.NewsletterPage);

    public sealed class Validator : AbstractValidator<NewsletterForm>
    {
        public Validator(WebTexts t) => RuleFor(f => f.Email).EmailOfPerson(t);
    }
}

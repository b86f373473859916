using Shop.Customers.Newsletter;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Newsletter;

/// <summary>Steps and places of a consent in words.</summary>
public static class ConsentWords
{
    public static string Word(this WebTexts t, ConsentStep step) => step switch
    {
        ConsentStep.Asked => t["Angefragt"].Value,
        ConsentStep.Confirmed => t["Bestätigt"].Value,
        _ => t["Widerrufen"].Value,
    };

    public static string Word(this WebTexts t, ConsentSource source) => source switch
    {
        ConsentSource.Account => t["im Konto"].Value,
        ConsentSource.NewsletterPage => t["auf der Seite Newsletter"].Value,
        ConsentSource.Footer => t["am Fuß einer Seite"].Value,
        ConsentSource.MailLink => t["über den Link in einer E-Mail"].Value,
        ConsentSource.MailProgram => t["mit dem Knopf des E-Mail-Programms"].Value,
        _ => t["mit dem Konto"].Value,
    };
}

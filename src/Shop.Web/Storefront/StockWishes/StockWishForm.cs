using FluentValidation;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account;

namespace Shop.Web.Storefront.StockWishes;

/// <summary>Who wants to hear when a variant is back.</summary>
public sealed class StockWishForm
{
    public int VariantId { get; set; }

    public string Email { get; set; } = "";

    public sealed class Validator : AbstractValidator<StockWishForm>
    {
        public Validator(WebTexts t) => RuleFor(f => f.Email).EmailOfPerson(t);
    }
}

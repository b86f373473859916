using FluentValidation;
using Shop.Assortment;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>A test as it is asked for.</summary>
public sealed class TestListingForm
{
    public int ProductId { get; set; }

    public int Days { get; set; } = 30;

    public TestGoal Goal { get; set; }

    public string Target { get; set; } = "";

    /// <summary>Empty waits for the last day.</summary>
    public string StopAfter { get; set; } = "300";

    public TestConsequence Otherwise { get; set; } = TestConsequence.AskToRetire;

    public TestListing ToTest(DateOnly today) => new()
    {
        ProductId = ProductId,
        EndsOn = today.AddDays(Days - 1),
        Goal = Goal,
        Target = Entered.Number(Target) ?? 0,
        StopAfter = Entered.Count(StopAfter),
        Otherwise = Otherwise,
        By = "",
    };

    public sealed class Validator : AbstractValidator<TestListingForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Days).InclusiveBetween(1, TestListing.MostDays).WithMessage(_ => texts["Bitte eine ganze Zahl von {0} bis {1}.", 1, TestListing.MostDays]);
            RuleFor(f => f.Target).Must(t => Entered.Number(t) is > 0 and < 10_000_000).WithMessage(_ => texts["Bitte ein Ziel über 0."]);
            RuleFor(f => f.StopAfter).Must(s => string.IsNullOrWhiteSpace(s) || Entered.Count(s) is >= 10).WithMessage(_ => texts["Bitte eine ganze Zahl ab 10, oder leer lassen."]);
        }
    }
}

using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>What customers choose between, with the names of the values.</summary>
public sealed class OptionsForm
{
    public List<OptionForm> Options { get; set; } = [];

    public static OptionsForm From(Product product) => new()
    {
        Options = product.Options.ConvertAll(o => new OptionForm
        {
            Id = o.Id,
            Name = TwoTexts.From(o.Name),
            Values = o.Values.ConvertAll(v => new OptionValueForm { Id = v.Id, Name = TwoTexts.From(v.Name), Swatch = v.Swatch }),
        }),
    };

    public Problem? ApplyTo(Product product)
    {
        foreach (var form in Options)
        {
            if (product.Options.Find(o => o.Id == form.Id) is not { } option)
                continue;
            option.Name = form.Name.ToText();
            foreach (var typed in form.Values)
            {
                if (option.Values.Find(v => v.Id == typed.Id) is not { } value)
                    continue;
                value.Name = typed.Name.ToText();
                value.Swatch = typed.Swatch.Trim();
            }
        }
        product.Variants.ForEach(v => v.RefreshName());
        return null;
    }

    public sealed class Validator : AbstractValidator<OptionsForm>
    {
        public Validator(WebTexts texts) => RuleForEach(f => f.Options).ChildRules(o =>
        {
            o.RuleFor(x => x.Name).SetValidator(new TwoTexts.Within(texts, 100, required: true));
            o.RuleForEach(x => x.Values).ChildRules(v =>
            {
                v.RuleFor(x => x.Name).SetValidator(new TwoTexts.Within(texts, 150, required: true));
                v.RuleFor(x => x.Swatch).Matches("^(#[0-9a-fA-F]{6})?$").WithMessage(_ => texts["Bitte geben Sie eine Farbe wie #A8481F ein."]);
            });
        });
    }
}

/// <summary>An option with its values.</summary>
public sealed class OptionForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public List<OptionValueForm> Values { get; set; } = [];
}

/// <summary>A value of an option.</summary>
public sealed class OptionValueForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public string Swatch { get; set; } = "";
}

/// <summary>A further option; the variants there are get its first value.</summary>
public sealed class NewOptionForm
{
    public TwoTexts Name { get; set; } = new();

    public TwoTexts Value { get; set; } = new();

    public Problem? AddTo(Product product)
    {
        var value = new OptionValue { Name = Value.ToText() };
        var option = new ProductOption { Name = Name.ToText(), Position = product.Options.Select(o => o.Position + 1).DefaultIfEmpty(0).Max() };
        option.Values.Add(value);
        product.Options.Add(option);
        foreach (var variant in product.Variants)
        {
            variant.Values.Add(value);
            variant.RefreshName();
        }
        return null;
    }

    public sealed class Validator : AbstractValidator<NewOptionForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 100, required: true));
            RuleFor(f => f.Value).SetValidator(new TwoTexts.Within(texts, 150, required: true));
        }
    }
}

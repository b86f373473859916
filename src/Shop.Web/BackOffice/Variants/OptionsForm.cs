using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>What customers choose between, with the names of the values; the order of the form is the order in the shop.</summary>
public sealed class OptionsForm
{
    public List<OptionForm> Options { get; set; } = [];

    /// <summary>What is to be moved by one place: "option:7:-1", "value:12:1".</summary>
    public string Move { get; set; } = "";

    public static OptionsForm From(Product product) => new()
    {
        Options = [.. product.Options.OrderBy(o => o.Position).ThenBy(o => o.Id).Select(o => new OptionForm
        {
            Id = o.Id,
            Name = TwoTexts.From(o.Name),
            Values = [.. o.Values.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => new OptionValueForm { Id = v.Id, Name = TwoTexts.From(v.Name), Swatch = v.Swatch })],
        })],
    };

    public Problem? ApplyTo(Product product)
    {
        Step();
        foreach (var (place, form) in Options.Index())
        {
            if (product.Options.Find(o => o.Id == form.Id) is not { } option)
                continue;
            option.Name = form.Name.ToText();
            option.Position = place;
            form.ApplyTo(option);
        }
        product.Variants.ForEach(v => Rename(v, product));
        return null;
    }

    /// <summary>A variant's name lists its values in the order of the options.</summary>
    private static void Rename(Variant variant, Product product)
    {
        var places = product.Options.ToDictionary(o => o.Id, o => o.Position);
        variant.Values.Sort((a, b) => places.GetValueOrDefault(a.ProductOptionId).CompareTo(places.GetValueOrDefault(b.ProductOptionId)));
        variant.RefreshName();
    }

    private void Step()
    {
        if (Move.Split(':') is not [var what, var id, var by] || !int.TryParse(id, out var number) || !int.TryParse(by, System.Globalization.NumberStyles.AllowLeadingSign, null, out var step))
            return;
        if (what == "option")
            Shift(Options, o => o.Id == number, step);
        else if (Options.Find(o => o.Values.Exists(v => v.Id == number)) is { } option)
            Shift(option.Values, v => v.Id == number, step);
    }

    private static void Shift<T>(List<T> list, Predicate<T> which, int by)
    {
        var at = list.FindIndex(which);
        if (at < 0 || at + by < 0 || at + by >= list.Count)
            return;
        (list[at], list[at + by]) = (list[at + by], list[at]);
    }

    public sealed class Validator : AbstractValidator<OptionsForm>
    {
        public Validator(WebTexts texts) => RuleForEach(f => f.Options).ChildRules(o =>
        {
            o.RuleFor(x => x.Name).SetValidator(new TwoTexts.Within(texts, 100, required: true));
            o.RuleFor(x => x.New).SetValidator(new TwoTexts.Within(texts, 1000));
            o.RuleFor(x => x.New.De).Must(n => OptionForm.Parts(n).All(p => p.Length <= 150)).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 150]);
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

    /// <summary>Further values, several with a semicolon between: "S; M; L".</summary>
    public TwoTexts New { get; set; } = new();

    public static string[] Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void ApplyTo(ProductOption option)
    {
        foreach (var (place, typed) in Values.Index())
        {
            if (option.Values.Find(v => v.Id == typed.Id) is not { } value)
                continue;
            value.Name = typed.Name.ToText();
            value.Swatch = typed.Swatch.Trim();
            value.Position = place;
        }
        var english = Parts(New.En);
        foreach (var (i, name) in Parts(New.De).Index())
        {
            if (!option.Values.Exists(v => string.Equals(v.Name.De, name, StringComparison.OrdinalIgnoreCase)))
                option.Values.Add(new OptionValue { Name = new(name, english.ElementAtOrDefault(i) ?? ""), Position = option.Values.Select(v => v.Position + 1).DefaultIfEmpty(0).Max() });
        }
    }
}

/// <summary>A value of an option.</summary>
public sealed class OptionValueForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public string Swatch { get; set; } = "";
}

/// <summary>A further option with its values; the variants there are get the first.</summary>
public sealed class NewOptionForm
{
    public TwoTexts Name { get; set; } = new();

    /// <summary>One value, or several with a semicolon between.</summary>
    public TwoTexts Value { get; set; } = new();

    public Problem? AddTo(Product product)
    {
        var option = new ProductOption { Name = Name.ToText(), Position = product.Options.Select(o => o.Position + 1).DefaultIfEmpty(0).Max() };
        new OptionForm { New = Value }.ApplyTo(option);
        product.Options.Add(option);
        foreach (var variant in product.Variants)
        {
            variant.Values.Add(option.Values[0]);
            variant.RefreshName();
        }
        return null;
    }

    public sealed class Validator : AbstractValidator<NewOptionForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 100, required: true));
            RuleFor(f => f.Value).SetValidator(new TwoTexts.Within(texts, 1000, required: true));
            RuleFor(f => f.Value.De).Must(v => OptionForm.Parts(v).Length > 0).WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]);
            RuleFor(f => f.Value.De).Must(n => OptionForm.Parts(n).All(p => p.Length <= 150)).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 150]);
        }
    }
}

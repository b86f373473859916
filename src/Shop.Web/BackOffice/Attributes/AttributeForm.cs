using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.BackOffice.Variants;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Attributes;

/// <summary>A property customers filter by; the values of a choice stand one a line: "Hell = Light".</summary>
public sealed class AttributeForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public AttributeType Type { get; set; }

    public string Unit { get; set; } = "";

    public bool Filterable { get; set; } = true;

    public string Position { get; set; } = "0";

    public List<OptionValueForm> Options { get; set; } = [];

    /// <summary>Further values, one a line, English behind "=".</summary>
    public string NewOptions { get; set; } = "";

    /// <summary>A value to be moved by one place: "12:-1".</summary>
    public string Move { get; set; } = "";

    public static AttributeForm From(AttributeDefinition definition) => new()
    {
        Id = definition.Id,
        Name = TwoTexts.From(definition.Name),
        Type = definition.Type,
        Unit = definition.Unit,
        Filterable = definition.Filterable,
        Position = definition.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Options = [.. definition.Options.OrderBy(o => definition.Type == AttributeType.Number ? o.Number : o.Position).Select(o => new OptionValueForm { Id = o.Id, Name = TwoTexts.From(o.Name) })],
    };

    /// <summary>Values keep the order of the form; those of numbers, yes or no, and words are made by the products that carry them.</summary>
    public void ApplyTo(AttributeDefinition definition)
    {
        Step();
        definition.Name = Name.ToText();
        definition.Type = Type;
        definition.Unit = Unit.Trim();
        definition.Filterable = Filterable && Type != AttributeType.Text;
        definition.Position = Entered.Count(Position)!.Value;
        if (Type != AttributeType.Choice)
            return;
        foreach (var (place, form) in Options.Index())
        {
            if (definition.Options.Find(o => o.Id == form.Id) is not { } option)
                continue;
            option.Name = form.Name.ToText();
            option.Position = place;
        }
        foreach (var line in NewOptions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            var key = Slug.From(parts[0]);
            if (definition.Options.Exists(o => o.Key == key))
                continue;
            definition.Options.Add(new AttributeOption { Key = key, Name = new(parts[0], parts.Length > 1 ? parts[1] : ""), Position = definition.Options.Count });
        }
    }

    private void Step()
    {
        if (Move.Split(':') is not [var id, var by] || Options.FindIndex(o => id == o.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not (>= 0 and var at))
            return;
        var to = Math.Clamp(by == "-1" ? at - 1 : at + 1, 0, Options.Count - 1);
        (Options[at], Options[to]) = (Options[to], Options[at]);
    }

    public sealed class Validator : AbstractValidator<AttributeForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 100, required: true));
            RuleFor(f => f.Unit).MaximumLength(20).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 20]);
            RuleFor(f => f.Position).Must(p => Entered.Count(p) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleForEach(f => f.Options).ChildRules(o => o.RuleFor(x => x.Name).SetValidator(new TwoTexts.Within(texts, 150, required: true)));
            RuleFor(f => f.NewOptions).Must(t => t.Split('\n').All(l => l.Length <= 240)).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 240]);
        }
    }
}

/// <summary>The editor of an attribute with how many products carry each value.</summary>
public sealed record AttributePage(AttributeForm Form, IReadOnlyDictionary<int, int> Uses)
{
    public bool IsUsed => Uses.Values.Any(n => n > 0);
}

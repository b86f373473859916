using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>A property customers filter by, with its values one a line: "Hell = Light".</summary>
public sealed class AttributeForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public bool Filterable { get; set; } = true;

    public string Position { get; set; } = "0";

    public List<OptionValueForm> Options { get; set; } = [];

    /// <summary>Further values, one a line, English behind "=".</summary>
    public string NewOptions { get; set; } = "";

    public static AttributeForm From(AttributeDefinition definition) => new()
    {
        Id = definition.Id,
        Name = TwoTexts.From(definition.Name),
        Filterable = definition.Filterable,
        Position = definition.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Options = definition.Options.ConvertAll(o => new OptionValueForm { Id = o.Id, Name = TwoTexts.From(o.Name) }),
    };

    public void ApplyTo(AttributeDefinition definition)
    {
        definition.Name = Name.ToText();
        definition.Filterable = Filterable;
        definition.Position = Entered.Count(Position)!.Value;
        foreach (var form in Options)
        {
            if (definition.Options.Find(o => o.Id == form.Id) is { } option)
                option.Name = form.Name.ToText();
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

    public sealed class Validator : AbstractValidator<AttributeForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 100, required: true));
            RuleFor(f => f.Position).Must(p => Entered.Count(p) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleForEach(f => f.Options).ChildRules(o => o.RuleFor(x => x.Name).SetValidator(new TwoTexts.Within(texts, 150, required: true)));
            RuleFor(f => f.NewOptions).Must(t => t.Split('\n').All(l => l.Length <= 240)).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 240]);
        }
    }
}

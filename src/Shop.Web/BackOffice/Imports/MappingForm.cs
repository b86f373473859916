using FluentValidation;
using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Where the columns of a file go.</summary>
public sealed class MappingForm
{
    /// <summary>Values for all rows that the form has room for.</summary>
    public const int FixedRows = 3;

    public List<ColumnForm> Columns { get; set; } = [];

    public List<FixedForm> Fixed { get; set; } = [];

    public string? Encoding { get; set; }

    /// <summary>";", ",", "tab" or "|"; empty to see for oneself.</summary>
    public string? Separator { get; set; }

    public DecimalStyle Decimal { get; set; }

    public MatchBy Match { get; set; }

    public WriteMode Mode { get; set; }

    public int? SupplierId { get; set; }

    public string? PathSeparator { get; set; }

    public string? ProfileName { get; set; }

    /// <summary>"reload" reads the file anew with other encoding or separator; else the dry run begins.</summary>
    public string? Do { get; set; }

    public CsvShape Shape => new(CsvEncoding.Names.FirstOrDefault(n => n == Encoding), Separator switch { "tab" => '\t', ";" => ';', "," => ',', "|" => '|', _ => null });

    public static MappingForm From(ImportPlan plan, string profile) => new()
    {
        Columns = [.. plan.Columns.Select(c => new ColumnForm { Column = c.Column, Target = c.Target, Factor = Entered.Show(c.Factor), Prefix = c.Prefix })],
        Fixed = [.. plan.Fixed.Select(f => new FixedForm { Target = f.Target, Value = f.Value })],
        Encoding = plan.Encoding,
        Separator = plan.Separator switch { '\t' => "tab", { } c => c.ToString(), null => null },
        Decimal = plan.Decimal,
        Match = plan.Match,
        Mode = plan.Mode,
        SupplierId = plan.SupplierId,
        PathSeparator = plan.PathSeparator,
        ProfileName = profile,
    };

    public ImportPlan ToPlan(ImportPlan before) => before with
    {
        Columns = [.. Columns.Select(c => new ColumnPlan(c.Column ?? "", Known(c.Target)) { Factor = Entered.Number(c.Factor) is { } f && f != 1 ? f : null, Prefix = Entered.Line(c.Prefix, 20) })],
        Fixed = [.. Fixed.Where(f => Known(f.Target).Length > 0 && !string.IsNullOrWhiteSpace(f.Value)).Select(f => new FixedPlan(f.Target!, Entered.Line(f.Value, 400)))],
        Encoding = Shape.Encoding,
        Separator = Shape.Separator,
        Decimal = Decimal,
        Match = Match,
        Mode = Mode,
        SupplierId = SupplierId,
        PathSeparator = string.IsNullOrWhiteSpace(PathSeparator) ? ">" : Entered.Line(PathSeparator, 5),
        Corrections = [],
        OnlyRows = [],
    };

    private static string Known(string? target) =>
        target is ImportPlan.Choice or ImportPlan.Attribute ? target : ProductFields.Find(target ?? "")?.Key ?? "";

    public sealed class Validator : AbstractValidator<MappingForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Decimal).IsInEnum();
            RuleFor(f => f.Match).IsInEnum();
            RuleFor(f => f.Mode).IsInEnum();
            RuleFor(f => f.ProfileName).MaximumLength(120).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 120]);
            RuleForEach(f => f.Columns).ChildRules(c => c.RuleFor(x => x.Factor)
                .Must(f => string.IsNullOrWhiteSpace(f) || Entered.Number(f) is > 0 and <= 1_000_000).WithMessage(_ => texts["Bitte geben Sie eine Zahl größer als 0 ein."]));
        }
    }
}

/// <summary>One column of a file.</summary>
public sealed class ColumnForm
{
    public string? Column { get; set; }

    public string? Target { get; set; }

    public string? Factor { get; set; }

    public string? Prefix { get; set; }
}

/// <summary>A value for all rows.</summary>
public sealed class FixedForm
{
    public string? Target { get; set; }

    public string? Value { get; set; }
}

using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>Makes records of rows as a plan says.</summary>
internal sealed class RecordReader
{
    private readonly FieldReader _fields;
    private readonly List<(int Cell, ColumnPlan Plan, ProductField? Field)> _columns = [];
    private readonly List<(string Value, ProductField Field)> _fixed = [];
    private readonly bool _makesSupplierSku;

    public RecordReader(ImportPlan plan, IReadOnlyList<string> header)
    {
        _fields = new FieldReader(plan.Decimal, plan.Format == FileFormat.Own);
        var names = header.Select(ImportPlan.Squeeze).ToList();
        var taken = new HashSet<int>();
        foreach (var column in plan.Columns)
        {
            var cell = Enumerable.Range(0, names.Count).FirstOrDefault(i => names[i] == ImportPlan.Squeeze(column.Column) && !taken.Contains(i), -1);
            if (cell >= 0 && taken.Add(cell) && column.Target.Length > 0)
                _columns.Add((cell, column, ProductFields.Find(column.Target)));
        }
        _fixed.AddRange(plan.Fixed.Where(f => ProductFields.Find(f.Target) is not null).Select(f => (f.Value, ProductFields.Find(f.Target)!)));
        _makesSupplierSku = !plan.Carries(ProductFields.SupplierSku);
    }

    /// <summary>Where the cells of a field stand; −1 for a field of no column.</summary>
    public int CellOf(string field) => _columns.Find(c => c.Plan.Target == field) is { Plan: not null } found ? found.Cell : -1;

    /// <summary>The columns that are taken, with their places.</summary>
    public IEnumerable<(int Cell, string Target)> Columns => _columns.Select(c => (c.Cell, c.Plan.Target));

    public RowOutcome<ProductRecord> Read(CsvRow row)
    {
        if (row.Flaw is { } flaw)
            return flaw;
        var record = new ProductRecord(row.Number);
        foreach (var (cell, plan, field) in _columns)
        {
            var text = CsvWriting.Plain(row[cell]);
            if (text.Length > 0 && Take(record, plan, field, text) is { } why)
                return new RowRemark(row.Number, why, text) { Field = plan.Target };
        }
        foreach (var (value, field) in _fixed.Where(f => record[f.Field] is null))
        {
            if (_fields.Read(field, value, null, out var plain) is { } why)
                return new RowRemark(row.Number, why, value) { Field = field.Key };
            record[field] = plain;
        }
        return Fit(record);
    }

    private string? Take(ProductRecord record, ColumnPlan plan, ProductField? field, string text)
    {
        if (field is null)
        {
            var name = AttributeName(plan.Column);
            var list = plan.Target == ImportPlan.Choice ? record.Choices : record.Attributes;
            list.Add((name, PlainText.Of(text)));
            return name.Length > 100 || text.Length > (plan.Target == ImportPlan.Choice ? 150 : 2000) ? "„{0}“ ist zu lang für dieses Feld." : null;
        }
        if (field == ProductFields.Attributes)
            return TakeAttributes(record, text);
        if (_fields.Read(field, plan.Prefix + text, plan.Factor, out var value) is { } why)
            return why;
        record[field] = value;
        if (field == ProductFields.Sku && plan.Prefix.Length > 0 && _makesSupplierSku && text.Length <= ProductFields.SupplierSku.Longest)
            record[ProductFields.SupplierSku] = PlainText.Of(text);
        if (field == ProductFields.Content && Units.Of(FieldReader.Letters(text)) is { } inside)
            record.InlineUnit = Units.NameOf(inside.Unit);
        return null;
    }

    /// <summary>"attribute.roast" of the own format, "Merkmal: Röstung" or just "Röstung".</summary>
    private static string AttributeName(string column)
    {
        foreach (var start in new[] { "attribute.", "merkmal:", "attribute:" })
        {
            if (column.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return PlainText.Of(column[start.Length..]);
        }
        return PlainText.Of(column);
    }

    private static string? TakeAttributes(ProductRecord record, string text)
    {
        foreach (var pair in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at is < 1 or > 100)
                return "„{0}“ hat nicht die Form Name=Wert.";
            var name = PlainText.Of(pair[..at]);
            var before = record.Attributes.FindIndex(a => a.Name == name);
            var value = PlainText.Of(pair[(at + 1)..]);
            if (before >= 0)
                record.Attributes[before] = (name, record.Attributes[before].Value + "|" + value);
            else if (value.Length > 0)
                record.Attributes.Add((name, value));
        }
        return null;
    }

    /// <summary>Brings what depends on each other into the units of the shop.</summary>
    private static ProductRecord Fit(ProductRecord record)
    {
        if (record.InlineUnit.Length > 0)
            record[ProductFields.ContentUnit] = record.InlineUnit;
        else if (record[ProductFields.ContentUnit] is { } said && Units.Of(said) is { } unit)
        {
            if (record[ProductFields.Content] is { } content && unit.Factor != 1)
                record[ProductFields.Content] = (decimal.Parse(content, System.Globalization.CultureInfo.InvariantCulture) * unit.Factor).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
            record[ProductFields.ContentUnit] = Units.NameOf(unit.Unit);
        }
        return record;
    }
}

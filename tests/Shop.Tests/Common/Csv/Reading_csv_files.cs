using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shop.Common.Csv;
using Shouldly;
using Xunit;

namespace Shop.Tests.Common.Csv;

public sealed class Reading_csv_files
{
    private static readonly CsvLayout Loose = new(["Name", "Preis"], LongestCell: 1000, Strict: false);
    private static readonly CsvLayout Strict = Loose with { Strict = true };

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_separator_is_seen_in_the_header(char separator)
    {
        var rows = Rows($"Name{separator}Preis\r\nTee{separator}2\r\n");

        rows.ShouldHaveSingleItem().Cells.ShouldBe(["Tee", "2"]);
    }

    [Fact]
    public void Utf8_with_and_without_a_mark_utf16_and_windows_1252_are_recognised()
    {
        const string text = "Name,Preis\nMünchner Röstung „fein“,2\n";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
        ];

        foreach (var file in files)
            Rows(file).ShouldHaveSingleItem()[0].ShouldBe("Münchner Röstung „fein“");
    }

    [Fact]
    public void A_row_in_another_encoding_than_the_rest_is_refused_alone()
    {
        byte[] file = [.. "Name,Preis\nKännchen,1\nTäßchen,1\n"u8, .. "T"u8, 0xE4, .. "ssli,1\n"u8, .. "Tee,2\n"u8];

        var rows = Rows(file);

        rows.Count.ShouldBe(4);
        rows.Where(r => r.Flaw is not null).ShouldHaveSingleItem().Number.ShouldBe(4);
    }

    [Fact]
    public void A_wrong_header_is_one_clear_problem_that_lists_what_is_missing()
    {
        var opened = CsvFile.Open(Source("SKU,Menge\n1,2\n"u8.ToArray()), Loose);

        opened.Problem!.Code.ShouldBe("csv-columns");
        opened.Problem.ToString().ShouldContain("Name, Preis");
        opened.Problem.ToString().ShouldContain("SKU, Menge");
    }

    [Fact]
    public void Header_names_match_without_case_spaces_and_quotes() => Rows("\" name \",PREIS\nTee,2\n").Count.ShouldBe(1);

    [Fact]
    public void A_file_that_is_no_csv_is_named_for_what_it_is()
    {
        WhyNot([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).ShouldContain("PNG");
        WhyNot([0x50, 0x4B, 0x03, 0x04, 0, 0]).ShouldContain("XLSX");
        WhyNot([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]).ShouldContain("XZ");
        WhyNot([]).ShouldContain("leer");
        WhyNot([1, 0, 2, 0, 3]).ShouldContain("keine CSV-Datei");
    }

    [Fact]
    public void Packed_files_are_read_and_broken_ones_are_named()
    {
        var packed = Pack("Name,Preis\nTee,2\n"u8.ToArray());

        Rows(packed).Count.ShouldBe(1);
        WhyNot([.. packed.AsSpan(0, 12), 1, 2, 3, 4, 5]).ShouldContain("beschädigt");
    }

    [Fact]
    public void A_decompression_bomb_is_refused()
    {
        using var bomb = new MemoryStream();
        using (var gz = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            gz.Write("Name,Preis\n"u8);
            var line = Encoding.ASCII.GetBytes(new string('a', 1 << 20) + ",1\n");
            for (var i = 0; i < 1030; i++)
                gz.Write(line);
        }

        var opened = CsvFile.Open(Source(bomb.ToArray()), Loose);

        opened.Problem!.Code.ShouldBe("csv-too-large");
    }

    [Fact]
    public void A_cell_of_5_megabytes_refuses_its_row_and_nothing_else()
    {
        var rows = Rows($"Name,Preis\nTee,1\n{new string('x', 5 << 20)},2\nKakao,3\n");

        rows.Select(r => r.Flaw is null).ShouldBe([true, false, true]);
    }

    [Fact]
    public void A_missing_quotation_mark_costs_one_row_where_rows_end_with_their_line()
    {
        var rows = Rows("Name,Preis\nTee,1\n\"Kakao,2\nKaffee,3\n\"Mate\",4\n", Strict);

        rows.Select(r => r.Flaw is null).ShouldBe([true, false, true, true]);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_said_with_the_lines_it_cost()
    {
        var rows = Rows("Name,Preis\nTee,1\n\"Kakao,2\nKaffee,3\nMate,4\n");

        rows.Count.ShouldBe(2);
        rows[1].Flaw!.ToString().ShouldNotBeEmpty();
        rows[1].Flaw!.Value.ShouldBe("3");
    }

    [Fact]
    public void An_endless_cell_ends_the_reading_with_a_sentence()
    {
        var file = CsvFile.Open(Source(Encoding.ASCII.GetBytes("Name,Preis\nTee,1\n\"" + new string('x', 40 << 20))), Loose).Value;

        file.Rows().Count().ShouldBe(1);
        file.Trouble!.Code.ShouldBe("csv-endless");
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_does_and_blank_ones_are_left_out()
    {
        var rows = Rows("Name,Preis\n\"Tee\nfein\",1\n\n,\nKakao,2\n");

        rows.Select(r => r.Number).ShouldBe([2, 5]);
    }

    [Fact]
    public void Too_few_cells_are_empty_ones_or_a_flaw_as_the_layout_says()
    {
        Rows("Name,Preis\nTee\n").ShouldHaveSingleItem()[1].ShouldBe("");
        Rows("Name,Preis\nTee\n", Strict).ShouldHaveSingleItem().Flaw.ShouldNotBeNull();
        Rows("Name,Preis\nTee,1,2\n").ShouldHaveSingleItem().Flaw.ShouldNotBeNull();
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            foreach (var layout in new[] { Loose, Strict })
            {
                byte[] file = [.. "Name,Preis\n"u8, .. bytes];
                if (CsvFile.Open(Source(file), layout) is { Ok: true } opened)
                    _ = opened.Value.Rows().Count();
                _ = CsvFile.Open(Source(bytes), layout).Ok;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_reads_back_the_same_but_for_the_apostrophe_before_formulas() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), cells =>
        {
            var lines = cells.Select(c => (IReadOnlyList<string>)[c.Get.Replace("\0", "", StringComparison.Ordinal).Trim(), "1"]).Where(l => l[0].Length > 0).ToList();
            var read = Rows(CsvWriting.Write(["Name", "Preis"], lines)).Select(r => r[0]).ToList();
            return read.Count == lines.Count && read.Zip(lines).All(x => x.First == x.Second[0] || x.First == "'" + x.Second[0] || x.Second[0].Any(char.IsSurrogate));
        }).QuickCheckThrowOnFailure();

    [SkippableFact]
    public void What_spreadsheets_would_take_for_a_formula_is_neutralised()
    {
        var file = CsvFile.Open(SharedData.Source("robustness/csv-injection.csv"), Loose with { Required = ["Artikelnummer", "Name", "Preis"] }).Value;

        foreach (var name in file.Rows().Select(r => r.Cells[1]))
            CsvWriting.Cell(name).TrimStart('"').ShouldStartWith(decimal.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out _) ? name : "'");
    }

    [Fact]
    public void Groups_are_complete_wherever_their_rows_stand()
    {
        var file = CsvFile.Open(Source("Name,Preis\nA,1\nB,2\nA,3\nC,4\nB,5\n"u8.ToArray()), Loose).Value;

        var groups = CsvGroups.Of(file, r => r[0], default).Read<string>(r => r[1], 100).ToList();

        groups.Select(g => $"{g.Key}:{string.Join("+", g.Rows)}").ShouldBe(["A:1+3", "C:4", "B:2+5"]);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gz = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gz.Write(bytes);
        return packed.ToArray();
    }

    private static string WhyNot(byte[] bytes) => CsvFile.Open(Source(bytes), Loose).Problem!.In(System.Globalization.CultureInfo.GetCultureInfo("de"));

    private static List<CsvRow> Rows(string text, CsvLayout? layout = null) => Rows(Encoding.UTF8.GetBytes(text), layout);

    private static List<CsvRow> Rows(byte[] bytes, CsvLayout? layout = null) => [.. CsvFile.Open(Source(bytes), layout ?? Loose).Value.Rows()];

    private static CsvSource Source(byte[] bytes) => CsvSource.Bytes("test.csv", bytes);
}

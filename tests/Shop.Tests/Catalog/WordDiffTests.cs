using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class WordDiffTests
{
    [Fact]
    public void A_changed_word_stands_out_and_the_rest_stays()
    {
        var parts = WordDiff.Of("Ein milder Kaffee aus Peru.", "Ein kräftiger Kaffee aus Peru.");

        parts.ShouldBe([
            new DiffPart(DiffKind.Same, "Ein "), new DiffPart(DiffKind.Removed, "milder"), new DiffPart(DiffKind.Added, "kräftiger"),
            new DiffPart(DiffKind.Same, " Kaffee aus Peru.")]);
    }

    [Fact]
    public void Neighbouring_words_are_one_change() =>
        WordDiff.Of("ganz alter Text", "sehr neuer Text").ShouldBe([
            new DiffPart(DiffKind.Removed, "ganz alter"), new DiffPart(DiffKind.Added, "sehr neuer"), new DiffPart(DiffKind.Same, " Text")]);

    [Fact]
    public void Nothing_changed_and_everything_new_are_said_plainly()
    {
        WordDiff.Of("gleich", "gleich").ShouldBe([new DiffPart(DiffKind.Same, "gleich")]);
        WordDiff.Of("", "neu").ShouldBe([new DiffPart(DiffKind.Added, "neu")]);
        WordDiff.Of("alt", "").ShouldBe([new DiffPart(DiffKind.Removed, "alt")]);
        WordDiff.Of("", "").ShouldBeEmpty();
    }

    [Fact]
    public void Both_wordings_can_be_read_out_of_the_parts_whatever_they_are() => Prop.ForAll(
        Gen.Elements("Kaffee", "Tee", " ", "  ", "\n", ",", ".", "mild", "**", "ü").ListOf().Two().ToArbitrary(),
        pair =>
        {
            var (a, b) = (string.Concat(pair.Item1), string.Concat(pair.Item2));
            var parts = WordDiff.Of(a, b);
            return string.Concat(parts.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)) == a
                && string.Concat(parts.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)) == b;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_texts_that_share_nothing_take_no_time()
    {
        var a = string.Join(' ', Enumerable.Range(0, 9_000).Select(i => "a" + i));
        var b = string.Join(' ', Enumerable.Range(0, 9_000).Select(i => "b" + i));

        WordDiff.Of(a, b).Count.ShouldBe(2);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("Mühle", "Muehle")]
    [InlineData("Mühle", "Muhle")]
    [InlineData("MÜHLE", "mühlen")]
    [InlineData("Röstkaffee", "roestkaffees")]
    [InlineData("Glas", "Gläser")]
    [InlineData("Buch", "Bücher")]
    [InlineData("Becher", "Bechern")]
    [InlineData("Tasse", "Tassen")]
    [InlineData("grün", "grüner")]
    [InlineData("rot", "roter")]
    [InlineData("neu", "neuer")]
    [InlineData("blau", "blaues")]
    [InlineData("Kapsel", "Kapseln")]
    [InlineData("weiß", "weisses")]
    [InlineData("Tarrazú", "tarrazu")]
    [InlineData("cup", "cups")]
    [InlineData("grinder", "grinders")]
    [InlineData("brush", "brushes")]
    [InlineData("berry", "berries")]
    [InlineData("tea", "teas")]
    [InlineData("press", "presses")]
    public void Forms_of_a_word_have_one_key(string one, string other) => KeyOf(one).ShouldBe(KeyOf(other));

    [Theory]
    [InlineData("Tee", "tea")]
    [InlineData("Kaffee", "Kaffeekanne")]
    [InlineData("Tasse", "Tisch")]
    [InlineData("Hell", "Halle")]
    public void Different_words_keep_different_keys(string one, string other) => KeyOf(one).ShouldNotBe(KeyOf(other));

    [Fact]
    public void Figures_and_letters_part_and_signs_separate()
    {
        SearchWords.Of("KK-HAF-250g, \"1kg\"!").Select(w => w.Plain).ShouldBe(["kk", "haf", "250", "g", "1", "kg"]);
        SearchWords.Stream(" , ").ShouldBe("");
        SearchWords.Stream("Zwei Tassen").ShouldBe(" zwei tass ");
    }

    [Fact]
    public void A_key_is_its_own_key() =>
        Words(text => SearchWords.Of(text).All(w => KeysOf(w.Key).SequenceEqual([w.Key])));

    [Fact]
    public void Case_and_spelled_out_umlauts_make_no_difference() =>
        Words(text => KeysOf(text).SequenceEqual(KeysOf(Slug.Fold(text))) && KeysOf(text).SequenceEqual(KeysOf(text.ToLowerInvariant())));

    [Fact]
    public void Keys_are_letters_or_figures_alone_so_no_engine_reads_them_as_a_sign() =>
        Words(text => SearchWords.Of(text).All(w => w.Key.Length > 0 && w.Key.All(char.IsLetterOrDigit)));

    [Fact]
    public void A_text_is_the_keys_of_its_words_in_their_order() =>
        Words(text => SearchWords.Stream(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(KeysOf(text)));

    /// <summary>Any text at all, and texts of letters that German and English words are made of.</summary>
    private static void Words(Func<string, bool> holds)
    {
        Prop.ForAll<NonNull<string>>(text => holds(text.Get)).QuickCheckThrowOnFailure();
        var letters = Gen.Elements("aeiouäöüßnsrlmtkydfgh AEOÜ12-é".ToCharArray());
        var texts = Gen.Select(Gen.ArrayOf(letters), c => new string(c));
        Prop.ForAll(Arb.From(texts), holds).QuickCheckThrowOnFailure();
    }

    private static string KeyOf(string word) => SearchWords.Of(word).Single().Key;

    private static List<string> KeysOf(string text) => [.. SearchWords.Of(text).Select(w => w.Key)];
}

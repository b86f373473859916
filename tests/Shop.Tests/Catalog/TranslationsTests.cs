using Shop.Catalog;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class TranslationsTests
{
    [Fact]
    public void English_is_stale_when_only_German_changed() => After("", new("Alt", "Old"), new("Neu", "Old")).ShouldBe("Name");

    [Fact]
    public void It_stays_stale_until_someone_rewrites_it()
    {
        After("Name", new("Neu", "Old"), new("Neu", "Old")).ShouldBe("Name");
        After("Name", new("Neu", "Old"), new("Neu", "New")).ShouldBe("");
    }

    [Fact]
    public void Whoever_says_that_it_is_still_right_is_believed() => After("Name", new("Neu", "Old"), new("Neu", "Old"), "Name").ShouldBe("");

    [Fact]
    public void What_was_never_translated_is_not_stale() => After("", new("Alt", ""), new("Neu", "")).ShouldBe("");

    [Fact]
    public void Both_changed_together_are_fine() => After("", new("Alt", "Old"), new("Neu", "New")).ShouldBe("");

    private static string After(string stale, LocalizedText before, LocalizedText now, params string[] confirmed) =>
        Translations.After(stale, Translations.Of(Named(before)), Translations.Of(Named(now)), confirmed);

    private static Product Named(LocalizedText name) => new() { Key = "p", Name = name };
}

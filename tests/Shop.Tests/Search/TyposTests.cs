using FsCheck;
using FsCheck.Fluent;
using Shop.Search;
using Shouldly;
using Xunit;

namespace Shop.Tests.Search;

public class TyposTests
{
    [Theory]
    [InlineData("kaffee", "kaffee", 0)]
    [InlineData("kafee", "kaffee", 1)]
    [InlineData("hafenlciht", "hafenlicht", 1)]
    [InlineData("espreso", "espresso", 1)]
    [InlineData("darjiling", "darjeeling", 2)]
    [InlineData("", "ab", 2)]
    public void Mistakes_are_counted(string typed, string meant, int mistakes) => Typos.Between(typed, meant, 2).ShouldBe(mistakes);

    [Fact]
    public void Words_too_far_apart_are_not_compared_to_the_end() => Typos.Between("kaffee", "teekanne", 2).ShouldBeNull();

    [Fact]
    public void The_way_back_is_as_long() => Prop.ForAll<string, string>((a, b) =>
        Typos.Between(a ?? "", b ?? "", 3) == Typos.Between(b ?? "", a ?? "", 3)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_letter_left_out_is_one_mistake() => Prop.ForAll<NonEmptyString, int>((word, at) =>
        word.Get.Remove(Math.Abs(at % word.Get.Length), 1) is var shorter && Typos.Between(shorter, word.Get, 1) == 1).QuickCheckThrowOnFailure();
}

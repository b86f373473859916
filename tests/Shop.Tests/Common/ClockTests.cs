using System.Globalization;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Common;

public class ClockTests
{
    [Theory]
    [InlineData("de-DE", "5. Dezember 2026", "5. Dez")]
    [InlineData("en-GB", "5 December 2026", "5 Dec")]
    public void Dates_in_words_follow_the_language(string culture, string longer, string shorter)
    {
        var (day, language) = (new DateOnly(2026, 12, 5), CultureInfo.GetCultureInfo(culture));

        day.Long(language).ShouldBe(longer);
        day.Short(language).ShouldStartWith(shorter);
    }
}

using Shop.Returns;
using Shop.Shipping;
using Shouldly;
using Xunit;

namespace Shop.Tests.Returns;

public class WithdrawalPeriodTests
{
    private static readonly ShippingMethod Parcel = new() { Code = "standard", DaysFrom = 1, DaysTo = 3 };

    [Theory]
    [InlineData("2026-11-02", "2026-11-05", "2026-11-19")] // Monday: with the customer by Thursday, 14 days later a Thursday
    [InlineData("2026-11-05", "2026-11-10", "2026-11-24")] // Thursday: the weekend isn't counted
    [InlineData("2026-12-07", "2026-12-10", "2026-12-24")]
    [InlineData("2026-12-08", "2026-12-11", "2026-12-28")] // Christmas Day is a Friday: the next working day is Monday
    [InlineData("2026-03-17", "2026-03-20", "2026-04-07")] // Good Friday to Easter Monday
    public void The_period_ends_fourteen_days_after_the_latest_delivery_and_never_on_a_day_off(string shipped, string arrived, string last)
    {
        var at = DateTime.SpecifyKind(DateTime.Parse(shipped + "T12:00:00", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

        var period = WithdrawalPeriod.Of(at, Parcel);

        period.ArrivedOn.ShouldBe(DateOnly.Parse(arrived, System.Globalization.CultureInfo.InvariantCulture));
        period.LastDay.ShouldBe(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        period.IsOver(period.LastDay!.Value).ShouldBeFalse();
        period.IsOver(period.LastDay.Value.AddDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void What_has_not_left_the_house_can_be_withdrawn_from_without_an_end() =>
        WithdrawalPeriod.Of((DateTime?)null, Parcel).ShouldBe(new WithdrawalPeriod(null, null));
}

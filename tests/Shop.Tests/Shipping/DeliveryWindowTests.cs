using Shop.Shipping;
using Shouldly;
using Xunit;

namespace Shop.Tests.Shipping;

public class DeliveryWindowTests
{
    [Fact]
    public void Weekends_are_not_counted() =>
        DeliveryWindow.After(new DateOnly(2026, 11, 20), 1, 3)
            .ShouldBe(new DeliveryWindow(new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 25)));

    [Fact]
    public void Nothing_arrives_on_the_day_of_the_order() =>
        DeliveryWindow.After(new DateOnly(2026, 11, 23), 0, 0).From.ShouldBe(new DateOnly(2026, 11, 24));

    [Fact]
    public void The_last_day_is_never_before_the_first() =>
        DeliveryWindow.After(new DateOnly(2026, 11, 23), 3, 1).To.ShouldBe(new DateOnly(2026, 11, 26));
}

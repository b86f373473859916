using Shop.Orders;

namespace Shop.Data.DemoData;

/// <summary>What becomes of an order, as far as it has happened by now.</summary>
internal sealed record DemoFate(DateTime? PaidAt, DateTime? ShippedAt, DateTime? CancelledAt, bool NeverPaid)
{
    public OrderState StateOf(bool paysLater) => this switch
    {
        { CancelledAt: not null } => OrderState.Cancelled,
        { ShippedAt: not null } => OrderState.Shipped,
        { PaidAt: null } when !paysLater => OrderState.AwaitingPayment,
        _ => OrderState.ReadyToShip,
    };

    /// <summary>Rolls the dice for one order.</summary>
    public static DemoFate Of(DateTime placedAt, bool paysLater, DemoCalendar calendar, DemoDice dice)
    {
        var whole = paysLater ? OnInvoice(placedAt, dice) : InAdvance(placedAt, dice);
        return new(Past(whole.PaidAt), Past(whole.ShippedAt), Past(whole.CancelledAt), whole.NeverPaid);

        DateTime? Past(DateTime? at) => at < calendar.Now ? at : null;
    }

    /// <summary>Money first: most transfers arrive the next working days, a few never.</summary>
    private static DemoFate InAdvance(DateTime placedAt, DemoDice dice)
    {
        var day = Common.Clock.BusinessDay(placedAt);
        if (dice.Chance(0.022))
            return new(null, null, DemoCalendar.At(DemoCalendar.WorkingDay(day.AddDays(15)), 9, dice.Between(0, 59)), true);
        if (dice.Chance(0.008))
            return new(null, null, placedAt.AddMinutes(dice.Between(20, 400)), false);
        var wait = dice.Pick([1, 2, 3, 5], d => d switch { 1 => 50, 2 => 32, 3 => 13, _ => 5 });
        var paid = DemoCalendar.At(DemoCalendar.WorkingDaysAfter(day, wait), 9, dice.Between(5, 55), dice.Between(0, 59));
        return new(paid, Shipped(paid, dice), null, false);
    }

    /// <summary>Goods first: two to sixteen days later they are paid, rarely after a reminder.</summary>
    private static DemoFate OnInvoice(DateTime placedAt, DemoDice dice)
    {
        if (dice.Chance(0.012))
            return new(null, null, placedAt.AddMinutes(dice.Between(20, 400)), false);
        var shipped = Shipped(placedAt, dice);
        var days = dice.Chance(0.05) ? dice.Between(20, 45) : dice.Between(2, 15);
        var paid = DemoCalendar.At(DemoCalendar.WorkingDay(Common.Clock.BusinessDay(shipped).AddDays(days)), 9, dice.Between(5, 55), dice.Between(0, 59));
        return new(paid, shipped, null, false);
    }

    /// <summary>The parcel service comes on working days at four; what is ready by noon mostly goes the same day.</summary>
    private static DateTime Shipped(DateTime readyAt, DemoDice dice)
    {
        var ready = Common.Clock.ToBerlin(readyAt);
        var day = DateOnly.FromDateTime(ready);
        var sameDay = ready.Hour < 12 && DemoCalendar.WorkingDay(day) == day && dice.Chance(0.75);
        return DemoCalendar.At(sameDay ? day : DemoCalendar.WorkingDay(day.AddDays(1)), 16, dice.Between(0, 29), dice.Between(0, 59));
    }
}

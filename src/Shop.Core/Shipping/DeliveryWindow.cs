namespace Shop.Shipping;

/// <summary>The days on which a parcel ordered today arrives; weekends aren't counted.</summary>
public sealed record DeliveryWindow(DateOnly From, DateOnly To)
{
    /// <summary>Counts working days (Monday to Friday) from the day of the order.</summary>
    public static DeliveryWindow After(DateOnly today, int daysFrom, int daysTo) =>
        new(AddWorkingDays(today, daysFrom), AddWorkingDays(today, Math.Max(daysFrom, daysTo)));

    private static DateOnly AddWorkingDays(DateOnly day, int days)
    {
        for (var left = Math.Max(1, days); left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                left--;
        }
        return day;
    }
}

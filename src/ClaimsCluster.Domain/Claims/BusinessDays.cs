namespace ClaimsCluster.Domain.Claims;

/// <summary>Days on which payers answer: Monday to Friday. Holidays are not kept.</summary>
public static class BusinessDays
{
    /// <summary>The business day that is <paramref name="count"/> business days later.</summary>
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count--;
        }

        return day;
    }
}

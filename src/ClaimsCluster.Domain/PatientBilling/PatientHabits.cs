using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>How a simulated patient answers bills.</summary>
public enum PatientHabit
{
    /// <summary>Pays the first bill in full.</summary>
    FirstBill,

    /// <summary>Pays the second bill in full.</summary>
    SecondBill,

    /// <summary>Pays half of the first bill, and the rest at the third.</summary>
    InParts,

    /// <summary>Does not pay.</summary>
    Never,
}

/// <summary>How many of a hundred simulated patients have which habit; the rest never pay.</summary>
/// <param name="FirstBill">Pay at once.</param>
/// <param name="SecondBill">Pay when they are reminded.</param>
/// <param name="InParts">Pay in parts.</param>
public sealed record PatientHabits(int FirstBill, int SecondBill, int InParts)
{
    // Paid 2 to 18 days after the bill.
    private const ulong FirstDay = 2, Days = 17;

    /// <summary>House values: 62, 12 and 8; 18 never pay.</summary>
    public static PatientHabits Usual { get; } = new(62, 12, 8);

    /// <summary>The habit of an account's patient: the same for the same seed.</summary>
    public PatientHabit Of(long seed, string accountId)
    {
        var draw = (int)(Draw.Of("patient habit", $"{seed}", accountId).First % 100);
        return draw < FirstBill ? PatientHabit.FirstBill
            : draw < FirstBill + SecondBill ? PatientHabit.SecondBill
            : draw < FirstBill + SecondBill + InParts ? PatientHabit.InParts
            : PatientHabit.Never;
    }

    /// <summary>The day on which a patient pays a bill, if he pays it.</summary>
    public static DateOnly PayDay(long seed, string accountId, StatementNotice bill) =>
        bill.Date.AddDays((int)(FirstDay + Draw.Of("patient pays", $"{seed}", accountId, $"{bill.Number}").First % Days));

    /// <summary>What of a bill a patient pays; 0.00 when he lets it lie.</summary>
    /// <param name="habit">His habit.</param>
    /// <param name="bills">Bills he got since he owed nothing, with this one.</param>
    /// <param name="billed">Its amount.</param>
    public static Money Share(PatientHabit habit, int bills, Money billed) => habit switch
    {
        PatientHabit.FirstBill => billed,
        PatientHabit.SecondBill when bills >= 2 => billed,
        PatientHabit.InParts when bills == 1 => Money.Round(billed * 0.5m),
        PatientHabit.InParts when bills >= 3 => billed,
        _ => Money.Zero,
    };
}

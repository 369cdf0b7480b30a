namespace ClaimsCluster.Domain.Deciding;

/// <summary>
/// The instants of a business day, UTC. What gathers runs later than all that feeds it, and then sorts by data:
/// so outcomes do not depend on who was faster (ARCHITECTURE: determinism).
/// </summary>
public static class Instants
{
    /// <summary>Payers are asked for eligibility: 270s are cut.</summary>
    public const int EligibilityCutHour = 2;

    /// <summary>Payers answer them: 271s are written, and visits that are covered go on to be claims.</summary>
    public const int EligibilityAnswerHour = 4;

    /// <summary>Accounts give the units of authorizations to the visits that want them.</summary>
    public const int AuthorizationHour = 6;

    /// <summary>Remittances are posted.</summary>
    public const int PostingHour = 8;

    /// <summary>Simulated patients pay.</summary>
    public const int PatientPaymentHour = 10;

    /// <summary>Accounts use the money that waits, give up small balances and bill.</summary>
    public const int StatementHour = 12;

    /// <summary>Batches are cut.</summary>
    public const int BatchCutHour = 18;

    /// <summary>Payers take in what they received.</summary>
    public const int PayerInboxHour = 19;

    /// <summary>Batches tell their claims what the payer answered.</summary>
    public const int AcknowledgmentHour = 20;

    /// <summary>Payers decide.</summary>
    public const int PayerCycleHour = 22;

    /// <summary>Payers pay: 835s are written.</summary>
    public const int RemittanceHour = 23;

    /// <summary>The hour of a day, UTC.</summary>
    public static DateTimeOffset On(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);

    /// <summary>The hour on the day of <paramref name="at"/>, or the day after when it is over.</summary>
    public static DateTimeOffset NotBefore(DateTimeOffset at, int hour)
    {
        var today = On(DateOnly.FromDateTime(at.UtcDateTime), hour);
        return today >= at ? today : today.AddDays(1);
    }

    /// <summary>The first such hour that is later than <paramref name="at"/>.</summary>
    public static DateTimeOffset After(DateTimeOffset at, int hour)
    {
        var next = NotBefore(at, hour);
        return next > at ? next : next.AddDays(1);
    }
}

using ClaimsCluster.Domain.Ledger;
using Orleans;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>How far an account's billing is (D§9): statements follow each other until the patient has paid.</summary>
/// <param name="Notices">Notices sent since the patient last paid; 4 is the last.</param>
/// <param name="BillOn">The day of the next statement; null: none is coming.</param>
/// <param name="PreCollectOn">The day on which the last notice counts as unanswered; null: it was not sent.</param>
/// <param name="Last">The newest statement; null: never billed.</param>
[GenerateSerializer, Immutable, Alias("billing-cycle")]
public sealed record BillingCycle(
    [property: Id(0)] int Notices, [property: Id(1)] DateOnly? BillOn, [property: Id(2)] DateOnly? PreCollectOn,
    [property: Id(3)] StatementNotice? Last)
{
    /// <summary>The last notice of a cycle.</summary>
    public const int LastNotice = 4;

    // D§9: 3 days after the transfer, then every 30 days, then 15 days until somebody else may be asked.
    private const int FirstDays = 3, NextDays = 30, PreCollectDays = 15;

    // D§9: a balance up to this is billed once.
    private static readonly Money Small = Money.OfCents(500);

    /// <summary>Nothing to bill, and nothing was.</summary>
    public static BillingCycle None { get; } = new(0, null, null, null);

    /// <summary>Where the account stands after a posting, and when it is billed next.</summary>
    /// <param name="before">The balance open with the patient before.</param>
    /// <param name="account">The account with the posting.</param>
    /// <param name="posted">It.</param>
    public static PatientAccount After(Money before, PatientAccount account, AccountEvent.Posted posted)
    {
        var (due, cycle, today) = (account.Patient, account.Cycle, DateOnly.FromDateTime(posted.PostedAt.UtcDateTime));
        if (due <= Money.Zero)
            return account with { Standing = AccountStanding.Active, Cycle = cycle.Stopped };
        if (account.Standing == AccountStanding.Active && due > Small)
            return account with { Standing = AccountStanding.Billing, Cycle = cycle.Started(today.AddDays(FirstDays)) };
        if (posted.Kind == PostingKind.PatientPayment && due < before && cycle.Notices > 0)
            return account with { Standing = Billed(account), Cycle = cycle.Stopped with { BillOn = today.AddDays(NextDays) } };
        if (due > before && cycle.BillOn is null)
        {
            // Nobody is handed on for a balance that he has not been billed for.
            var first = due > Small ? FirstDays : NextDays;
            return account with { Standing = Billed(account), Cycle = cycle.Stopped with { BillOn = today.AddDays(first) } };
        }

        return account;
    }

    /// <summary>The cycle after a statement.</summary>
    public static BillingCycle After(StatementNotice sent)
    {
        var isLast = sent.Notice >= LastNotice;
        var isOnce = sent.Amount <= Small;
        return new(
            sent.Notice, isLast || isOnce ? null : sent.Date.AddDays(NextDays),
            isLast && !isOnce ? sent.Date.AddDays(PreCollectDays) : null, sent);
    }

    private BillingCycle Stopped => this with { Notices = 0, BillOn = null, PreCollectOn = null };

    private static AccountStanding Billed(PatientAccount account) =>
        account.Standing == AccountStanding.PreCollect ? AccountStanding.Billing : account.Standing;

    private BillingCycle Started(DateOnly on) => this with
    {
        Notices = 0,
        PreCollectOn = null,
        BillOn = BillOn is { } planned && planned < on ? planned : on,
    };
}

/// <summary>What an account remembers of a statement.</summary>
/// <param name="Number">From 1, of the account.</param>
/// <param name="Notice">1 to 4.</param>
/// <param name="Date">The day of the bill.</param>
/// <param name="DueOn">The day to pay by.</param>
/// <param name="Amount">What was billed.</param>
[GenerateSerializer, Immutable, Alias("statement-notice")]
public sealed record StatementNotice(
    [property: Id(0)] int Number, [property: Id(1)] int Notice, [property: Id(2)] DateOnly Date,
    [property: Id(3)] DateOnly DueOn, [property: Id(4)] Money Amount);

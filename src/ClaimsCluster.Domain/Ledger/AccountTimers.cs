using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Registration;
using static ClaimsCluster.Domain.Ledger.AccountEvent;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>What an account does of its own accord when its hour comes (D§9, 11.4).</summary>
internal static class AccountTimers
{
    // D§9: up to 9.99, older than 120 days, billed at least once.
    private static readonly Money SmallBalance = Money.OfCents(999);
    private const int SmallBalanceDays = 121;

    /// <summary>When the next of it is due; null at rest.</summary>
    public static DateTimeOffset? Next(PatientAccount account) => new[]
    {
        AuthorizationUnits.At(account), Settlement.At(account), Noon(account.Cycle.BillOn), Noon(account.Cycle.PreCollectOn), Noon(SmallBalanceOn(account)),
    }.Min();

    /// <summary>All that is due, in this order: money that waits, small balances, the end of the notices, a statement.</summary>
    public static IEnumerable<DomainEvent> Due(
        PatientAccount account, AccountCommand.Wake wake, Func<PatientAccount, DomainEvent, PatientAccount> evolve)
    {
        foreach (var step in Steps)
        {
            foreach (var happened in step(account, wake).ToList())
            {
                account = evolve(account, happened);
                yield return happened;
            }
        }
    }

    private static readonly Func<PatientAccount, AccountCommand, IEnumerable<DomainEvent>>[] Steps =
    [
        (account, wake) => AuthorizationUnits.At(account) <= wake.At ? AuthorizationUnits.Give(account, wake) : [],
        (account, wake) => Settlement.At(account) <= wake.At ? Settlement.OfAccount(account, wake) : [],
        (account, wake) => Noon(SmallBalanceOn(account)) <= wake.At ? GivenUp(account, wake) : [],
        (account, wake) => Noon(account.Cycle.PreCollectOn) <= wake.At ? [new PreCollected(account.Patient)] : [],
        (account, wake) => Noon(account.Cycle.BillOn) <= wake.At
            ? [new StatementIssued(StatementWriting.Of(account, DateOnly.FromDateTime(wake.At.UtcDateTime)))]
            : [],
    ];

    /// <summary>
    /// The day on which what is open may be given up; null when it may not. What a federal payer left to the patient is
    /// never waived by rule (OIG 1994), and what nobody knows the payer of is treated alike.
    /// </summary>
    private static DateOnly? SmallBalanceOn(PatientAccount account)
    {
        if (account.Patient <= Money.Zero || account.Patient > SmallBalance || account.Cycle.Last is not { } billed) return null;
        var newest = account.Claims.SelectMany(claim => claim.Lines).Max(line => line.PatientSince);
        return newest is { } since && billed.Date >= since && account.Claims.Exists(MayBeGivenUp)
            ? since.AddDays(SmallBalanceDays)
            : null;
    }

    private static bool MayBeGivenUp(ClaimBalance claim) =>
        claim.Facts is { IsFederal: false, FilingIndicator.Length: > 0 } && claim.Lines.Exists(line => line.Patient > Money.Zero);

    private static IEnumerable<Posted> GivenUp(PatientAccount account, AccountCommand wake) =>
        account.ByService().Where(MayBeGivenUp).Select(claim => new Posted(
            claim.ClaimId, PostingKind.WriteOff,
            [.. claim.Lines.Where(line => line.Patient > Money.Zero).SelectMany(line =>
                PostingRules.WriteOff(new(claim.ClaimId, line.Line, claim.Payer), AccountNumber.SmallBalance, line.Patient))],
            "small balance", "")
        { PostedAt = wake.At });

    private static DateTimeOffset? Noon(DateOnly? day) => day is { } on ? Instants.On(on, Instants.StatementHour) : null;
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Ledger.AccountEvent;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// Money of the patient that waits (1300) or is too much (2100) meets what he owes: within a claim at once, over the
/// claims of an account at its hour, the oldest service first (D§9).
/// </summary>
internal static class Settlement
{
    /// <summary>When money of one claim may meet the balance of another; null when there is nothing to do.</summary>
    public static DateTimeOffset? At(PatientAccount account) =>
        account.Patient > Money.Zero && Free(account) > Money.Zero
            ? Instants.NotBefore(account.PostedAt, Instants.StatementHour)
            : null;

    /// <summary>What the patient paid ahead and nothing has used yet.</summary>
    public static Money Waiting(PatientAccount account) => Money.Max(-account.Totals[UnappliedCash], Money.Zero);

    /// <summary>Within one claim: what is below 0.00 is a credit, and what the patient gave for it pays what he owes.</summary>
    public static IEnumerable<Posted> OfClaim(ClaimBalance claim, AccountCommand cause)
    {
        ImmutableList<JournalLine> found = [.. claim.Lines.Where(line => line.Patient < Money.Zero).SelectMany(line => Found(claim, line))];
        if (!found.IsEmpty)
        {
            yield return Post(claim.ClaimId, PostingKind.CreditFound, found, cause);
            claim = found.Aggregate(claim, (now, entry) => now.Post(entry, cause.At));
        }

        var waiting = Own(claim);
        var (parts, rest) = Spread([claim], waiting + CreditOf(claim));
        var used = waiting + CreditOf(claim) - rest;
        if (used > Money.Zero)
            yield return Post(claim.ClaimId, PostingKind.Applied, [.. Freed(claim, used - waiting), .. Applied(parts)], cause);
    }

    /// <summary>
    /// Over the claims of the account: money moves from the claim that it was paid for to the one that needs it, so that
    /// each claim's own is always told right.
    /// </summary>
    public static IEnumerable<Posted> OfAccount(PatientAccount account, AccountCommand cause)
    {
        var claims = account.ByService();
        var (parts, rest) = Spread(claims, Free(account));
        var used = Free(account) - rest;
        var entries = claims.ToDictionary(claim => claim.ClaimId, _ => new List<JournalLine>());
        foreach (var giver in claims)
        {
            var waiting = IsReserved(giver) ? Money.Zero : Own(giver);
            var given = Money.Min(used, waiting + CreditOf(giver));
            entries[giver.ClaimId].AddRange(Freed(giver, given - waiting));
            entries[giver.ClaimId].AddRange(PostingRules.Prepayment(new(giver.ClaimId, 0, null), -given));
            used -= given;
        }

        foreach (var taker in parts.GroupBy(part => part.Claim.ClaimId))
        {
            entries[taker.Key].AddRange(PostingRules.Prepayment(new(taker.Key, 0, null), taker.Sum(part => part.Amount)));
            entries[taker.Key].AddRange(Applied(taker));
        }

        return entries.Where(claim => claim.Value.Count > 0)
            .Select(claim => Post(claim.Key, PostingKind.Applied, [.. claim.Value], cause));
    }

    /// <summary>Up to an amount, the balances of claims are paid in their order, and of a claim line by line.</summary>
    public static (IReadOnlyList<(ClaimBalance Claim, int Line, Money Amount)> Parts, Money Left) Spread(
        IEnumerable<ClaimBalance> claims, Money amount)
    {
        var parts = new List<(ClaimBalance, int, Money)>();
        foreach (var claim in claims)
        {
            foreach (var line in claim.Lines.Where(line => line.Patient > Money.Zero))
            {
                var part = Money.Min(amount, line.Patient);
                if (part <= Money.Zero) return (parts, amount);
                parts.Add((claim, line.Line, part));
                amount -= part;
            }
        }

        return (parts, amount);
    }

    private static IEnumerable<JournalLine> Applied(IEnumerable<(ClaimBalance Claim, int Line, Money Amount)> parts) =>
        parts.SelectMany(part => PostingRules.PrepaymentApplied(new(part.Claim.ClaimId, part.Line, null), part.Amount));

    /// <summary>Of the claim's credits as much as is needed; nothing when that is not above 0.00.</summary>
    private static IEnumerable<JournalLine> Freed(ClaimBalance claim, Money needed)
    {
        foreach (var line in claim.Lines)
        {
            var part = Money.Min(needed, -line.Accounts[PatientCredit]);
            if (part <= Money.Zero) continue;
            foreach (var entry in PostingRules.CreditFreed(new(claim.ClaimId, line.Line, null), part)) yield return entry;
            needed -= part;
        }
    }

    /// <summary>What was given up of a line comes back first: a credit is only what the patient paid.</summary>
    private static IEnumerable<JournalLine> Found(ClaimBalance claim, LineBalance line)
    {
        var (over, at) = (-line.Patient, new PostingPlace(claim.ClaimId, line.Line, null));
        foreach (var account in new[] { SmallBalance, CharityCare, BadDebt })
        {
            var undone = Money.Min(over, line.Accounts[account]);
            if (undone <= Money.Zero) continue;
            foreach (var entry in PostingRules.WriteOff(at, account, -undone)) yield return entry;
            over -= undone;
        }

        foreach (var entry in PostingRules.CreditFound(at, PatientReceivable, over)) yield return entry;
    }

    /// <summary>Unapplied money and credits that nothing holds back.</summary>
    private static Money Free(PatientAccount account) =>
        account.Claims.Sum(claim => CreditOf(claim) + (IsReserved(claim) ? Money.Zero : Own(claim)));

    /// <summary>What was paid for the claim, or on the account, and has met no balance yet.</summary>
    private static Money Own(ClaimBalance claim) => -claim.Sum(line => line.Accounts[UnappliedCash]);

    private static Money CreditOf(ClaimBalance claim) => -claim.Sum(line => line.Accounts[PatientCredit]);

    /// <summary>A prepayment stays with its claim while insurance decides it: the payer of the money said what for.</summary>
    private static bool IsReserved(ClaimBalance claim) => claim.Sum(line => line.Insurance) > Money.Zero;

    private static Posted Post(string claimId, PostingKind kind, ImmutableList<JournalLine> entries, AccountCommand cause) =>
        new(claimId, kind, entries, cause.Source, "") { PostedAt = cause.At };
}

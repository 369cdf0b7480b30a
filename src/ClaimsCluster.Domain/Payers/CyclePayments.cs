using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Payers;

/// <summary>One payment of a cycle: its claims, what is of no claim, and BPR02.</summary>
/// <param name="Claims">Reversals first: a correction never precedes what it corrects (D§7.4).</param>
/// <param name="Provider">Its PLB.</param>
/// <param name="Trace">TRN02.</param>
public sealed record CyclePayment(
    ImmutableList<DecidedClaim> Claims, ImmutableList<ProviderAdjustment> Provider, string Trace)
{
    /// <summary>BPR02: never below 0.00.</summary>
    public Money Amount => RemittanceBalance.Payment([.. Claims.Select(claim => claim.Advice)], Provider);
}

/// <summary>Cuts a cycle's decisions into payments that balance.</summary>
public static class CyclePayments
{
    private const string Recovery = "WO";

    /// <summary>The payments, in an order made of data.</summary>
    /// <param name="decided">All decisions of the cycle for one payee.</param>
    /// <param name="forward">What the payment before left to the next one.</param>
    /// <param name="most">Claims of a payment at most.</param>
    /// <param name="traceOf">TRN02 of the payment at a place, from 0.</param>
    /// <returns>The payments, and what the last of them leaves to the next cycle.</returns>
    /// <remarks>Without decisions there is no payment, and what was forward stays so (G35).</remarks>
    public static (ImmutableList<CyclePayment> Payments, ImmutableList<ProviderAdjustment> Forward) Of(
        IEnumerable<DecidedClaim> decided, ImmutableList<ProviderAdjustment> forward, int most, Func<int, string> traceOf)
    {
        List<CyclePayment> payments = [];
        foreach (var claims in InOrder(decided).Chunk(most))
        {
            var trace = traceOf(payments.Count);
            ImmutableList<ProviderAdjustment> provider =
            [
                .. ForwardBalance.BroughtForward(forward), .. Recovered(forward), .. claims.Where(IsTakenBackLater).Select(RecoverLater),
            ];
            if (ForwardBalance.Defer([.. claims.Select(claim => claim.Advice)], provider, trace) is { } deferred) provider = provider.Add(deferred);
            forward = provider.RemoveAll(plb => plb.Amount >= Money.Zero);
            payments.Add(new([.. claims], provider, trace));
        }

        return ([.. payments], forward);
    }

    private static bool IsTakenBackLater(DecidedClaim claim) =>
        claim is { Advice.IsReversal: true, Magic.Outcome: MagicOutcome.TakeBack } && claim.Advice.Paid < Money.Zero;

    // D§7.4: below 0.00 now, so that the check stays whole, above it in the next payment; both under one reference.
    private static ProviderAdjustment RecoverLater(DecidedClaim claim) => new(Recovery, claim.Icn, claim.Advice.Paid);

    private static IEnumerable<ProviderAdjustment> Recovered(ImmutableList<ProviderAdjustment> forward) =>
        forward.Where(plb => plb.Code == Recovery).Select(plb => plb with { Amount = -plb.Amount });

    private static IEnumerable<DecidedClaim> InOrder(IEnumerable<DecidedClaim> decided) => decided
        .OrderBy(claim => !claim.Advice.IsReversal)
        .ThenBy(claim => claim.Advice.PatientControlNumber, StringComparer.Ordinal)
        .ThenBy(claim => claim.Identity, StringComparer.Ordinal);
}

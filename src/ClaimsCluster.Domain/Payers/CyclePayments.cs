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
            ImmutableList<ProviderAdjustment> broughtIn = [.. ForwardBalance.BroughtForward(forward)];
            var deferred = ForwardBalance.Defer([.. claims.Select(claim => claim.Advice)], broughtIn, trace);
            forward = deferred is null ? [] : [deferred];
            payments.Add(new([.. claims], broughtIn.AddRange(forward), trace));
        }

        return ([.. payments], forward);
    }

    private static IEnumerable<DecidedClaim> InOrder(IEnumerable<DecidedClaim> decided) => decided
        .OrderBy(claim => !claim.Advice.IsReversal)
        .ThenBy(claim => claim.Advice.PatientControlNumber, StringComparer.Ordinal)
        .ThenBy(claim => claim.Identity, StringComparer.Ordinal);
}

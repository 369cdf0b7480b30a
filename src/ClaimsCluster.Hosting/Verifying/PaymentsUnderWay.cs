using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// Payments that a run was posting when it was stopped: it posts a claim, then the account, then notes the slice. Going
/// on mends what lies between. When the run has ended there are none.
/// </summary>
internal sealed class PaymentsUnderWay(RunPlan? plan)
{
    private const string Prefix = "remit:";

    private readonly bool _isStopped = plan is { Ended: false };
    private readonly HashSet<(string Tenant, string Payment)> _payments = [];

    public void Take(StoredEntity row)
    {
        if (_isStopped && row.State is RemittancePosting { Notice: { } notice } payment && IsUnderWay(payment))
            _payments.Add((row.Record.Id.Tenant, notice.Identity));
    }

    /// <summary>Some of it may be with claims that it does not count yet.</summary>
    public static bool IsUnderWay(RemittancePosting payment) => payment.Phase == RemittancePhase.Received || !payment.Placing.IsEmpty;

    /// <summary>The claim's posting is of such a payment.</summary>
    public bool Have(string tenant, string postingIdentity) =>
        _payments.Count > 0 && PaymentOf(postingIdentity) is { } payment && _payments.Contains((tenant, payment));

    /// <summary>The payment of a claim's posting: its identity is "remit:", the payment's, the claim's ordinal and a hash.</summary>
    public static string? PaymentOf(string postingIdentity)
    {
        if (!postingIdentity.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var hash = postingIdentity.LastIndexOf(':');
        var ordinal = postingIdentity.LastIndexOf(':', hash - 1);
        return ordinal > Prefix.Length ? postingIdentity[Prefix.Length..ordinal] : null;
    }
}

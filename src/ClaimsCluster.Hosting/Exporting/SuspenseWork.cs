using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What payers sent that fits nothing yet: payments that do not balance, CLPs without a claim, answers to nothing of ours.</summary>
internal static class SuspenseWork
{
    /// <summary>A payment that is quarantined, and each CLP of one that is parked.</summary>
    public static IEnumerable<WorkItem> Of(string tenant, RemittancePosting remittance, DateOnly since)
    {
        if (remittance.Notice is not { } notice) yield break;
        if (remittance.Phase == RemittancePhase.Quarantined)
        {
            yield return Item(
                tenant, $"quarantined:{notice.Trace}:{notice.PaidOn:yyyyMMdd}", remittance.Imbalance, notice.Amount, since,
                "ask the payer for an 835 that balances");
        }

        foreach (var parked in remittance.Parked)
        {
            yield return Item(
                tenant, IdOf(notice, parked), $"CLP {parked.Ordinal} of {notice.Trace}: {parked.Reason}",
                parked.Amount, since,
                parked.Reason.StartsWith("out-of-balance", StringComparison.Ordinal)
                    ? "ask the payer for a claim that balances"
                    : "find the claim it pays");
        }
    }

    /// <summary>How a parked CLP is named on the worklist.</summary>
    public static string IdOf(PaymentNotice notice, ParkedPayment parked) => $"suspense:{notice.Trace}:{notice.PaidOn:yyyyMMdd}:{parked.Ordinal}";

    /// <summary>Answers in a file that name no batch and no claim of ours.</summary>
    public static IEnumerable<WorkItem> Of(string tenant, Interchange file) => file.Unmatched.Select(answer => Item(
        tenant, $"unmatched:{answer.Kind}:{answer.Reference}:{file.Document[..8]}",
        $"{answer.Kind} {answer.Reference} of {file.Name}: {answer.Reason}", Money.Zero,
        DateOnly.FromDateTime(file.EnterAt.UtcDateTime), "find out what it answers"));

    private static WorkItem Item(string tenant, string id, string reason, Money amount, DateOnly since, string todo) =>
        new(tenant, "suspense", id, "", "", 0, reason, amount, null, amount, since, todo);
}

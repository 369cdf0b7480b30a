using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What patient accounts leave to do: patients to pay (due), and us to pay back (credit).</summary>
internal static class PatientWork
{
    // D§9: refunds when the account's credit is more than 1.00 and no claim is open.
    private static readonly Money SmallestRefund = Money.OfCents(100);

    public static IEnumerable<WorkItem> Of(string tenant, string accountId, PatientAccount account)
    {
        if (account.Patient > Money.Zero) yield return Due(tenant, accountId, account);
        if (Credit(account) is var credit && credit > SmallestRefund && account.Insurance <= Money.Zero && account.Patient.IsZero)
            yield return new(
                tenant, "credit", $"credit:{accountId}", "", accountId, 0, "the patient paid more than he owes", credit, null, credit,
                DateOnly.FromDateTime(account.PostedAt.UtcDateTime), "pay it back to the patient");
    }

    private static WorkItem Due(string tenant, string accountId, PatientAccount account)
    {
        var since = account.Claims.SelectMany(claim => claim.Lines).Min(line => line.PatientSince)
            ?? DateOnly.FromDateTime(account.PostedAt.UtcDateTime);
        return new(
            tenant, "due", $"due:{accountId}", "", accountId, 0, Reason(account.Cycle), account.Patient, account.Cycle.Last?.DueOn, account.Patient, since,
            account.Standing == AccountStanding.PreCollect ? "decide: call, agree a plan, or write off; no agency is told by itself" : "the patient pays");
    }

    private static string Reason(BillingCycle cycle) => cycle switch
    {
        { Last: null } => "the patient owes after all payers; not billed yet",
        { BillOn: { } next } => $"the patient owes after all payers; statement {cycle.Last.Number}, the next on {next:yyyy-MM-dd}",
        _ => $"the patient owes after all payers; statement {cycle.Last.Number} was the last",
    };

    /// <summary>2100, and cash that nothing is open for.</summary>
    private static Money Credit(PatientAccount account) =>
        -account.Totals[AccountNumber.PatientCredit] - account.Totals[AccountNumber.UnappliedCash];
}

using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Domain.Tenancy;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What is set aside because our own rules fail at it (FAULTS F36): it waits for an operator, and stops nobody else.</summary>
internal static class AsideWork
{
    private static readonly Dictionary<string, Func<byte[], (string? Fault, DateTimeOffset At)>> Kinds = new()
    {
        ["claim"] = Read<Claim>,
        ["patient-account"] = Read<PatientAccount>,
        ["encounter"] = Read<Encounter>,
        ["interchange"] = Read<Interchange>,
        ["lane"] = Read<Lane>,
        ["submission-batch"] = Read<SubmissionBatch>,
        ["eligibility-batch"] = Read<EligibilityBatch>,
        ["eligibility-desk"] = Read<EligibilityDesk>,
        ["payer-inbox"] = Read<PayerInbox>,
        ["member"] = Read<Member>,
        ["remittance-run"] = Read<RemittanceRun>,
        ["remittance"] = Read<RemittancePosting>,
        ["simulated-patient"] = Read<SimulatedPatient>,
        ["control-number"] = Read<ControlNumbers>,
        ["tenant"] = Read<Tenant>,
    };

    /// <summary>All of them, of tenants and of the payers simulated here.</summary>
    public static async Task<List<WorkItem>> All(IClusterStore store)
    {
        var items = new List<WorkItem>();
        foreach (var tenant in (await store.Blobs()).Select(blob => blob.Tenant).Distinct().Order(StringComparer.Ordinal))
            foreach (var id in await store.Find(tenant, Grains.Entities.Faults.Entry.Index, Grains.Entities.Faults.Entry.Value))
                if (await store.Load(id) is { } row && Kinds[id.Kind](row.Body) is ({ } fault, var at)) items.Add(Item(id, row, fault, at));
        return items;
    }

    private static WorkItem Item(EntityId id, RowRecord row, string fault, DateTimeOffset at) => new(
        id.Tenant, "poison", $"poison:{id.Kind}:{id.Key}", id.Kind == "claim" ? id.Key : "", row.Account ?? "", 0,
        $"{id.Kind} {id.Key}: {fault}", Money.OfCents(row.AmountCents ?? 0), null, Money.OfCents(row.AmountCents ?? 0), DateOnly.FromDateTime(at.UtcDateTime),
        "mend the program, then take it up again")
    {
        Owner = "operator",
        Cause = fault,
    };

    private static (string?, DateTimeOffset) Read<S>(byte[] body)
    {
        var row = StoredBytes.Serializer.Deserialize<Row<S>>(body)!;
        return (row.Aside, row.At);
    }
}

using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Encounters;

[GrainType(Kind), HashBasedPlacement]
internal sealed class EncounterGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<Encounter>> row, Shell shell, VisitRules rules)
    : EntityGrain<Encounter, EncounterCommand>(row, tenant => new EncounterLifecycle(tenant, rules), shell), IEncounterGrain
{
    public const string Kind = "encounter";

    public async ValueTask<IReadOnlyList<EligibilityInquiry>> Inquiries(string payerId) =>
        InquiriesOf(await State(), payerId);

    internal static IReadOnlyList<EligibilityInquiry> InquiriesOf(Encounter visit, string payerId) =>
        [.. EncounterLifecycle.Unanswered(visit).Where(inquiry => inquiry.PayerId == payerId)];
}

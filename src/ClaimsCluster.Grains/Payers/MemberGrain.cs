using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Payers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Entities;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Payers;

[GrainType("member"), HashBasedPlacement]
internal sealed class MemberGrain(
    [PersistentState("row", Kinds.Storage)] IPersistentState<Row<Member>> row, Shell shell,
    PayerDirectory payers, AutoEnrolment enrolment)
    : EntityGrain<Member, MemberCommand>(row, new MemberLifecycle(payers, enrolment), shell), IMemberGrain
{
    /// <summary>One owner of a policy's accumulators; the member id itself stands in no key.</summary>
    public static EntityId IdOf(string payerId, string memberId) =>
        new("member", PayerInbox.TenantOf(payerId), Content.Key($"policy\n{payerId}\n{memberId}"));

    public async ValueTask<IReadOnlyList<DecidedClaim>> Decisions(string payeeNpi, DateOnly cycle) =>
        DecisionsOf(await State(), payeeNpi, cycle);

    internal static IReadOnlyList<DecidedClaim> DecisionsOf(Member member, string payeeNpi, DateOnly cycle) =>
        [.. member.Decided.Where(decided => decided.PayeeNpi == payeeNpi && decided.Cycle == cycle)];
}

using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Payers;
using ClaimsCluster.Abstractions.Tenancy;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Payers;
using ClaimsCluster.Simulation.Scheduling;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>The entities of the world as one process reaches them: across the simulated network.</summary>
internal sealed class SimEntities(SimWorld world, SimProcess caller) : IEntities
{
    public IEntityGrain Entity(EntityId id) => new SimReference(world, caller, id);

    public TGrain Entity<TGrain>(EntityId id) where TGrain : class, IEntityGrain => (TGrain)Entity(id);
}

/// <summary>An entity somewhere in the cluster.</summary>
internal sealed class SimReference(SimWorld world, SimProcess caller, EntityId id) : IClaimGrain, IEncounterGrain, IMemberGrain, ITenantGrain
{
    public ValueTask<Reply> Handle(Command command) =>
        new(world.Network.Call(caller, id, command, activation => activation.Host.Handle(command)));

    public ValueTask Advance(DateTimeOffset at) => new(world.Network.Call(caller, id, "advance", async activation =>
    {
        await activation.Host.Advance(at);
        return true;
    }));

    public ValueTask Work(DateTimeOffset at) => new(world.Network.Call(caller, id, "work", async activation =>
    {
        await activation.Host.Work(at);
        return true;
    }));

    public ValueTask PutAside(string fault, DateTimeOffset at) => new(world.Network.Call(caller, id, "put aside", async activation =>
    {
        await activation.Host.PutAside(fault, at);
        return true;
    }));

    public ValueTask<bool> TakeUp(DateTimeOffset at) =>
        new(world.Network.Call(caller, id, "take up", activation => activation.Host.TakeUp(at)));

    public ValueTask<OutboundFiling?> Outbound(string batch) =>
        Ask<Claim, ClaimCommand, OutboundFiling?>(claim => ClaimGrain.OutboundOf(claim, batch));

    public ValueTask<string?> FilingFor(ClaimAdvice advice) =>
        Ask<Claim, ClaimCommand, string?>(claim => PlacedFiling.Of(claim, advice)?.Clm01);

    public ValueTask<IReadOnlyList<EligibilityInquiry>> Inquiries(string payerId) =>
        Ask<Encounter, EncounterCommand, IReadOnlyList<EligibilityInquiry>>(visit => EncounterGrain.InquiriesOf(visit, payerId));

    public ValueTask<IReadOnlyList<DecidedClaim>> Decisions(string payeeNpi, DateOnly cycle) =>
        Ask<Member, MemberCommand, IReadOnlyList<DecidedClaim>>(member => MemberGrain.DecisionsOf(member, payeeNpi, cycle));

    public ValueTask<Tenant> Settings() => Ask<Tenant, EstablishTenant, Tenant>(tenant => tenant);

    private ValueTask<TAnswer> Ask<S, C, TAnswer>(Func<S, TAnswer> question) where C : Command =>
        new(world.Network.Call(caller, id, "ask", async activation => question(await ((SimActivation<S, C>)activation).State())));
}

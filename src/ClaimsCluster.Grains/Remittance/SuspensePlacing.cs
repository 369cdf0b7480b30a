using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Grains.Remittance;

/// <summary>
/// Takes a CLP out of suspense: posts it to the claim that a person named, under the number of that claim's filing, and
/// then has its suspense entry undone. A crash in between starts over: nothing is posted twice.
/// </summary>
internal sealed class SuspensePlacing(IEntities entities, ClpPosting posting)
{
    public async ValueTask<RemittanceCommand> Place(EntityId id, RemittancePosting state, OpenedPayment payment, DateTimeOffset at)
    {
        var placement = state.Placing[0];
        var parked = state.Parked.First(one => one.Ordinal == placement.Ordinal);
        var clp = payment.At(placement.Ordinal);
        var command = $"place:{placement.Ordinal}:{placement.Attempt}";
        if (RemittanceBalance.OfClaim(clp.Advice, clp.Ordinal) is { } gap) return No("out-of-balance", gap.ToString());

        var filing = await entities.Entity<IClaimGrain>(ClaimGrain.IdOf(id.Tenant, placement.ClaimId)).FilingFor(clp.Advice);
        if (filing is null) return No("unknown-filing", $"Claim {placement.ClaimId} has no filing of {clp.Advice.Charge}.");

        var ours = clp with { Advice = clp.Advice with { PatientControlNumber = filing }, Identity = parked.PlacedIdentity };
        return await posting.Post(id.Tenant, state.Notice!, placement.ClaimId, ours, $"{ours.Identity}:{placement.Attempt}", at) is { } refused
            ? No(refused.Code, refused.Reason)
            : new RemittanceCommand.RecordPlaced(placement) { CommandId = command, At = at };

        RemittanceCommand No(string code, string reason) =>
            new RemittanceCommand.RefusePlacement(placement, code, reason) { CommandId = command, At = at };
    }
}

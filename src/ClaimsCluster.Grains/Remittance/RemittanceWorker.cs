using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Tracing;

namespace ClaimsCluster.Grains.Remittance;

/// <summary>
/// Posts a payment when its turn comes: each CLP to its claim and to its account, slice by slice. What is wrong is set
/// aside in its smallest unit (D§7.2): the payment when its sum is wrong, else the CLP, with its money.
/// </summary>
internal sealed class RemittanceWorker(IClusterStore store, ClpPosting posting, SuspensePlacing placing)
    : IWorker<RemittancePosting, RemittanceCommand>
{
    private const int SliceSize = 256;
    private OpenedPayment? _opened;

    public async ValueTask<RemittanceCommand?> Step(EntityId id, RemittancePosting state, DateTimeOffset at)
    {
        var notice = state.Notice!;
        using var span = FileTrace.Begin("remittance posted", id.Tenant, notice.Document);
        span?.SetTag("claims.count", notice.Claims).SetTag("claims.posted", state.Cursor);
        var payment = _opened ??= OpenedPayment.Read(store, id.Tenant, notice);
        if (!state.Placing.IsEmpty)
        {
            _opened = null;
            return await placing.Place(id, state, payment, at);
        }

        if (payment.Claims is null)
            return new RemittanceCommand.Quarantine("An amount has a fraction of a cent.") { CommandId = "quarantine", At = at };

        if (state.Cursor == 0 && RemittanceBalance.OfPayment(notice.Amount, payment.Claims, payment.Provider) is { } gap)
            return new RemittanceCommand.Quarantine($"{gap} Out by {gap.Gap}.") { CommandId = "quarantine", At = at };

        if (state.Cursor < payment.Claims.Count) return await Post(id, state, payment, at);

        var provider = payment.Provider.SelectMany(plb => PostingRules.ProviderAdjustment(notice.PayerId, plb.Code, plb.Amount));
        _opened = null;
        return new RemittanceCommand.Finish([.. provider]) { CommandId = "finish", At = at };
    }

    private async ValueTask<RemittanceCommand> Post(EntityId id, RemittancePosting state, OpenedPayment payment, DateTimeOffset at)
    {
        var ordinals = Enumerable.Range(state.Cursor + 1, Math.Min(SliceSize, payment.Claims!.Count - state.Cursor));
        var slice = await Task.WhenAll(ordinals.Select(async ordinal =>
        {
            var clp = payment.At(ordinal);
            return (Clp: clp, ClaimId: await posting.ClaimOf(id.Tenant, state.Notice!.PayerId, clp.Advice));
        }));

        // Reversal and correction of one claim stand in one payment: in their order.
        var groups = slice.GroupBy(one => one.ClaimId ?? $"unknown {one.Clp.Ordinal}");
        var parked = await Task.WhenAll(groups.Select(group => PostInOrder(id, state.Notice!, [.. group], at)));
        return new RemittanceCommand.RecordSlice(
            slice.Length, [.. parked.SelectMany(some => some).OrderBy(one => one.Ordinal)])
        {
            CommandId = $"slice:{state.Cursor}",
            At = at,
        };
    }

    private async Task<List<ParkedPayment>> PostInOrder(
        EntityId id, PaymentNotice notice, List<(Clp Clp, string? ClaimId)> clps, DateTimeOffset at)
    {
        var parked = new List<ParkedPayment>();
        foreach (var (clp, claimId) in clps)
            if (await Refusal(id, notice, clp, claimId, at) is { } reason)
                parked.Add(new(clp.Ordinal, clp.Advice.PatientControlNumber, clp.Advice.Paid, reason, clp.Identity));
        return parked;
    }

    private async ValueTask<string?> Refusal(EntityId id, PaymentNotice notice, Clp clp, string? claimId, DateTimeOffset at)
    {
        if (RemittanceBalance.OfClaim(clp.Advice, clp.Ordinal) is { } gap) return $"out-of-balance: {gap} Out by {gap.Gap}.";
        if (claimId is null) return "unknown-claim";

        return (await posting.Post(id.Tenant, notice, claimId, clp, clp.Identity, at))?.Code;
    }
}

using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
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
        var claims = slice.GroupBy(one => one.ClaimId ?? $"unknown {one.Clp.Ordinal}");
        var told = (await Task.WhenAll(claims.Select(claim => Tell(id, state.Notice!, [.. claim], at)))).SelectMany(some => some).ToList();

        // So are those of one account: when it is billed next depends on the balances in between.
        var accounts = told.Where(one => one.Posted is not null).OrderBy(one => one.Clp.Ordinal).GroupBy(one => one.Posted!.AccountId);
        await Task.WhenAll(accounts.Select(account => Book(id, state.Notice!, [.. account], at)));
        return new RemittanceCommand.RecordSlice(
            slice.Length, [.. told.Select(one => one.Parked).OfType<ParkedPayment>().OrderBy(one => one.Ordinal)])
        {
            CommandId = $"slice:{state.Cursor}",
            At = at,
        };
    }

    private async Task<List<ToldClp>> Tell(EntityId id, PaymentNotice notice, List<(Clp Clp, string? ClaimId)> clps, DateTimeOffset at)
    {
        var told = new List<ToldClp>();
        foreach (var (clp, claimId) in clps) told.Add(await Tell(id, notice, clp, claimId, at));
        return told;
    }

    private async ValueTask<ToldClp> Tell(EntityId id, PaymentNotice notice, Clp clp, string? claimId, DateTimeOffset at)
    {
        if (RemittanceBalance.OfClaim(clp.Advice, clp.Ordinal) is { } gap) return Parked($"out-of-balance: {gap} Out by {gap.Gap}.");
        if (claimId is null) return Parked("unknown-claim");

        var (posted, refusal) = await posting.ToClaim(id.Tenant, notice, claimId, clp, clp.Identity, at);
        return refusal is null ? new(clp, posted, null) : Parked(refusal.Code);

        ToldClp Parked(string reason) => new(clp, null, new(clp.Ordinal, clp.Advice.PatientControlNumber, clp.Advice.Paid, reason, clp.Identity));
    }

    private async Task Book(EntityId id, PaymentNotice notice, List<ToldClp> told, DateTimeOffset at)
    {
        foreach (var one in told) await posting.ToAccount(id.Tenant, notice, one.Clp, one.Posted!, at);
    }

    /// <summary>A CLP whose claim has heard of it: what its account has to post, or why its money is set aside.</summary>
    private sealed record ToldClp(Clp Clp, ClaimPosted? Posted, ParkedPayment? Parked);
}

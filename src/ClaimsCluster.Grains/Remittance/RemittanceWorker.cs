using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Accounts;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Remittance;

/// <summary>
/// Posts a payment when its turn comes: refuses what does not balance, then each CLP to its claim and to its account,
/// slice by slice. What fits no claim is set aside with its money.
/// </summary>
internal sealed class RemittanceWorker(IClusterStore store, ITransport transport) : IWorker<RemittancePosting, RemittanceCommand>
{
    private const int SliceSize = 256;
    private Opened? _opened;

    public async ValueTask<RemittanceCommand?> Step(EntityId id, RemittancePosting state, DateTimeOffset at)
    {
        var notice = state.Notice!;
        _opened ??= Open(id.Tenant, notice);
        if (_opened.Claims is null)
            return new RemittanceCommand.Quarantine("An amount has a fraction of a cent.") { CommandId = "quarantine", At = at };

        if (state.Cursor == 0 && RemittanceBalance.OfTransaction(notice.Amount, _opened.Claims, _opened.Provider) is { } gap)
            return new RemittanceCommand.Quarantine(gap.ToString()) { CommandId = "quarantine", At = at };

        if (state.Cursor < _opened.Claims.Count) return await Post(id, state, at);

        var provider = _opened.Provider.SelectMany(plb => PostingRules.ProviderAdjustment(notice.PayerId, plb.Code, plb.Amount));
        _opened = null;
        return new RemittanceCommand.Finish([.. provider]) { CommandId = "finish", At = at };
    }

    private Opened Open(string tenant, PaymentNotice notice)
    {
        // Ordinals count the sets that intake accepted: the same ones are counted here.
        using var file = new OpenedFile(store, tenant, notice.Document);
        using var reader = new RemittanceReader(file.Open(), file.Inspection);
        for (var ordinal = 1; reader.TryRead(out var advice); ordinal++)
        {
            if (ordinal != notice.Ordinal) continue;
            return new(
                RemittanceIntakeWork.IdentityOf(advice),
                advice.Claims.Select(AdviceReading.Read).ToList() is var claims && claims.TrueForAll(claim => claim is not null)
                    ? [.. claims.Select(claim => claim!)]
                    : null,
                [.. advice.ProviderAdjustments.Select(plb => new Domain.Remittance.ProviderAdjustment(plb.Code, plb.Reference, Money.Round(plb.Amount)))]);
        }

        throw new InvalidOperationException($"Set {notice.Ordinal} is not in {notice.Document} any more.");
    }

    private async ValueTask<RemittanceCommand> Post(EntityId id, RemittancePosting state, DateTimeOffset at)
    {
        var slice = _opened!.Claims!.Index().Skip(state.Cursor).Take(SliceSize)
            .Select(item => new Clp(item.Index + 1, item.Item, IdentityOf(item.Index + 1, item.Item))).ToList();

        // Reversal and correction of one claim stand in one payment: in their order.
        var groups = slice.GroupBy(clp => ClaimIdentity.ClaimOf(clp.Advice.PatientControlNumber) ?? $"unknown {clp.Ordinal}");
        var parked = await Task.WhenAll(groups.Select(group => PostInOrder(id, state.Notice!, [.. group], at)));
        return new RemittanceCommand.RecordSlice(
            slice.Count, [.. parked.SelectMany(some => some).OrderBy(one => one.Ordinal)])
        {
            CommandId = $"slice:{state.Cursor}",
            At = at,
        };
    }

    private string IdentityOf(int ordinal, ClaimAdvice advice) => new PostingIdentity(
        _opened!.Identity, ordinal, advice.PatientControlNumber, advice.Icn, advice.Status).Key;

    private async Task<List<ParkedPayment>> PostInOrder(EntityId id, PaymentNotice notice, List<Clp> clps, DateTimeOffset at)
    {
        var parked = new List<ParkedPayment>();
        foreach (var clp in clps)
            if (await Post(id, notice, clp, at) is { } reason)
                parked.Add(new(clp.Ordinal, clp.Advice.PatientControlNumber, clp.Advice.Paid, reason, clp.Identity));
        return parked;
    }

    /// <returns>Null when posted; else why the CLP is set aside.</returns>
    private async ValueTask<string?> Post(EntityId id, PaymentNotice notice, Clp clp, DateTimeOffset at)
    {
        if (ClaimIdentity.ClaimOf(clp.Advice.PatientControlNumber) is not { } claimId) return "unknown-claim";

        var command = new ClaimCommand.Remit(clp.Advice, clp.Identity, notice.Trace, notice.PaidOn)
        {
            CommandId = clp.Identity,
            At = at,
            Actor = "payer",
        };
        switch (await transport.Send(ClaimGrain.IdOf(id.Tenant, claimId), command))
        {
            case ClaimPosted posted:
                var reply = await transport.Send(PatientAccountGrain.IdOf(id.Tenant, posted.AccountId), Posting(notice, clp, posted, at));
                return reply is Refused no ? throw new InvalidOperationException($"{posted.ClaimId} took a payment that its account refused: {no.Code}.") : null;
            case Repeated:
                return null;
            case Refused refused:
                return refused.Code;
            case var other:
                throw new InvalidOperationException($"A claim answered a remittance with {other.GetType().Name}.");
        }
    }

    private static AccountCommand.PostRemittance Posting(PaymentNotice notice, Clp clp, ClaimPosted posted, DateTimeOffset at)
    {
        var lines = clp.Advice.Lines.Zip(posted.LineNumbers, (line, number) => (Number: number, line.Paid, line.Adjustments))
            .GroupBy(line => line.Number)
            .Select(group => new RemittedLinePosting(
                group.Key, group.Sum(line => line.Paid), [.. group.SelectMany(line => line.Adjustments)]));
        return new AccountCommand.PostRemittance
        {
            CommandId = clp.Identity,
            At = at,
            Actor = "payer",
            Source = notice.Trace,
            ClaimId = posted.ClaimId,
            PostingIdentity = clp.Identity,
            Trace = notice.Trace,
            PayerId = posted.PayerId,
            Icn = clp.Advice.Icn,
            Paid = clp.Advice.Paid,
            Lines = [.. lines],
            ClaimAdjustments = clp.Advice.Adjustments,
            FurtherPayer = posted.FurtherPayer,
            Reversal = clp.Advice.IsReversal,
        };
    }

    private sealed record Opened(
        PaymentIdentity Identity, ImmutableList<ClaimAdvice>? Claims, ImmutableList<Domain.Remittance.ProviderAdjustment> Provider);

    private sealed record Clp(int Ordinal, ClaimAdvice Advice, string Identity);
}

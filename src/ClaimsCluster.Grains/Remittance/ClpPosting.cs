using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Accounts;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Grains.Remittance;

/// <summary>Posts CLPs: to their claims, then to the claims' accounts. Done again after a crash, it changes nothing.</summary>
internal sealed class ClpPosting(IClusterStore store, ITransport transport)
{
    /// <summary>Claims are found by payer and the payer's number of them.</summary>
    private const string IcnIndex = "icn";

    /// <summary>The claim of a CLP: CLP01 is a number of ours, else CLP07 is one that the payer gave a claim of ours (D§7.5.2).</summary>
    public async ValueTask<string?> ClaimOf(string tenant, string payerId, ClaimAdvice advice)
    {
        if (ClaimIdentity.ClaimOf(advice.PatientControlNumber) is { } claimId) return claimId;
        if (advice.Icn is not { Length: > 0 } icn) return null;

        return await store.Find(tenant, IcnIndex, $"{payerId}|{icn}") is [var only] ? only.Key : null;
    }

    /// <summary>One CLP to its claim and to its account.</summary>
    /// <returns>Null when posted; else why the CLP is set aside.</returns>
    public async ValueTask<Refused?> Post(string tenant, PaymentNotice notice, string claimId, Clp clp, string commandId, DateTimeOffset at)
    {
        var (posted, refusal) = await ToClaim(tenant, notice, claimId, clp, commandId, at);
        if (posted is not null) await ToAccount(tenant, notice, clp, posted, at);
        return refusal;
    }

    /// <returns>What its account has to post; null when it is posted, or set aside for what is refused.</returns>
    public async ValueTask<(ClaimPosted? Posted, Refused? Refusal)> ToClaim(
        string tenant, PaymentNotice notice, string claimId, Clp clp, string commandId, DateTimeOffset at)
    {
        var command = new ClaimCommand.Remit(clp.Advice, clp.Identity, notice.Trace, notice.PaidOn)
        {
            CommandId = commandId,
            At = at,
            Actor = "payer",
        };
        return await transport.Send(ClaimGrain.IdOf(tenant, claimId), command) switch
        {
            ClaimPosted posted => (posted, null),
            Repeated => (null, null),
            Refused refused => (null, refused),
            SetAside aside => (null, new Refused("set-aside", aside.Fault)),
            var other => throw new InvalidOperationException($"A claim answered a remittance with {other.GetType().Name}."),
        };
    }

    /// <summary>What a claim took, to its account.</summary>
    public async ValueTask ToAccount(string tenant, PaymentNotice notice, Clp clp, ClaimPosted posted, DateTimeOffset at)
    {
        var reply = await transport.Send(PatientAccountGrain.IdOf(tenant, posted.AccountId), Posting(notice, clp, posted, at));
        if (reply is Refused or SetAside) throw new InvalidOperationException($"{posted.ClaimId} took a payment that its account did not: {reply}.");
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
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I6: a payment is known once and a posting stands once; each decision of a payer that a claim took is one posting of
/// its account, and the other way round. The identity column is what the event says.
/// </summary>
internal sealed class NothingPostedTwice(RunPlan? plan) : Check("I6", "no payment and no claim posted twice", "postings")
{
    private readonly PaymentsUnderWay _underWay = new(plan);
    private readonly Dictionary<UInt128, Times> _payments = [];
    private readonly Dictionary<UInt128, Times> _claims = [];
    private readonly Dictionary<UInt128, Times> _journal = [];
    private readonly Dictionary<UInt128, string> _unposted = []; // Decisions that no posting followed yet: few.

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        switch (happened.Event)
        {
            case RemittanceEvent.PaymentReceived received:
                Once(_payments, happened, received.Notice.Identity, "the same payment was received before");
                break;
            case FilingEvent.Remitted remitted:
                Once(_claims, happened, remitted.PostingIdentity, "the same decision was taken before");
                _unposted[KeyOf(happened.Id.Tenant, remitted.PostingIdentity)] = remitted.PostingIdentity;
                break;
            case AccountEvent.Posted posted:
                LookedAt++;
                var isDecision = posted.Kind is PostingKind.Remittance or PostingKind.Reversal;
                Once(_journal, happened, posted.PostingIdentity, "the same posting stands before", isDecision);
                if (isDecision) _unposted.Remove(KeyOf(happened.Id.Tenant, posted.PostingIdentity));
                break;
            case RemittanceEvent.Journalled journalled:
                LookedAt++;
                Once(_journal, happened, journalled.PostingIdentity, "the same posting stands before");
                break;
        }
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row) => _underWay.Take(row);

    /// <inheritdoc/>
    public override void Finish()
    {
        foreach (var (key, identity) in _unposted)
        {
            var (id, seq) = _claims[key].First;
            if (!_underWay.Have(id.Tenant, identity)) Wrong(id, seq, "the claim took this decision, and its account has no posting of it");
        }

        foreach (var (key, posting) in _journal)
            if (posting.IsDecision && !_claims.ContainsKey(key))
                Wrong(posting.First.Id, posting.First.Seq, "the account has this posting, and no claim took such a decision");
    }

    private void Once(Dictionary<UInt128, Times> known, Happened happened, string identity, string twice, bool isDecision = false)
    {
        if (happened.Logged.Event.Identity != identity)
            Wrong(happened.Id, happened.Seq, "the identity that makes it unique is not that of its content");
        if (!known.TryAdd(KeyOf(happened.Id.Tenant, identity), new((happened.Id, happened.Seq), isDecision)))
            Wrong(happened.Id, happened.Seq, twice);
    }

    // An identity is a hundred characters; 128 bits of its hash are as unique and a tenth of the memory.
    private static UInt128 KeyOf(string tenant, string identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{identity}"), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private readonly record struct Times((EntityId Id, long Seq) First, bool IsDecision);
}

using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Payers;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>How the simulated payers came to their decisions, from their own log. Of a payer that is not simulated there is none.</summary>
public sealed class StoredDecisions(IClusterStore store, PayerDirectory payers)
{
    /// <summary>The decision about a filing; null when this store's payers made none.</summary>
    /// <param name="claim">The filing's claim.</param>
    /// <param name="filing">It, with the payer's number.</param>
    public async Task<DecidedClaim?> Of(Claim claim, Filing filing)
    {
        if (filing.Icn is not { } icn) return null;

        var bill = claim.BillOf(filing);
        var payer = payers.For(bill.PayerId, bill.PayerName).Id;
        const int FirstVersion = 1; // The payer's number names the version: a replacement has one of its own.
        var found = await store.ByIdentity(
            PayerInbox.TenantOf(payer), nameof(MemberEvent.ClaimDecided), $"{icn}:{FirstVersion}:{filing.Clm01}");
        if (found is null) return null;

        return StoreReader.Read(found) is MemberEvent.ClaimDecided decided ? decided.Decision : null;
    }
}

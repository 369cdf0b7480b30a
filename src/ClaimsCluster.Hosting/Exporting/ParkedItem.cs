using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A CLP in suspense, as the worklist names it.</summary>
/// <param name="Payment">The payment that holds it.</param>
/// <param name="ItemId">Its id on the worklist.</param>
/// <param name="Parked">What it is.</param>
public sealed record ParkedItem(EntityId Payment, string ItemId, ParkedPayment Parked)
{
    /// <summary>The parked CLPs of a tenant.</summary>
    public static async Task<IReadOnlyList<ParkedItem>> All(IClusterStore store, string tenant)
    {
        var reader = new StoreReader(store);
        var items = new List<ParkedItem>();
        await foreach (var (record, row) in reader.Rows<RemittancePosting>("remittance"))
        {
            if (record.Id.Tenant == tenant && row.State is { Notice: { } notice } payment)
                items.AddRange(payment.Parked.Select(parked => new ParkedItem(record.Id, SuspenseWork.IdOf(notice, parked), parked)));
        }

        return items;
    }

    /// <summary>The CLP as it stands now; null when it is not in suspense any more.</summary>
    public async Task<ParkedPayment?> Now(IClusterStore store)
    {
        var reader = new StoreReader(store);
        return (await reader.Row<RemittancePosting>(Payment))?.Parked.Find(parked => parked.Ordinal == Parked.Ordinal);
    }
}

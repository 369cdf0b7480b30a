using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>The worklist of a store as it stands: what the export writes, for those who look.</summary>
/// <param name="Items">Worth most first: ours, then the patients' moves; ties by claim and line.</param>
/// <param name="Today">What the books call today.</param>
public sealed record WorkReader(IReadOnlyList<WorkItem> Items, DateOnly Today)
{
    /// <summary>Reads it.</summary>
    public static async Task<WorkReader> Read(IClusterStore store, PayerDirectory payers)
    {
        var (work, today) = await new RunExport(store, payers).Work();
        return new(
            [
                .. work.OrderByDescending(item => item.IsOurs).ThenByDescending(item => item.Priority)
                    .ThenBy(item => item.ClaimId, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Id, StringComparer.Ordinal),
            ],
            today);
    }
}

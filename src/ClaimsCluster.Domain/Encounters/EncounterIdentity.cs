using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>How a visit and its inquiries are named.</summary>
public static class EncounterIdentity
{
    private const int Length = 16; // Of a visit's id.

    /// <summary>The entity of a visit.</summary>
    public static EntityId IdOf(string tenant, string visitId) => new("encounter", tenant, visitId);

    /// <summary>TRN02 of a visit's inquiry: by its round from 1 and the place of the coverage from 1.</summary>
    public static string TraceOf(string visitId, int round, int coverage) => $"{visitId}-{round}-{coverage}";

    /// <summary>The visit of a TRN02; null when it is not one of ours.</summary>
    public static string? VisitOf(string trace) => trace.Length > Length ? trace[..Length] : null;

    /// <summary>The queue of visits that a payer has still to be asked for.</summary>
    public static string EligibilityQueue(string payerId) => $"eligibility/{payerId}";
}

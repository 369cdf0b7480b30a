using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Tracing;

namespace ClaimsCluster.Hosting.Telemetry;

/// <summary>Sees each commit of this silo: counts it; and where a payer decided a claim, says so in the trace of the claim's file.</summary>
internal sealed class CommitWatch(CommitCounts counts) : ICommitWatch
{
    public void Happened(EntityId id, object state, IReadOnlyList<DomainEvent> events)
    {
        counts.Add(id, events);
        if (!FileTrace.IsWatched || state is not Claim { Source.Document: { Length: > 0 } document }) return;
        foreach (var happened in events)
            if (happened is FilingEvent.Remitted) FileTrace.Begin("claim remitted", id.Tenant, document)?.Dispose();
    }
}

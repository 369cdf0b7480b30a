using System.Diagnostics.Metrics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Intake;

namespace ClaimsCluster.Hosting.Telemetry;

/// <summary>Counts what this silo made durable: events by kind of entity, and of files what came of them.</summary>
internal sealed class CommitCounts
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _received;
    private readonly Counter<long> _finished;
    private readonly Counter<long> _claims;

    public CommitCounts(IMeterFactory meters)
    {
        var meter = meters.Create(ClusterTelemetry.Meter);
        _events = meter.CreateCounter<long>("claims.events", "{event}", "Events committed, by kind of entity.");
        _received = meter.CreateCounter<long>("claims.files.received", "{file}", "Files whose bytes are kept, by who brought them.");
        _finished = meter.CreateCounter<long>("claims.files.finished", "{file}", "Files that are handed on and answered, by what is in them.");
        _claims = meter.CreateCounter<long>("claims.intake.claims", "{claim}", "Claims of senders' files, by our answer.");
        foreach (var answer in (string[])["taken", "refused", "duplicate"]) _claims.Add(0, new KeyValuePair<string, object?>("answer", answer));
    }

    public void Add(EntityId id, IReadOnlyList<DomainEvent> events)
    {
        _events.Add(events.Count, new KeyValuePair<string, object?>("entity", id.Kind));
        if (id.Kind != InterchangeGrain.Kind) return;
        foreach (var happened in events) Count(happened);
    }

    private void Count(DomainEvent happened)
    {
        switch (happened)
        {
            case InterchangeEvent.FileReceived received:
                _received.Add(1, new KeyValuePair<string, object?>("door", received.Door == IntakeDoor.Sender ? "sender" : "payer"));
                break;
            case InterchangeEvent.FileFinished finished:
                _finished.Add(1, new KeyValuePair<string, object?>("content", finished.Content));
                break;
            case InterchangeEvent.SliceTaken slice:
                var duplicates = slice.Refused.Count(claim => claim.Duplicate);
                Answered("taken", slice.Taken);
                Answered("refused", slice.Refused.Count - duplicates);
                Answered("duplicate", duplicates);
                break;
        }
    }

    private void Answered(string answer, int count)
    {
        if (count > 0) _claims.Add(count, new KeyValuePair<string, object?>("answer", answer));
    }
}

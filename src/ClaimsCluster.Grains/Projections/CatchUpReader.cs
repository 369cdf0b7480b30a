using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Projections;

/// <summary>Something derived from the log alone, event by event.</summary>
public interface IProjection
{
    /// <summary>Takes the next event in.</summary>
    void Take(LoggedEvent logged, DomainEvent happened);
}

/// <summary>
/// Brings a projection up to date: it holds a position in the log and pages on from there. A wake-up that is lost costs
/// time, never an event.
/// </summary>
public sealed class CatchUpReader(IClusterStore store, Func<LoggedEvent, DomainEvent> read, IProjection projection)
{
    private const int Page = 1024;

    /// <summary>The last event that was taken in; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>Takes in all that is in the log by now.</summary>
    public async Task CatchUp(CancellationToken cancel = default)
    {
        while (!cancel.IsCancellationRequested)
        {
            var page = await store.Events(Position, Page);
            if (page.Count == 0) return;
            foreach (var logged in page) projection.Take(logged, read(logged));
            Position = page[^1].Position;
        }
    }
}

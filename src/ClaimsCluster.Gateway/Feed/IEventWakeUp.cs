namespace ClaimsCluster.Gateway.Feed;

/// <summary>Wakes those who wait for events. Who is woken reads the store: a false alarm costs a read, a lost one costs time.</summary>
public interface IEventWakeUp
{
    /// <summary>Completes when something may have happened.</summary>
    Task Next(CancellationToken cancel);
}

/// <summary>Without a stream to wake it: after a short while something may have happened.</summary>
internal sealed class LooksAgain(TimeSpan every) : IEventWakeUp
{
    public Task Next(CancellationToken cancel) => Task.Delay(every, cancel);
}

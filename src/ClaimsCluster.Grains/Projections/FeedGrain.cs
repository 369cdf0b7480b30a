using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace ClaimsCluster.Grains.Projections;

/// <summary>Told of commits, so that whoever follows the log need not ask it all the time. Speed, never truth.</summary>
internal interface IFeedSignal
{
    /// <summary>The log of a tenant has more events. Costs next to nothing: it is called after each commit.</summary>
    void Committed(string tenant);
}

/// <summary>Where the followers of a tenant's log wait in this cluster. Key: the tenant.</summary>
[Alias("feed-grain")]
internal interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Completes when the log has probably more events, or after <paramref name="longest"/>.</summary>
    [Alias("wait"), AlwaysInterleave]
    Task Wait(TimeSpan longest);
}

/// <summary>There are events after those that a follower knows of.</summary>
[GenerateSerializer, Immutable, Alias("log-grew")]
internal readonly record struct LogGrew;

/// <inheritdoc cref="IFeedGrain"/>
[GrainType("feed"), ImplicitStreamSubscription(Stream)]
internal sealed class FeedGrain : Grain, IFeedGrain, IStreamSubscriptionObserver, IAsyncObserver<LogGrew>
{
    /// <summary>The stream's namespace, and its provider's name.</summary>
    public const string Stream = "claims";

    private TaskCompletionSource _grew = NewSignal();

    public Task Wait(TimeSpan longest) =>
        _grew.Task.WaitAsync(longest).ContinueWith(_ => { }, TaskScheduler.Current); // A time that is over is an answer too.

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<LogGrew>().ResumeAsync(this);

    public Task OnNextAsync(LogGrew item, StreamSequenceToken? token = null)
    {
        var grew = _grew;
        _grew = NewSignal();
        grew.TrySetResult();
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask; // What is lost here costs its followers a second.

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

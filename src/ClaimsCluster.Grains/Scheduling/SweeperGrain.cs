using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace ClaimsCluster.Grains.Scheduling;

/// <summary>Under the real clock: goes on with what is due, one share of the rows each. Key: the share, from 0.</summary>
[Alias("sweeper-grain")]
internal interface ISweeperGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that it lives; it sweeps by a timer of its own.</summary>
    /// <returns>When it last ended a sweep; null: not yet since it lives.</returns>
    [Alias("wake")]
    ValueTask<DateTimeOffset?> Wake();
}

/// <inheritdoc cref="ISweeperGrain"/>
[GrainType(Kind), HashBasedPlacement]
internal sealed partial class SweeperGrain(ISharedStore store, IEntities entities, TimeProvider time, ILogger<SweeperGrain> log)
    : Grain, ISweeperGrain, IRemindable
{
    public const string Kind = "sweeper";

    /// <summary>Into how many shares the rows are divided; the stored shards divide by it.</summary>
    public const int Shares = 16;

    /// <summary>Between two looks at what is due.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private const int Page = 1024;
    private const int AtOnce = 64;
    private const string Awake = "awake";

    private DateTimeOffset? _swept;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // It wakes a sweeper whose silo died, even if nobody asks for it.
        await this.RegisterOrUpdateReminder(Awake, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), cancellationToken);
        this.RegisterGrainTimer(
            Sweep, new GrainTimerCreationOptions(TimeSpan.Zero, Period) { KeepAlive = true, Interleave = true });
    }

    public ValueTask<DateTimeOffset?> Wake() => new(_swept);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Sweep(CancellationToken cancel)
    {
        try
        {
            var part = (int)this.GetPrimaryKeyLong();
            for (; ; )
            {
                var now = time.GetUtcNow();
                var due = await store.Due(now, Page, part, Shares);
                var reachedAll = true;
                await Bounded.ForEach(due, AtOnce, async id => reachedAll = await Advance(id, now) && reachedAll, cancel);
                if (due.Count < Page || !reachedAll) break; // The rest in a second.
            }

            _swept = time.GetUtcNow();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            SweepFailed(error, this.GetPrimaryKeyLong());
        }
    }

    private async Task<bool> Advance(EntityId id, DateTimeOffset at)
    {
        try
        {
            await entities.Entity(id).Advance(at);
            return true;
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeper {Share} could not sweep; it tries again in a second.")]
    private partial void SweepFailed(Exception error, long share);
}

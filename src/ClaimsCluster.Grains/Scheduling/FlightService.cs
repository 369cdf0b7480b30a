using ClaimsCluster.Grains.Entities;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace ClaimsCluster.Grains.Scheduling;

/// <summary>One in each silo: tells whether effects run there.</summary>
[Alias("flight-service")]
internal interface IFlightService : IGrainService
{
    /// <summary>Waits a moment until nothing runs.</summary>
    /// <returns>True when nothing ran at all; else look again, at the others too.</returns>
    [Alias("idle")]
    Task<bool> Idle();
}

/// <inheritdoc cref="IFlightService"/>
[Reentrant]
internal sealed class FlightService(GrainId id, Silo silo, ILoggerFactory loggers, InFlight flight)
    : GrainService(id, silo, loggers), IFlightService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public async Task<bool> Idle()
    {
        var idle = flight.Idle();
        if (idle.IsCompleted) return true;
        await idle.WaitAsync(Moment).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return false;
    }
}

/// <summary>Quiet is when no silo of the cluster runs effects, asked one after the other without a pause between.</summary>
internal sealed class ClusterQuiet(IServiceProvider services, ISiloStatusOracle silos)
    : GrainServiceClient<IFlightService>(services), IQuiet
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);
    private const int MostRounds = 5; // Then the store is asked all the same: it is the truth.

    public async Task Idle()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var idle = await Task.WhenAll(silos.GetActiveSilos().Select(Ask));
            if (idle.All(one => one)) return;
        }
    }

    private async Task<bool> Ask(SiloAddress silo)
    {
        try
        {
            return await GetGrainService(silo).Idle().WaitAsync(LongestAnswer);
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            return true; // It is dying: what it leaves is due in the store.
        }
    }
}

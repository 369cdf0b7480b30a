using System.Net;
using System.Net.Sockets;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace ClaimsCluster.Hosting.Embedded;

/// <summary>
/// Silos in one process over one store: each an <see cref="IHost"/> of its own on loopback, started one after the other.
/// They share the store object, the membership table, the clock and the in-flight counter.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private const int StartAttempts = 5;

    private readonly List<IHost> _hosts = [];
    private readonly InFlight _flight = new();
    private readonly InProcessMembership _membership = new();

    private EmbeddedCluster(ClaimsClusterOptions options, IClusterStore store, BusinessClock clock)
    {
        Options = options;
        Store = store;
        Clock = clock;
    }

    /// <summary>What it was started with.</summary>
    public ClaimsClusterOptions Options { get; }

    /// <summary>The one store.</summary>
    public IClusterStore Store { get; }

    /// <summary>The virtual clock.</summary>
    public BusinessClock Clock { get; }

    /// <summary>How to call grains, from the first silo.</summary>
    public IGrainFactory Grains => _hosts[0].Services.GetRequiredService<IGrainFactory>();

    /// <summary>The services of each silo, in the order they were started.</summary>
    public IReadOnlyList<IServiceProvider> Silos => [.. _hosts.Select(host => host.Services)];

    /// <summary>Starts <paramref name="silos"/> silos; the clock stands at <paramref name="now"/>.</summary>
    public static async Task<EmbeddedCluster> Start(
        ClaimsClusterOptions options, IClusterStore store, int silos, DateTimeOffset now, CancellationToken cancel = default)
    {
        var cluster = new EmbeddedCluster(options, store, new BusinessClock(now));
        try
        {
            for (var number = 1; number <= silos; number++) await cluster.AddSilo(number, cancel);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves virtual time until nothing is due up to <paramref name="until"/> (the end of the life of what was put in).</summary>
    public Task RunTo(DateTimeOffset until, CancellationToken cancel = default) =>
        new VirtualDriver(Store, new OrleansEntities(Grains), _flight, Clock).RunTo(until, cancel);

    /// <summary>Stops the silos, last one first. The store stays open: it is the caller's.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var index = _hosts.Count - 1; index >= 0; index--)
        {
            await _hosts[index].StopAsync();
            _hosts[index].Dispose();
        }

        _hosts.Clear();
    }

    private async Task AddSilo(int number, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var built = Build(number);
            try
            {
                await built.StartAsync(cancel);
                _hosts.Add(built);
                return;
            }
            catch (Exception failure)
            {
                built.Dispose(); // It never ran: there is nothing to stop, and an attempt would hide why.
                if (attempt == StartAttempts || !PortIsTaken(failure)) throw;
            }
        }
    }

    private IHost Build(int number)
    {
        var host = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.Logging.SetMinimumLevel(LogLevel.Warning);
        if (Options.Log is { } log) host.Logging.AddProvider(log);
        host.Services.AddSingleton<IMembershipTable>(_membership);
        host.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = "embedded";
                cluster.ServiceId = "claims";
            });
            silo.Configure<SiloOptions>(options => options.SiloName = $"silo{number}");
            silo.Configure<EndpointOptions>(endpoint =>
            {
                endpoint.AdvertisedIPAddress = IPAddress.Loopback;
                endpoint.SiloPort = FreePort();
                endpoint.GatewayPort = 0;
            });
            silo.AddClaimsCluster(Options, Store, _flight);
        });
        return host.Build();
    }

    // Free when it was asked for; until it is bound, another process of the machine may have it.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static bool PortIsTaken(Exception? failure) =>
        failure is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (failure is AggregateException many ? many.InnerExceptions.Any(PortIsTaken) : failure is not null && PortIsTaken(failure.InnerException));
}

using System.Net;
using System.Net.Sockets;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Projections;
using ClaimsCluster.Grains.Scheduling;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>One silo of a long-running cluster, in a host of any kind.</summary>
public static class ClusterSilo
{
    private const string Invariant = "Npgsql";
    private const string ServiceId = "claims";
    private const string PubSub = "PubSubStore"; // The name that Orleans' streams look for.
    private const int StreamQueues = 2;
    private const int ProbesMissed = 3;
    private const int VotesForDeath = 2;
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EffectGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(5); // ORLEANS §8.16: by default a client hangs for a minute.
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(2);

    /// <summary>Adds a silo whose cluster meets in a PostgreSQL database.</summary>
    /// <param name="host">The host.</param>
    /// <param name="settings">How it finds its cluster.</param>
    /// <param name="plan">What the cluster's books were begun with.</param>
    /// <param name="store">This silo's store; the caller disposes it after the host.</param>
    /// <param name="connection">The database in which membership and reminders lie.</param>
    /// <param name="more">What else the silo gets.</param>
    public static void AddClusterSilo(
        this IHostApplicationBuilder host, ClusterSettings settings, RunPlan plan, ISharedStore store, string connection,
        Action<ISiloBuilder>? more = null) => host.Add(settings, plan, store, more, silo =>
    {
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Invariant, connection));
        silo.UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = (Invariant, connection));
        silo.AddAdoNetGrainStorage(PubSub, storage => (storage.Invariant, storage.ConnectionString) = (Invariant, connection));
    });

    /// <summary>Adds the one silo of a cluster that is one process, over a store that nobody else has.</summary>
    /// <inheritdoc cref="AddClusterSilo"/>
    public static void AddOnlySilo(
        this IHostApplicationBuilder host, ClusterSettings settings, RunPlan plan, ISharedStore store,
        Action<ISiloBuilder>? more = null) => host.Add(settings, plan, store, more, silo =>
    {
        silo.Services.AddSingleton<IMembershipTable>(new InProcessMembership());
        silo.UseInMemoryReminderService();
        silo.AddMemoryGrainStorage(PubSub);
    });

    /// <summary>Adds a client of a cluster: no grain lives here. It reads the same store and calls the silos.</summary>
    /// <param name="host">The host.</param>
    /// <param name="settings">How it finds the cluster.</param>
    /// <param name="plan">What the cluster's books were begun with.</param>
    /// <param name="store">This host's store; the caller disposes it after the host.</param>
    /// <param name="connection">The database in which the cluster meets.</param>
    public static void AddClusterClient(
        this IHostApplicationBuilder host, ClusterSettings settings, RunPlan plan, ISharedStore store, string connection)
    {
        host.Services.AddSingleton(plan);
        host.Services.AddSingleton(plan.ClusterOptions);
        host.Services.AddSingleton<IClusterStore>(store);
        host.Services.AddSingleton(store);
        host.Services.AddSingleton<FeedWaiting>();
        host.Services.AddSingleton<Readiness>();
        host.Services.AddHostedService(services => services.GetRequiredService<Readiness>());
        if (plan.Start is { } start) host.Services.AddSingleton(new StoredClock(store, Instants.On(start, 0)));
        if (plan.Start is not null) host.Services.AddSingleton<IVirtualClock>(services => services.GetRequiredService<StoredClock>());
        host.Services.AddSingleton<IBusinessTime>(services => services.GetService<StoredClock>() ?? (IBusinessTime)new RealTime(TimeProvider.System));
        host.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Invariant, connection));
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, ServiceId));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ClientTimeout);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh);
            client.UseConnectionRetryFilter(async (_, cancel) =>
            {
                await Task.Delay(GatewayRefresh, cancel); // No silo is up yet: it waits for one, and is not ready.
                return true;
            });
        });
    }

    private static void Add(
        this IHostApplicationBuilder host, ClusterSettings settings, RunPlan plan, ISharedStore store,
        Action<ISiloBuilder>? more, Action<ISiloBuilder> meet)
    {
        host.Services.Configure<HostOptions>(drain => drain.ShutdownTimeout = settings.DrainTimeout);
        host.UseOrleans(silo =>
        {
            meet(silo);
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, ServiceId));
            silo.Configure<SiloOptions>(named => named.SiloName = settings.SiloName);
            silo.Configure<EndpointOptions>(endpoint =>
            {
                endpoint.AdvertisedIPAddress = settings.Address;
                (endpoint.SiloPort, endpoint.GatewayPort) = Ports(settings);
            });
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = settings.ProbeTimeout;
                membership.MaxProbeTimeout = settings.MaxProbeTimeout;
                membership.NumMissedProbesLimit = ProbesMissed;
                membership.NumVotesForDeathDeclaration = VotesForDeath;
                membership.TableRefreshTimeout = TableRefresh;
                membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
            });
            silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = CallTimeout);
            silo.AddClaimsCluster(plan.ClusterOptions, store, new InFlight(), plan.Start is null ? EffectGrace : TimeSpan.Zero);
            silo.Services.AddSingleton(store);
            silo.Services.AddSingleton(plan);
            silo.Services.AddHostedService<TenantOpening>();
            silo.Services.AddSingleton<Readiness>();
            silo.Services.AddHostedService(services => services.GetRequiredService<Readiness>());
            silo.AddFeed(settings.DropsStreams);
            if (plan.Start is { } start) silo.AddVirtualTime(Instants.On(start, 0));
            else silo.AddRealTime();
            more?.Invoke(silo);
        });
    }

    private static void AddFeed(this ISiloBuilder silo, bool drops)
    {
        silo.AddMemoryStreams(FeedGrain.Stream, streams => streams.ConfigurePartitioning(StreamQueues));
        silo.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<FeedPublisher>(services, drops));
        silo.Services.AddSingleton<IFeedSignal>(services => services.GetRequiredService<FeedPublisher>());
        silo.Services.AddHostedService(services => services.GetRequiredService<FeedPublisher>());
        silo.Services.AddSingleton<FeedWaiting>();
    }

    private static void AddVirtualTime(this ISiloBuilder silo, DateTimeOffset start)
    {
        silo.AddGrainService<FlightService>();
        silo.Services.AddSingleton<ClusterQuiet>();
        silo.Services.AddSingleton(services => new StoredClock(services.GetRequiredService<ISharedStore>(), start));
        silo.Services.AddSingleton<IVirtualClock>(services => services.GetRequiredService<StoredClock>());
        silo.Services.AddSingleton<IBusinessTime>(services => services.GetRequiredService<StoredClock>());
        silo.Services.AddSingleton<IDueWork>(services => services.GetRequiredService<StoredClock>());
        silo.Services.AddSingleton<ClockDriver>();
        silo.Services.AddHostedService(services => services.GetRequiredService<ClockDriver>());
    }

    private static void AddRealTime(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<IBusinessTime>(new RealTime(TimeProvider.System));
        silo.Services.AddSingleton<SweeperWaker>();
        silo.Services.AddHostedService(services => services.GetRequiredService<SweeperWaker>());
    }

    // Two of one machine must not be told the same port: each is held until both are known.
    private static (int Silo, int Gateway) Ports(ClusterSettings settings)
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (
            settings.SiloPort > 0 ? settings.SiloPort : ((IPEndPoint)first.LocalEndpoint).Port,
            settings.GatewayPort > 0 ? settings.GatewayPort : ((IPEndPoint)second.LocalEndpoint).Port);
    }
}

using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Payers;
using ClaimsCluster.Grains.Scheduling;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using ClaimsCluster.Testing.Payers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace ClaimsCluster.Testing;

/// <summary>
/// The whole system for a test: silos in this process over a store of its own, payers who answer, and a clock that only
/// the test moves. What is set off ends before a call returns, so a test waits for nothing.
/// </summary>
public sealed partial class ClaimsTestCluster : IAsyncDisposable
{
    private const string Tenant = "default"; // A test tenant: its member ids may ask for outcomes.

    private readonly StoreFolder _folder = StoreFolder.Temporary();
    private readonly SqliteClusterStore _store;
    private readonly InFlight _flight = new();
    private readonly BusinessClock _clock;
    private readonly ClaimsClusterOptions _options;
    private readonly Dictionary<string, ScriptedPayer> _scripted;
    private InProcessTestCluster? _silos;

    private ClaimsTestCluster(ClaimsTestOptions options)
    {
        _options = new() { Seed = options.Seed, PatientsPay = options.PatientsPay, Tenant = Tenant, Payers = options.Payers };
        _clock = new BusinessClock(Instants.On(options.Start, 0));
        _store = SqliteClusterStore.Open(_folder.Database);
        _scripted = options.ScriptedPayers.Distinct()
            .ToDictionary(id => id, id => new ScriptedPayer(options.Payers.For(id, id), _store, () => _clock.Now, Deliver));
    }

    /// <summary>The business day that the clock stands in.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_clock.Now.UtcDateTime);

    private IGrainFactory Grains => _silos!.GetSiloServiceProvider().GetRequiredService<IGrainFactory>();

    /// <summary>Starts a cluster with an empty store.</summary>
    /// <param name="configure">Changes the options; null: as they are.</param>
    public static async Task<ClaimsTestCluster> Start(Action<ClaimsTestOptions>? configure = null)
    {
        var options = new ClaimsTestOptions();
        configure?.Invoke(options);
        var cluster = new ClaimsTestCluster(options);
        try
        {
            await cluster.Deploy(checked((short)options.Silos));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The payer whom the test speaks for: one of <see cref="ClaimsTestOptions.ScriptedPayers"/>.</summary>
    public ScriptedPayer Payer(string id) => _scripted.TryGetValue(id, out var payer)
        ? payer
        : throw new ArgumentException($"{id} is not scripted: add it to ScriptedPayers at the start.", nameof(id));

    /// <summary>Lets time go by until nothing is due.</summary>
    /// <param name="days">Days from now.</param>
    /// <param name="hours">And hours.</param>
    public Task Advance(int days = 0, int hours = 0) => RunTo(_clock.Now.AddDays(days).AddHours(hours));

    /// <summary>Lets time go by until that day begins (00:00 UTC); a day gone by changes nothing.</summary>
    public Task AdvanceTo(DateOnly day) => RunTo(Instants.On(day, 0));

    /// <summary>Proves the books from what is stored: the twelve checks of <c>claims verify</c>.</summary>
    /// <exception cref="BooksNotProvedException">They do not prove; it lists what is wrong.</exception>
    public async Task Verify()
    {
        var report = await Verification.Run(_store);
        if (!report.IsProved) throw new BooksNotProvedException(report);
    }

    /// <summary>Stops the silos and deletes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_silos is not null) await _silos.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Deploy(short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureHost(host => host.Logging.ClearProviders());
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddClaimsCluster(_options, _store, _flight);
            silo.Services.AddSingleton<SimulatedPayerChannel>();
            silo.Services.AddSingleton<ITradingPartnerChannel>(services => // The later one counts.
                new ScriptedChannel(services.GetRequiredService<SimulatedPayerChannel>(), _scripted));
        });
        _silos = builder.Build();
        await _silos.DeployAsync();
        await Grains.Entity(Domain.Tenancy.Tenant.IdOf(Tenant)).Handle(
            new EstablishTenant(ClaimIdentity.KeyOf(Tenant, _options.Seed), WarnOnNpi: false) { CommandId = "establish", At = _clock.Now });
    }

    private Task Deliver(Dispatch dispatch) => Deliver(_silos!.GetSiloServiceProvider().GetRequiredService<SimulatedPayerChannel>(), dispatch);

    private async Task Deliver(SimulatedPayerChannel channel, Dispatch dispatch)
    {
        await channel.Send(dispatch);
        await RunTo(_clock.Now);
    }

    private async Task RunTo(DateTimeOffset until)
    {
        await new VirtualDriver(_store, new OrleansEntities(Grains), _flight, _clock).RunTo(until);
        _clock.MoveTo(until);
    }
}

using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Hosting.Telemetry;

/// <summary>
/// Looks every 15 seconds at what the whole cluster holds. One silo does it, whoever has the lease; the others show
/// nothing of it. Who scrapes gets the last look and never waits for the store.
/// </summary>
internal sealed partial class CensusTaker : BackgroundService
{
    private const string LeaseName = "census";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromSeconds(45);

    private readonly ISharedStore _store;
    private readonly RunPlan _plan;
    private readonly IBusinessTime _time;
    private readonly ClockDriver? _driver;
    private readonly ILogger<CensusTaker> _log;
    private readonly string _holder = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private volatile Look? _last;

    public CensusTaker(ISharedStore store, RunPlan plan, IBusinessTime time, IServiceProvider services, IMeterFactory meters, ILogger<CensusTaker> log)
    {
        (_store, _plan, _time, _log) = (store, plan, time, log);
        _driver = services.GetService<ClockDriver>();
        Show(meters.Create(ClusterTelemetry.Meter));
    }

    private bool IsVirtual => _plan.Start is not null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _last = await _store.Lease(LeaseName, _holder, LeaseSpan) ? await Take() : null;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                _last = null; // No figure is better than an old one.
                NotTaken(error);
            }

            await Task.Delay(Period, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_last is null) return;
        _last = null;
        try
        {
            await _store.Release(LeaseName, _holder).AsTask().WaitAsync(cancellationToken);
        }
        catch (Exception error)
        {
            NotReleased(error);
        }
    }

    private async Task<Look> Take()
    {
        var now = await _time.Now();
        var next = await _store.NextDue();
        var census = await _store.Census();
        return new(
            [.. census.Where(row => row.Kind == ClaimGrain.Kind).Select(row => new Measurement<long>(row.Count, new KeyValuePair<string, object?>("state", row.State)))],
            (await _store.Find(_plan.Tenant, Faults.Entry.Index, Faults.Entry.Value)).Count,
            IsVirtual ? await _store.NotAtRest(now) : null,
            IsVirtual || next is null || next > now ? TimeSpan.Zero : now - next.Value,
            now);
    }

    private void Show(Meter meter)
    {
        meter.CreateObservableGauge("claims.held", () => _last?.Claims ?? [], "{claim}", "Claims of the cluster by state.");
        meter.CreateObservableGauge("claims.aside", () => Of(look => look.Aside), "{row}", "Work that is set aside because our own rules failed at it.");
        meter.CreateObservableGauge("claims.lease", Leases, description: "1 for what this silo does for the whole cluster.");
        if (IsVirtual)
        {
            meter.CreateObservableGauge("claims.due", () => Of(look => look.Due ?? 0), "{row}", "Rows with something due at the virtual clock's instant.");
            meter.CreateObservableGauge("claims.clock", () => Of(look => look.At.ToUnixTimeSeconds()), "s", "The virtual clock's instant, as Unix time.");
        }
        else
        {
            meter.CreateObservableGauge("claims.due.lag", () => Of(look => look.Lag.TotalSeconds), "s", "How long ago the oldest row was due that nobody has gone on with.");
        }
    }

    private IEnumerable<Measurement<T>> Of<T>(Func<Look, T> figure) where T : struct => _last is { } look ? [new(figure(look))] : [];

    private IEnumerable<Measurement<int>> Leases()
    {
        yield return new(_last is null ? 0 : 1, new KeyValuePair<string, object?>("lease", "census"));
        if (_driver is not null) yield return new(_driver.IsDriving ? 1 : 0, new KeyValuePair<string, object?>("lease", "clock"));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the cluster holds could not be counted; it is tried again.")]
    private partial void NotTaken(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of the census was not given back; it runs out by itself.")]
    private partial void NotReleased(Exception error);

    private sealed record Look(IReadOnlyList<Measurement<long>> Claims, int Aside, long? Due, TimeSpan Lag, DateTimeOffset At);
}

using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Scheduling;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Payers;
using ClaimsCluster.Simulation.Planting;
using ClaimsCluster.Simulation.Routing;
using ClaimsCluster.Simulation.Scheduling;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation;

/// <summary>
/// Providers, cluster, payers and patients in one thread: silos of production shells and rules over a store in memory,
/// their driver, and whatever the fault plan does to them.
/// </summary>
internal sealed partial class SimWorld : IQuiet
{
    private const long StepsAClaim = 20_000; // Many times what the worst seed took: past it nothing moves any more.

    private readonly SimWorkload _workload;
    private readonly List<SimSilo> _silos = [];
    private readonly Dictionary<EntityId, SimSilo> _homes = [];
    private readonly Dictionary<int, Queue<SimOrder>> _orders = [];
    private readonly Proof _proof;
    private readonly Books _books = new();
    private readonly TextWriter? _trace;
    private readonly int _siloCount;
    private TaskCompletionSource? _idle;
    private SimFailure? _failure;
    private SimProcess? _driver;
    private int _started;
    private bool _isDone;
    private ulong _hash = 14695981039346656037;

    /// <param name="workload">What comes in.</param>
    /// <param name="seed">Order and faults.</param>
    /// <param name="isFaulty">False: one silo, and nothing fails.</param>
    /// <param name="spared">Numbers of faults that do not happen.</param>
    /// <param name="trace">Gets a line a step; null: none.</param>
    /// <param name="bug">What is planted.</param>
    public SimWorld(
        SimWorkload workload, long seed, bool isFaulty, IReadOnlySet<int>? spared = null, TextWriter? trace = null,
        PlantedBug bug = PlantedBug.None)
    {
        (_workload, _trace, Bug) = (workload, trace, bug);
        Memory = new(bug);
        Scheduler = new();
        Chance = Chance.Of(seed, "order", 0);
        Faults = isFaulty ? new(seed, Scheduler, spared ?? new HashSet<int>()) : FaultPlan.None(Scheduler);
        Store = new("store", Scheduler);
        Machine = new("machine", Scheduler);
        Network = new(this);
        _siloCount = isFaulty ? Chance.Between(1, 5) : 1;
        _proof = new(workload.Plan);
    }

    public SimScheduler Scheduler { get; }

    public Chance Chance { get; }

    public FaultPlan Faults { get; }

    public MemoryStore Memory { get; }

    /// <summary>What is planted.</summary>
    public PlantedBug Bug { get; }

    /// <summary>Where commits become durable: it never dies.</summary>
    public SimProcess Store { get; }

    /// <summary>Starts processes again.</summary>
    public SimProcess Machine { get; }

    public SimNetwork Network { get; }

    /// <summary>How payers behave.</summary>
    public PayerManners Payers => _workload.Payers;

    /// <summary>Until then the store takes no commit.</summary>
    public long FullUntil { get; set; }

    /// <summary>Steps of filings that were seen: from, what, to.</summary>
    public HashSet<(FilingState From, FilingHappening What, FilingState To)> Rows { get; } = [];

    /// <summary>Lives the world to its end.</summary>
    public async Task<SimOutcome> Run()
    {
        foreach (var file in _workload.Files) Memory.PutBlob(_workload.Plan.Tenant, new MemoryStream(file.Bytes));
        await _workload.Plan.Save(new RestingStore(Memory));
        for (var number = 0; number < _siloCount; number++) StartSilo();
        StartDriver();
        var most = StepsAClaim * Math.Max(20, _workload.Plan.Inputs.Sum(input => input.Length) / 500);
        while (!_isDone && _failure is null)
        {
            if (!Scheduler.Step()) Fail("L", "everybody waits and nothing is on its way");
            else if (Scheduler.Steps > most) Fail("L", $"not at rest after {Scheduler.Steps:#,##0} steps");
            else if (Faults.IsActive) Disturb();
        }

        var digest = _failure is null ? await AtRest() : "";
        return new(digest, _failure, Scheduler.Steps, Faults.Hits, _hash, Rows, Memory.LastEventAt(), _poison?.Claim, _hasJumped);
    }

    /// <summary>Entities of that kind have their rules here.</summary>
    public bool CanLive(string kind) => new SimSilo(this, Machine, _workload.Options).CanActivate(new(kind, "payer:PPO01", "key"));

    /// <summary>The silo that an entity lives on, as its caller sees it; null when none is up.</summary>
    public SimSilo? Route(EntityId id)
    {
        if (!_homes.TryGetValue(id, out var home))
        {
            if (_silos.Count == 0) return null;
            _homes[id] = home = _silos[(int)(Hash(id) % (ulong)_silos.Count)];
        }

        if (_silos.Count < 2 || !Faults.IsActive || !Faults.Hit(FaultKind.TwoActivations, id)) return home;
        var other = _silos[Faults.Draw(_silos.Count)];
        if (Faults.Draw(2) == 0) _homes[id] = other;
        return other;
    }

    /// <summary>An activation of it is no more.</summary>
    public void Forget(EntityId id, SimSilo silo)
    {
        if (_homes.TryGetValue(id, out var home) && home == silo) _homes.Remove(id);
    }

    /// <inheritdoc/>
    public Task Idle()
    {
        if (IsQuiet() || Faults.Hit(FaultKind.HastySweep, "driver")) return Task.CompletedTask;
        _idle ??= new();
        return _idle.Task;
    }

    /// <summary>An effect loop has ended, or died.</summary>
    public void LookWhetherQuiet()
    {
        if (_idle is null || !IsQuiet()) return;
        var idle = _idle;
        _idle = null;
        Scheduler.After(1, Machine, _ => idle.TrySetResult());
    }

    /// <summary>Nothing but a loss may escape from an entity.</summary>
    /// <returns>True: the caller of the entity gets it.</returns>
    public bool IsExpected(Exception error)
    {
        if (!Losses.AreRetriedLater(error) && !IsOfPoison(error)) Fail("exception", $"{error.GetType().Name}: {error.Message} {PlaceOf(error)}");
        return true;
    }

    // The frame that threw: the rest is the same for all.
    private static string PlaceOf(Exception error) =>
        error.StackTrace?.Split('\n').Select(frame => frame.Trim()).FirstOrDefault(frame => frame.Contains("ClaimsCluster", StringComparison.Ordinal)) ?? "";

    /// <summary>Work that nobody awaits: what it throws ends the world.</summary>
    public async void Watch(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception error) when (IsExpected(error))
        {
            // Told as the world's failure, or a loss that its caller was told.
        }
    }

    /// <summary>A call has come to its silo.</summary>
    public void Delivered(SimProcess silo, EntityId id, object what)
    {
        Mix((ulong)Scheduler.Now);
        Mix(Hash(id));
        if (_trace is not null) Trace(silo, id, what is Command command ? $"{command.GetType().Name} {command.CommandId}" : $"{what}");
    }

    private void Fail(string invariant, string found) => _failure ??= new(invariant, found, Scheduler.Steps);

    private void StartSilo()
    {
        var process = new SimProcess($"silo{++_started}", Scheduler);
        _silos.Add(new(this, process, _workload.Options));
    }

    private void StartDriver()
    {
        var process = _driver = new SimProcess("driver", Scheduler);
        Scheduler.After(1, process, _ => Watch(Drive(process)));
    }

    /// <summary>The host's own work: it puts the files in and moves time. Killed, it starts again from the store.</summary>
    private async Task Drive(SimProcess process)
    {
        var store = new SimStore(this, process, Memory);
        var entities = new SimEntities(this, process);
        var transport = new RetryingTransport(entities, new SimTime(Scheduler, process));
        try
        {
            var plan = _workload.Plan;
            var now = await store.LastEventAt() ?? plan.Inputs.Min(input => input.EnterAt);
            var clock = new BusinessClock(now);
            await EmbeddedRun.Begin(transport, clock.Now, plan);
            var time = new VirtualDriver(store, entities, this, new SimClock(this, clock));
            foreach (var day in SimOrders.Days)
            {
                var instant = plan.Inputs.Min(input => input.EnterAt).AddDays(day);
                await time.RunTo(instant);
                clock.MoveTo(instant);
                await Mend(day, entities, clock.Now);
                await Give(OrdersOf(day, clock.Now), transport);
            }

            await time.RunTo(await EmbeddedRun.End(plan, store, clock.Now));
            _isDone = true;
        }
        catch (Exception lost) when (Losses.AreRetriedLater(lost))
        {
            Scheduler.After(TimeSpan.TicksPerSecond, Machine, _ => StartDriver());
        }
    }

    // Whom the system has answered, and be it with a refusal, does not ask again.
    private static async Task Give(Queue<SimOrder> orders, ITransport transport)
    {
        while (orders.TryPeek(out var order))
        {
            await transport.Send(order.Claim, order.Command);
            orders.Dequeue();
        }
    }

    // A person keeps his list, whatever dies.
    private Queue<SimOrder> OrdersOf(int day, DateTimeOffset at)
    {
        if (!_orders.TryGetValue(day, out var orders)) _orders[day] = orders = new(SimOrders.Of(_workload, day, at, Memory));
        return orders;
    }

    private bool IsQuiet() => _silos.TrueForAll(silo => silo.InFlight == 0);

    private void Trace(SimProcess process, EntityId id, string what) => _trace!.WriteLine(
        $"{Scheduler.Steps,8} {TimeSpan.FromTicks(Scheduler.Now):hh\\:mm\\:ss\\.ffff} {process.Name,-8} {(id.Kind is null ? "" : id.ToString())} {what}");

    private void Mix(ulong value)
    {
        unchecked
        {
            _hash = (_hash ^ value) * 1099511628211;
        }
    }

    private static ulong Hash(EntityId id)
    {
        unchecked
        {
            var hash = 14695981039346656037;
            foreach (var character in id.Kind) hash = (hash ^ character) * 1099511628211;
            foreach (var character in id.Tenant) hash = (hash ^ character) * 1099511628211;
            foreach (var character in id.Key) hash = (hash ^ character) * 1099511628211;
            return hash ^ (hash >> 32);
        }
    }
}

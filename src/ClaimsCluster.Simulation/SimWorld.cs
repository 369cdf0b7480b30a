using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Scheduling;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Planting;
using ClaimsCluster.Simulation.Routing;
using ClaimsCluster.Simulation.Scheduling;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation;

/// <summary>
/// Providers, cluster, payers and patients in one thread: silos of production shells and rules over a store in memory,
/// their driver, and whatever the fault plan does to them.
/// </summary>
internal sealed class SimWorld : IQuiet
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
        return new(digest, _failure, Scheduler.Steps, Faults.Hits, _hash, Rows, Memory.LastEventAt());
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

        if (_silos.Count < 2 || !Faults.IsActive || !Faults.Hit(FaultKind.TwoActivations, $"{id.Kind}/{id.Key}")) return home;
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
        if (!Losses.AreRetriedLater(error)) Fail("exception", $"{error.GetType().Name}: {error.Message} {PlaceOf(error)}");
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

    /// <summary>A commit is durable, or was refused by what is stored: the oracles look at it at once.</summary>
    public void Committed(SimProcess silo, RowWrite write, long etag, CommitOutcome outcome)
    {
        Mix((ulong)outcome);
        Mix((ulong)(etag + write.Events.Count));
        if (_trace is not null)
            Trace(silo, write.Id, $"  {outcome} version {etag + 1}{string.Concat(write.Events.Select(happened => $" {happened.Type}"))}");
        if (outcome != CommitOutcome.Committed || write.Events.Count == 0) return;
        foreach (var logged in Memory.Events(write.Id, null, write.Events[0].Seq - 1, int.MaxValue)) Show(logged);
        if (_proof.Broken is { } broken && broken.Report() is var report)
            Fail(report.Id, $"{report.Faults[0].Kind}/{report.Faults[0].Key}: {report.Faults[0].Found}");
    }

    private void Show(LoggedEvent logged)
    {
        var happened = Evidence.Of(logged);
        _proof.Take(happened);
        if (happened.Event is null) return;
        _books.Take(logged, happened.Event);
        if (happened.Event is FilingEvent step) Rows.Add((step.From, step.Happening, step.To));
    }

    private async Task<string> AtRest()
    {
        LookForWhatWasSent();
        if (_failure is not null) return "";
        var store = new RestingStore(Memory);
        var report = await _proof.Conclude(store, Stopwatch.StartNew());
        if (report.Checks.FirstOrDefault(check => check.Wrong > 0) is { } wrong)
        {
            var fault = wrong.Faults.Count > 0 ? $"{wrong.Faults[0].Kind}/{wrong.Faults[0].Key}: {wrong.Faults[0].Found}" : wrong.Title;
            Fail(wrong.Id, fault);
            return "";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await Export(() => new HashingStream(hash));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>claims.jsonl, ledger.csv and worklist.jsonl of a world at its end, one after the other.</summary>
    public async Task<string> ReadBooks()
    {
        var files = new List<MemoryStream>();
        await Export(() =>
        {
            files.Add(new());
            return files[^1];
        });
        return string.Concat(files.Select(file => Encoding.UTF8.GetString(file.ToArray())));
    }

    private Task Export(Func<Stream> open)
    {
        var store = new RestingStore(Memory);
        return new RunExport(store, _workload.Options.Payers).WriteOutcome(new StoreReader(store), _books, open);
    }

    /// <summary>A: each file that was acknowledged has been read to its end, and each claim in it was counted.</summary>
    private void LookForWhatWasSent()
    {
        foreach (var (file, input) in _workload.Files.Zip(_workload.Plan.Inputs))
        {
            var id = InterchangeGrain.IdOf(_workload.Plan.Tenant, input.Sha256);
            var read = Memory.Load(id) is { } record ? SimSerializers.Serializer.Deserialize<Row<Interchange>>(record.Body)?.State : null;
            var counted = read is null ? 0 : read.Taken + read.Refused + read.Duplicates;
            if (counted != file.Count) Fail("A", $"{file.Name} was acknowledged with {file.Count} claims or visits, and {counted} of them were counted");
        }
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
            var time = new VirtualDriver(store, entities, this, clock);
            foreach (var day in SimOrders.Days)
            {
                var instant = plan.Inputs.Min(input => input.EnterAt).AddDays(day);
                await time.RunTo(instant);
                clock.MoveTo(instant);
                await Give(OrdersOf(day), transport);
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
    private Queue<SimOrder> OrdersOf(int day)
    {
        if (!_orders.TryGetValue(day, out var orders)) _orders[day] = orders = new(SimOrders.Of(_workload, day, Memory));
        return orders;
    }

    /// <summary>What strikes whole processes, asked after each step.</summary>
    private void Disturb()
    {
        if (Faults.Hit(FaultKind.AllKilled, "all")) KillAll();
        if (_silos.Count == 0) return;
        if (Faults.Hit(FaultKind.SiloKilled, "a silo")) Kill(_silos[Faults.Draw(_silos.Count)]);
        if (_silos.Count == 0) return;
        if (Faults.Hit(FaultKind.SiloPaused, "a silo")) Pause(_silos[Faults.Draw(_silos.Count)]);
        if (_silos.Count > 1 && Faults.Hit(FaultKind.Partition, "two silos")) Cut(bothWays: true);
        if (_silos.Count > 1 && Faults.Hit(FaultKind.OneWayPartition, "two silos")) Cut(bothWays: false);
        if (_homes.Count > 0 && Faults.Hit(FaultKind.ActivationCollected, "an entity"))
        {
            var (id, home) = _homes.ElementAt(Faults.Draw(_homes.Count));
            home.Collect(id);
        }

        if (Faults.Hit(FaultKind.FileAgain, "sender")) SendAgain();
    }

    private void Kill(SimSilo silo)
    {
        silo.Process.Kill();
        if (_trace is not null) Trace(silo.Process, default, "KILLED");
        Leave(silo);
        Scheduler.After((1 + Faults.Draw(30)) * TimeSpan.TicksPerSecond, Machine, _ => StartSilo());
    }

    /// <summary>The others know that it is dead: its entities live elsewhere from now on.</summary>
    private void Leave(SimSilo silo)
    {
        if (!_silos.Remove(silo)) return;
        foreach (var id in _homes.Where(home => home.Value == silo).Select(home => home.Key).ToList()) _homes.Remove(id);
        Network.FailPending(silo);
        LookWhetherQuiet();
    }

    private void KillAll()
    {
        if (_trace is not null) Trace(Machine, default, "ALL KILLED");
        foreach (var silo in _silos) silo.Process.Kill();
        _silos.Clear();
        _homes.Clear();
        _idle = null;
        _driver!.Kill();
        Scheduler.After((1 + Faults.Draw(30)) * TimeSpan.TicksPerSecond, Machine, _ =>
        {
            while (_silos.Count < _siloCount) StartSilo();
            if (!_driver.IsAlive) StartDriver(); // Killed again meanwhile, it was started again once.
        });
    }

    /// <summary>Past the death timeout the others take over; the sleeper wakes, writes what it had in hand, and exits.</summary>
    private void Pause(SimSilo silo)
    {
        var seconds = Faults.Draw(20);
        silo.Process.PausedUntil = Scheduler.Now + (seconds * TimeSpan.TicksPerSecond);
        if (_trace is not null) Trace(silo.Process, default, $"PAUSED {seconds} s");
        if (seconds < 6) return;
        Scheduler.After(6 * TimeSpan.TicksPerSecond, Machine, _ => Leave(silo));
        Scheduler.After(((seconds + 1) * TimeSpan.TicksPerSecond) + Faults.Draw(10_000_000), Machine, _ =>
        {
            if (!silo.Process.IsAlive) return;
            silo.Process.Kill();
            StartSilo();
        });
    }

    private void Cut(bool bothWays)
    {
        var one = Faults.Draw(_silos.Count);
        var other = (one + 1 + Faults.Draw(_silos.Count - 1)) % _silos.Count;
        var until = Scheduler.Now + (Faults.Draw(60) * TimeSpan.TicksPerSecond);
        Network.Cut(_silos[one].Process, _silos[other].Process, until);
        if (bothWays) Network.Cut(_silos[other].Process, _silos[one].Process, until);
    }

    /// <summary>A sender who was not answered in time sends his file again; he may be early or late.</summary>
    private void SendAgain()
    {
        var plan = _workload.Plan;
        var ordinal = Faults.Draw(plan.Inputs.Count);
        var input = plan.Inputs[ordinal];
        var process = new SimProcess("sender", Scheduler);
        var transport = new RetryingTransport(new SimEntities(this, process), new SimTime(Scheduler, process));
        var at = Memory.LastEventAt() ?? input.EnterAt;
        Scheduler.After(1, process, _ => Watch(transport.Send(
            InterchangeGrain.IdOf(plan.Tenant, input.Sha256),
            new InterchangeCommand.Receive(input.Sha256, $"again-{input.Name}", input.Length, IntakeDoor.Sender, input.EnterAt, ordinal)
            {
                CommandId = $"put-in:{input.Sha256}",
                At = at,
            }).AsTask()));
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

/// <summary>Something that must hold does not.</summary>
/// <param name="Invariant">"I3", "D", "L", "exception".</param>
/// <param name="Found">What is wrong.</param>
/// <param name="Step">At which step it showed.</param>
internal sealed record SimFailure(string Invariant, string Found, long Step);

/// <summary>How a world ended.</summary>
/// <param name="Digest">SHA-256 of claims.jsonl, ledger.csv and worklist.jsonl; empty when it failed.</param>
/// <param name="Failure">Null when all holds.</param>
/// <param name="Steps">How many.</param>
/// <param name="Hits">The faults.</param>
/// <param name="TraceHash">The same seed, the same hash.</param>
/// <param name="Rows">Rows of the filing table that were walked.</param>
/// <param name="EndedAt">Business time of the last event.</param>
internal sealed record SimOutcome(
    string Digest, SimFailure? Failure, long Steps, IReadOnlyList<FaultHit> Hits, ulong TraceHash,
    IReadOnlySet<(FilingState From, FilingHappening What, FilingState To)> Rows, DateTimeOffset? EndedAt);

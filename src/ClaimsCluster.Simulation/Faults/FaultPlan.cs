using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Scheduling;

namespace ClaimsCluster.Simulation.Faults;

/// <summary>One fault that happened.</summary>
/// <param name="Number">From 1 in its world: what the shrinking switches off.</param>
/// <param name="Kind">What.</param>
/// <param name="Step">At which step.</param>
/// <param name="Where">At whom, in words.</param>
internal sealed record FaultHit(int Number, FaultKind Kind, long Step, string Where);

/// <summary>
/// Which faults a world has, drawn from its seed: a random choice of kinds at random rates, so that a seed is now all
/// kills and now all lost messages. After so many, or when it is told to heal, nothing fails any more.
/// </summary>
internal sealed class FaultPlan
{
    private const int Million = 1_000_000;

    // Once in so many opportunities, at the most and at the least. What hits a whole silo is asked at every step.
    private static readonly Dictionary<FaultKind, (int Often, int Seldom)> Rates = new()
    {
        [FaultKind.SiloKilled] = (100, 5000),
        [FaultKind.AllKilled] = (400, 20_000),
        [FaultKind.SiloPaused] = (200, 10_000),
        [FaultKind.Partition] = (400, 20_000),
        [FaultKind.OneWayPartition] = (400, 20_000),
        [FaultKind.TwoActivations] = (5, 300),
        [FaultKind.ActivationCollected] = (20, 1000),
        [FaultKind.StoreRefuses] = (8, 300),
        [FaultKind.OutcomeUnknownWritten] = (8, 300),
        [FaultKind.OutcomeUnknownLost] = (8, 300),
        [FaultKind.StoreSlow] = (8, 300),
        [FaultKind.StoreFull] = (50, 1000),
        [FaultKind.RequestLost] = (8, 400),
        [FaultKind.ReplyLost] = (8, 400),
        [FaultKind.MessageTwice] = (8, 400),
        [FaultKind.MessageLate] = (8, 400),
        [FaultKind.FileAgain] = (200, 5000),
        [FaultKind.DeliveredAgain] = (1, 10),
        [FaultKind.HastySweep] = (1, 30),
        [FaultKind.Poison] = (2, 100),
        [FaultKind.ClockJump] = (4, 60),
    };

    private const int UsualPercent = 35;

    // Their worlds do not end with the books of a world without faults, which is what most are there to show.
    private static readonly Dictionary<FaultKind, int> RarePercents = new() { [FaultKind.Poison] = 6, [FaultKind.ClockJump] = 4 };

    private readonly Chance _chance;
    private readonly SimScheduler _scheduler;
    private readonly IReadOnlySet<int> _spared;
    private readonly int[] _rates = new int[Enum.GetValues<FaultKind>().Length];
    private readonly List<FaultHit> _hits = [];
    private int _left;
    private int _number;

    /// <param name="seed">Of the world.</param>
    /// <param name="scheduler">Tells the step.</param>
    /// <param name="spared">Numbers of faults that do not happen this time.</param>
    public FaultPlan(long seed, SimScheduler scheduler, IReadOnlySet<int> spared)
    {
        (_chance, _scheduler, _spared) = (Chance.Of(seed, "faults", 0), scheduler, spared);
        _left = _chance.Between(1, 60);
        foreach (var (kind, (often, seldom)) in Rates)
        {
            if (!_chance.Percent(RarePercents.GetValueOrDefault(kind, UsualPercent))) continue;

            // Evenly over the orders of magnitude.
            var steps = _chance.Below(1 + (int)Math.Log2(seldom / often));
            _rates[(int)kind] = Million / Math.Min(seldom, often << steps);
        }
    }

    private FaultPlan(SimScheduler scheduler) =>
        (_chance, _scheduler, _spared) = (Chance.Of(0, "none", 0), scheduler, new HashSet<int>());

    /// <summary>Nothing fails.</summary>
    public static FaultPlan None(SimScheduler scheduler) => new(scheduler);

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<FaultHit> Hits => _hits;

    /// <summary>There may be more.</summary>
    public bool IsActive => _left > 0;

    /// <summary>From now on nothing fails.</summary>
    public void Heal() => _left = 0;

    /// <summary>Whether it happens here and now.</summary>
    public bool Hit(FaultKind kind, string where) => Strikes(kind) && Take(kind, where);

    /// <summary>Whether it happens to that entity now.</summary>
    public bool Hit(FaultKind kind, EntityId id) => Strikes(kind) && Take(kind, $"{id.Kind}/{id.Key}");

    /// <summary>A number for what a fault needs to know besides, from the same stream.</summary>
    public int Draw(int limit) => _chance.Below(limit);

    private bool Strikes(FaultKind kind) => _left > 0 && _rates[(int)kind] > 0 && _chance.Below(Million) < _rates[(int)kind];

    private bool Take(FaultKind kind, string where)
    {
        _left--;
        if (_spared.Contains(++_number)) return false;
        _hits.Add(new(_number, kind, _scheduler.Steps, where));
        return true;
    }
}

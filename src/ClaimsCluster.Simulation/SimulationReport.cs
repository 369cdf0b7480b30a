using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Simulation.Faults;

namespace ClaimsCluster.Simulation;

/// <summary>What worlds there were, and what was found.</summary>
public sealed class SimulationReport
{
    private const int SeedsOfANight = 20_000;

    private readonly SortedDictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _rows = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _states = new(StringComparer.Ordinal);
    private readonly List<SimulationFailure> _failures = [];

    /// <summary>Seeds that were lived.</summary>
    public long Seeds { get; private set; }

    /// <summary>Steps of all worlds.</summary>
    public long Steps { get; private set; }

    /// <summary>Time of the worlds and their comparison.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Faults by kind.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    /// <summary>
    /// After a night's seeds (20,000 and more): kinds of faults and steps of a filing's table that never happened though
    /// they can. Of what never happens nothing is proved. Empty before.
    /// </summary>
    public IReadOnlyList<string> Unseen => Seeds < SeedsOfANight
        ? []
        : [.. Enum.GetNames<FaultKind>().Where(kind => !_faults.ContainsKey(kind)), .. ReachableRows.All.Where(row => !_rows.Contains(row))];

    /// <summary>Steps of filings that were taken: "Denied, EraReversal, Reversed".</summary>
    public IReadOnlyCollection<string> Rows => _rows;

    /// <summary>Of the steps that worlds can take, those that were taken.</summary>
    public int RowsTaken => ReachableRows.All.Count(_rows.Contains);

    /// <summary>How many steps worlds can take.</summary>
    public static int RowsToTake => ReachableRows.All.Count;

    /// <summary>States that filings were in.</summary>
    public IReadOnlyCollection<string> States => _states;

    /// <summary>Seeds at which something does not hold.</summary>
    public IReadOnlyList<SimulationFailure> Failures => _failures;

    internal void Take(SimOutcome outcome, TimeSpan elapsed)
    {
        Seeds++;
        Elapsed += elapsed;
        Count(outcome);
        foreach (var hit in outcome.Hits) _faults[$"{hit.Kind}"] = _faults.GetValueOrDefault($"{hit.Kind}") + 1;
    }

    internal void TakeCalm(SimOutcome outcome) => Count(outcome);

    internal void Take(SimulationFailure failure) => _failures.Add(failure);

    private void Count(SimOutcome outcome)
    {
        Steps += outcome.Steps;
        foreach (var (from, what, to) in outcome.Rows)
        {
            _rows.Add($"{from}, {what}, {to}");
            if (from != FilingState.None) _states.Add($"{from}");
            _states.Add($"{to}");
        }
    }
}

/// <summary>A seed at which something does not hold.</summary>
/// <param name="Seed">Lives the same world again.</param>
/// <param name="Step">At which step it showed.</param>
/// <param name="Invariant">"I3", "D" (digest), "L" (not at rest), "exception".</param>
/// <param name="Found">What is wrong.</param>
/// <param name="FaultsBefore">How many faults the world had.</param>
/// <param name="Faults">The fewest that still bring something about.</param>
public sealed record SimulationFailure(
    long Seed, long Step, string Invariant, string Found, int FaultsBefore, IReadOnlyList<SimulatedFault> Faults);

/// <summary>A fault of a world.</summary>
/// <param name="Kind">What: a name of FAULTS §3.</param>
/// <param name="Step">When.</param>
/// <param name="Where">At whom.</param>
public sealed record SimulatedFault(string Kind, long Step, string Where);

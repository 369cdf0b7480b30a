using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>A stream of numbers that its name alone decides.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014) from a SHA-256 start; nothing promises that Random stays.</remarks>
internal sealed class Chance
{
    private ulong _state;

    private Chance(ulong state) => _state = state;

    /// <summary>The stream of this seed, subject and ordinal; streams of other names have nothing in common.</summary>
    public static Chance Of(long seed, string subject, long ordinal) =>
        new(Draw.Of($"{seed}", subject, $"{ordinal}").First);

    /// <summary>0 to <paramref name="limit"/> - 1; small numbers by less than one in 10^9 too often.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From <paramref name="first"/> to <paramref name="last"/>, both among them.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True so many times of a hundred.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>One of them.</summary>
    public T Of<T>(ImmutableArray<T> choices) => choices[Below(choices.Length)];

    /// <summary>One of them, each as often as its weight says.</summary>
    public T Of<T>(IReadOnlyList<T> choices, Func<T, int> weight)
    {
        var place = Below(choices.Sum(weight));
        foreach (var choice in choices)
        {
            if (place < weight(choice)) return choice;
            place -= weight(choice);
        }

        return choices[^1];
    }

    /// <summary>A whole number whose mean is <paramref name="mean"/>: 1.25 is 2 once in four times, else 1.</summary>
    public int Around(decimal mean) => (int)mean + (Below(10_000) < (mean - (int)mean) * 10_000 ? 1 : 0);

    private ulong Next()
    {
        unchecked // The algorithm counts modulo 2^64.
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}

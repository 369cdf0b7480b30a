using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>A side of the body.</summary>
public enum BodySide
{
    /// <summary>Not said.</summary>
    Unsaid,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>A diagnosis as clinicians name it, and the codes that it can become.</summary>
public sealed record DiagnosisConcept
{
    /// <summary>ICD-10-CM without the point; # stands for the side's character, @ for the seventh.</summary>
    public required string Template { get; init; }

    /// <summary>Our own words for it, the plainest first; # stands where the side is said.</summary>
    public required ImmutableArray<string> Phrases { get; init; }

    /// <summary>A side's character, or the whole code where it lies elsewhere; empty: the code has no side.</summary>
    public required ImmutableDictionary<BodySide, string> Sides { get; init; }

    /// <summary>A symptom: not coded beside a diagnosis that explains it.</summary>
    public bool IsSymptom { get; init; }

    /// <summary>Beginnings of the codes that explain the symptom.</summary>
    public ImmutableArray<string> ExplainedBy { get; init; } = [];

    /// <summary>It lasts: a problem of its own weight in a visit's level.</summary>
    public bool IsChronic { get; init; }

    /// <summary>It came on and passes.</summary>
    public bool IsAcute { get; init; }

    /// <summary>A state that stays: "status post" does not take it away.</summary>
    public bool IsStatus { get; init; }

    /// <summary>A reason for a visit, not an illness.</summary>
    public bool IsVisitReason { get; init; }

    /// <summary>The code of having had it; null: there is none.</summary>
    public string? HistoryCode { get; init; }

    /// <summary>F or M where only one sex has it; null: both.</summary>
    public string? Sex { get; init; }

    /// <summary>Youngest age in years.</summary>
    public int FromAge { get; init; }

    /// <summary>Oldest age in years.</summary>
    public int ToAge { get; init; } = 124;

    /// <summary>The part of the body; empty: no one part.</summary>
    public string Site { get; init; } = "";

    /// <summary>Payers take the leaf that does not say the side.</summary>
    public bool MayBeUnspecified { get; init; }

    /// <summary>Another fact that a coder asks for, e.g. "stage"; null: none.</summary>
    public string? Asks { get; init; }

    /// <summary>The first day on which its codes are in force; the least: before all visits.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The code has a side.</summary>
    public bool HasSide => !Sides.IsEmpty;

    /// <summary>The code has a seventh character for the kind of encounter.</summary>
    public bool HasSeventh => Template.EndsWith('@');

    /// <summary>The code; the unspecified leaf where the side is not said.</summary>
    /// <param name="side">As the note says.</param>
    /// <param name="seventh">A initial, D subsequent, S sequela.</param>
    public string Leaf(BodySide side, char seventh = 'A')
    {
        var stem = Template.Replace('@', seventh);
        if (!HasSide) return stem;

        var filled = Sides.TryGetValue(side, out var told) ? told : Sides[BodySide.Unsaid];
        return filled.Length > 1 ? filled : stem.Replace("#", filled, StringComparison.Ordinal);
    }

    /// <summary>Every code that it can become, with what is said of each.</summary>
    public IEnumerable<(string Code, BodySide Side, char Seventh)> Leaves()
    {
        IEnumerable<BodySide> sides = HasSide ? Sides.Keys.Order() : [BodySide.Unsaid];
        return sides.SelectMany(side => (HasSeventh ? "ADS" : "A").Select(seventh => (Leaf(side, seventh), side, seventh)));
    }
}

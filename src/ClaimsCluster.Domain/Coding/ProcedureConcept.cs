using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>A service as clinicians name it, and its code number. The words are ours, never those of CPT.</summary>
public sealed record ProcedureConcept
{
    /// <summary>CPT or HCPCS.</summary>
    public required string Code { get; init; }

    /// <summary>Our own words for it, the plainest first; # stands where the side is said.</summary>
    public required ImmutableArray<string> Phrases { get; init; }

    /// <summary>Beginnings of the diagnoses that it is done for, the likeliest first; "*": any.</summary>
    public ImmutableArray<string> Indications { get; init; } = [];

    /// <summary>Parts of the body.</summary>
    public ImmutableArray<string> Sites { get; init; } = [];

    /// <summary>RT, LT or 50 is told with it.</summary>
    public bool HasSide { get; init; }

    /// <summary>A laboratory test that a certificate of waiver allows: QW.</summary>
    public bool IsWaived { get; init; }

    /// <summary>A laboratory test.</summary>
    public bool IsLaboratory { get; init; }

    /// <summary>A visit beside it is told with 25.</summary>
    public bool JoinsVisit { get; init; }

    /// <summary>Done without a visit: images, therapy, stress tests.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>It has a professional part, told with 26.</summary>
    public bool IsSplit { get; init; }

    /// <summary>Outpatient physical therapy: GP.</summary>
    public bool IsTherapy { get; init; }

    /// <summary>Counted by minutes (D§3.2: 8 to 22 make 1, 23 to 37 make 2, ...).</summary>
    public bool IsTimed { get; init; }

    /// <summary>A preventive service when it is done for a preventive reason: 33.</summary>
    public bool IsPreventive { get; init; }

    /// <summary>A visit level: suggested, never found in words.</summary>
    public bool IsLevel { get; init; }

    /// <summary>It follows from another's count, and is never found in words.</summary>
    public bool IsCounted { get; init; }

    /// <summary>A drug has to be named with it.</summary>
    public bool NeedsDrug { get; init; }

    /// <summary>Milligrams of one unit; null: no drug.</summary>
    public decimal? DoseMg { get; init; }

    /// <summary>The code of each lesion after the first; null: the code counts once.</summary>
    public string? EachFurther { get; init; }

    /// <summary>F or M where only one sex has it; null: both.</summary>
    public string? Sex { get; init; }

    /// <summary>Places of service; empty: all.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>How many views, from and to; null: any.</summary>
    public (int From, int To)? Views { get; init; }

    /// <summary>Length in cm, from and to; null: any.</summary>
    public (decimal From, decimal To)? Centimeters { get; init; }

    /// <summary>Units of a timed service; 0 under eight minutes.</summary>
    /// <param name="minutes">Whole minutes.</param>
    public static decimal UnitsOf(int minutes) => minutes < 8 ? 0 : (minutes + 7) / 15;
}

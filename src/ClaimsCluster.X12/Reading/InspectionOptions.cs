using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Reading;

/// <summary>What of a file is looked at, and how closely.</summary>
public sealed record InspectionOptions
{
    /// <summary>A sender's file at our door: 837P, 835, 999, 277CA are taken; other sets are refused.</summary>
    public static InspectionOptions Intake { get; } = new();

    /// <summary>What passes between us and a payer: 270 and 271 are taken too.</summary>
    public static InspectionOptions Payer { get; } = new() { TakesEligibility = true };

    /// <summary>270 and 271 are taken, as between us and a payer; else they are refused (IK502 I6).</summary>
    public bool TakesEligibility { get; init; }

    /// <summary>Every set that there is a guide for is taken and held against it, as a validator does.</summary>
    public bool TakesAll { get; init; }

    /// <summary>The highest level of WEDI that is checked, 1 to 7.</summary>
    public int Snip { get; init; } = 2;

    /// <summary>Answers which external codes exist (level 5); null: none is looked up.</summary>
    public ICodeSets? CodeSets { get; init; }

    /// <summary>
    /// Called when a claim, or another unit, has ended with a fault: all its faults, those above it included. At level 3 and
    /// higher that is after <see cref="Rules"/> have seen it, and before they see the next.
    /// </summary>
    public Action<IReadOnlyList<SyntaxFault>>? Refused { get; init; }

    /// <summary>Called when a set has ended, after all of its claims; whether it is accepted is not yet known then.</summary>
    public Action<SetInspection>? SetEnded { get; init; }

    /// <summary>Rules of products and partners, applied to each claim at levels 6 and 7.</summary>
    public IReadOnlyList<IClaimRules> Rules { get; init; } = [];
}

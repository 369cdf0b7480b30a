namespace ClaimsCluster.Simulation.Generating;

/// <summary>What is wrong with a claim on purpose, and what becomes of it.</summary>
internal enum PlantedFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The rendering NPI has a wrong check digit: our 277CA refuses it, A7:562.</summary>
    WrongNpi,

    /// <summary>The total is not the sum of the lines: our 277CA refuses it, A8:400.</summary>
    Unbalanced,

    /// <summary>What the first payer paid is missing: our edits hold it, COB-01.</summary>
    Secondary,

    /// <summary>A claim of before under another number: its payer denies one of the two, OA-18.</summary>
    SentTwice,

    /// <summary>The birth date of a member whom the payer knows is wrong: denied, CO-31.</summary>
    WrongBirthDate,
}

/// <summary>The shares of the planted faults.</summary>
internal static class FaultMix
{
    /// <summary>Planted faults in a hundred claims, unless told otherwise.</summary>
    public const decimal DefaultPercent = 6m;

    /// <summary>More would leave too few claims for the faults to refer to.</summary>
    public const decimal LargestPercent = 30m;

    /// <summary>Their parts of the whole, in sixths.</summary>
    public static IReadOnlyList<(PlantedFault Fault, int Sixths)> Parts { get; } =
    [
        (PlantedFault.WrongBirthDate, 1), (PlantedFault.WrongNpi, 1), (PlantedFault.Unbalanced, 1),
        (PlantedFault.Secondary, 1), (PlantedFault.SentTwice, 2),
    ];
}

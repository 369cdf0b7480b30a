namespace ClaimsCluster.X12.Reading;

/// <summary>What pass one found in one transaction set, and the IK5 answer that follows.</summary>
public sealed record SetInspection
{
    /// <summary>Ordinal of the interchange in the file, from 1.</summary>
    public required int InterchangeOrdinal { get; init; }

    /// <summary>Ordinal of the group in its interchange, from 1.</summary>
    public required int GroupOrdinal { get; init; }

    /// <summary>Ordinal of the set in its group, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>ST01, such as 837.</summary>
    public required string Identifier { get; init; }

    /// <summary>ST02.</summary>
    public required string Control { get; init; }

    /// <summary>ST03; empty where it is not used.</summary>
    public required string Version { get; init; }

    /// <summary>What the set is about.</summary>
    public required TransactionKind Kind { get; init; }

    /// <summary>Bytes from the start of the file to ST.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes from ST to the end of SE without its terminator, or to where the set was cut.</summary>
    public required long Length { get; init; }

    /// <summary>Segments counted, ST and SE included.</summary>
    public required int SegmentCount { get; init; }

    /// <summary>BHT03, the sender's reference of the batch; empty where there is none.</summary>
    public required string Reference { get; init; }

    /// <summary>BHT04, or BPR16 of an 835; null where there is none.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Number of CLM (837) or CLP (835); of claims asked for or told of in a 276, 277 or 277CA that is held against its guide.</summary>
    public required int ClaimCount { get; init; }

    /// <summary>Number of claims with a fault of their own, or of what stands above them.</summary>
    public required int FaultyClaimCount { get; init; }

    /// <summary>Faults in file order, at most <see cref="FileInspection.MaxFaultsPerSet"/>.</summary>
    public required IReadOnlyList<SyntaxFault> Faults { get; init; }

    /// <summary>Faults beyond those kept.</summary>
    public int OmittedFaultCount { get; init; }

    /// <summary>The table it was held against, such as 837P; empty when there is none.</summary>
    public string Guide { get; init; } = "";

    /// <summary>Whether only its envelope, segments and elements were looked at: a set whose guide we do not hold.</summary>
    public bool IsSegmentsOnly { get; init; }

    /// <summary>IK502 and following: why the set is refused as a whole, or 5 when some claim is at fault.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>IK501: A accepted, E accepted but for the claims at fault, R refused.</summary>
    public required char Status { get; init; }

    /// <summary>Whether its claims are taken: not refused, nor its group, nor its interchange.</summary>
    public bool IsAccepted { get; init; }
}

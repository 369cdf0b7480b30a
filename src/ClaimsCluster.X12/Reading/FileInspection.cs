namespace ClaimsCluster.X12.Reading;

/// <summary>Pass one over any X12 file: its envelopes, their faults, and what is to be answered.</summary>
/// <remarks>Memory grows with the number of sets, not with the number of claims. No bytes make it throw.</remarks>
public sealed record FileInspection
{
    /// <summary>Faults kept of one set (FAULTS: errors capped at 100 a set); those beyond it, and all claims at fault, are counted.</summary>
    public const int MaxFaultsPerSet = 100;

    /// <summary>Interchanges in file order. Empty when the data does not start with an ISA.</summary>
    public required IReadOnlyList<InterchangeInspection> Interchanges { get; init; }

    /// <summary>What all its sets are about, or Mixed; Ta1 when there is nothing but TA1.</summary>
    public required TransactionKind Kind { get; init; }

    /// <summary>The latest BHT04 (835: BPR16) of all sets, else ISA09; null when no date can be read.</summary>
    public required DateOnly? LatestDate { get; init; }

    /// <summary>Why reading stopped: EndOfData when the file was read to its end.</summary>
    public required StopReason Stopped { get; init; }

    /// <summary>What was wrong where reading stopped; null at the end of the data.</summary>
    public required string? Problem { get; init; }

    /// <summary>Bytes from the start of the file to where reading stopped.</summary>
    public required long StoppedAt { get; init; }

    /// <summary>Segments read.</summary>
    public required int SegmentCount { get; init; }

    /// <summary>Faults of the file itself: no interchange in it, or something behind the last one. Only where all is taken.</summary>
    public IReadOnlyList<SyntaxFault> OwnFaults { get; init; } = [];

    /// <summary>All sets in file order.</summary>
    public IEnumerable<SetInspection> Sets =>
        Interchanges.SelectMany(interchange => interchange.Groups).SelectMany(group => group.Sets);

    /// <summary>All faults in file order: of interchanges, groups and sets; leniencies too, where all is taken.</summary>
    public IEnumerable<SyntaxFault> Faults => Interchanges
        .SelectMany(interchange => interchange.Faults.Concat(
            interchange.Groups.SelectMany(group => group.Faults.Concat(group.Sets.SelectMany(set => set.Faults)))))
        .Concat(OwnFaults)
        .OrderBy(fault => fault.SegmentInFile).ThenBy(fault => fault.Offset);

    /// <summary>Faults beyond those kept, of all sets.</summary>
    public int OmittedFaultCount => Sets.Sum(set => set.OmittedFaultCount);

    /// <summary>Claims (CLM) in the 837P sets that are accepted, those at fault included.</summary>
    public int AcceptedClaimCount => Sets.Where(IsAcceptedClaimSet).Sum(set => set.ClaimCount);

    /// <summary>Inspects a stream from where it stands; the stream is not disposed.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="options">What is taken and how closely it is looked at; null: <see cref="InspectionOptions.Intake"/>.</param>
    public static FileInspection Inspect(Stream stream, InspectionOptions? options = null)
    {
        using var reader = new X12Reader(stream);
        return new FileInspector(reader, options ?? InspectionOptions.Intake).Run();
    }

    /// <summary>Inspects bytes at hand.</summary>
    /// <param name="data">The file.</param>
    /// <param name="options">What is taken and how closely it is looked at; null: <see cref="InspectionOptions.Intake"/>.</param>
    public static FileInspection Inspect(ReadOnlyMemory<byte> data, InspectionOptions? options = null)
    {
        using var reader = new X12Reader(data);
        return new FileInspector(reader, options ?? InspectionOptions.Intake).Run();
    }

    internal static bool IsAcceptedClaimSet(SetInspection set) =>
        set is { IsAccepted: true, Kind: TransactionKind.Professional837 };
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Schemas;

/// <summary>A guide, compiled from its table into flat arrays: which segment may come where, and what is in it.</summary>
internal sealed class GuideSchema
{
    /// <summary>Slots of a loop's table of candidates: a power of two, above twice the identifiers there can be.</summary>
    public const int SlotCount = 128;

    /// <summary>Such as 837P.</summary>
    public required string Name { get; init; }

    /// <summary>ST01.</summary>
    public required string SetIdentifier { get; init; }

    /// <summary>ST03 and GS08, the adopted one.</summary>
    public required string Version { get; init; }

    /// <summary>GS01.</summary>
    public required string FunctionalId { get; init; }

    /// <summary>Versions that are read by this table with a warning.</summary>
    public required string[] AlsoReads { get; init; }

    public required LoopRule[] Loops { get; init; }

    public required SegmentRule[] Segments { get; init; }

    public required ElementRule[] Elements { get; init; }

    public required CodeList[] Codes { get; init; }

    /// <summary>Runs of candidates; <see cref="LoopRule.Slots"/> points to their <see cref="CandidateRun"/>.</summary>
    public required Candidate[] Candidates { get; init; }

    public required CandidateRun[] Runs { get; init; }

    /// <summary>By the slot of an identifier: the element that tells its uses apart, wherever it stands.</summary>
    public required IdQualifier[] IdQualifiers { get; init; }

    /// <summary>Identifiers with each of their qualifiers, packed.</summary>
    public required HashSet<(uint SegmentId, ulong Code)> Qualifiers { get; init; }

    /// <summary>Identifiers that the guide uses anywhere.</summary>
    public required HashSet<uint> Known { get; init; }

    /// <summary>Whether a qualifier, packed, is one that some segment of the identifier has anywhere in the guide.</summary>
    public bool IsQualifier(uint segmentId, ulong code) => Qualifiers.Contains((segmentId, code));

    /// <summary>What a segment can be while a loop is innermost; empty when it cannot stand there at all.</summary>
    public ReadOnlySpan<Candidate> CandidatesOf(LoopRule loop, uint segmentId) => CandidatesOf(loop, segmentId, out _);

    /// <summary>The same, with the element that tells them apart; 0 when none does.</summary>
    public ReadOnlySpan<Candidate> CandidatesOf(LoopRule loop, uint segmentId, out int qualifier)
    {
        for (var slot = Slot(segmentId); ; slot = (slot + 1) & (SlotCount - 1))
        {
            ref readonly var run = ref Runs[loop.Slots[slot]];
            qualifier = run.Qualifier;
            if (run.SegmentId == segmentId) return Candidates.AsSpan(run.First, run.Count);
            if (run.SegmentId == 0) return default;
        }
    }

    /// <summary>The element that tells the uses of an identifier apart in all loops; 0 when none does, -1 when not the same in all.</summary>
    public int QualifierOf(uint segmentId)
    {
        for (var slot = Slot(segmentId); ; slot = (slot + 1) & (SlotCount - 1))
        {
            ref readonly var one = ref IdQualifiers[slot];
            if (one.SegmentId == 0) return -1;
            if (one.SegmentId == segmentId) return one.Element;
        }
    }

    /// <summary>The slots of identifiers, each with what it is told by.</summary>
    public static IdQualifier[] Slots(IEnumerable<IdQualifier> qualifiers)
    {
        var slots = new IdQualifier[SlotCount];
        foreach (var one in qualifiers)
        {
            var slot = Slot(one.SegmentId);
            while (slots[slot].SegmentId != 0) slot = (slot + 1) & (SlotCount - 1);
            slots[slot] = one;
        }

        return slots;
    }

    /// <summary>The slot that a new identifier gets: a full one passes it on to the next.</summary>
    public static int FreeSlot(LoopRule loop, uint segmentId)
    {
        var slot = Slot(segmentId);
        while (loop.Slots[slot] != 0) slot = (slot + 1) & (SlotCount - 1);
        return slot;
    }

    private static int Slot(uint segmentId) => (int)(unchecked(segmentId * 0x9E3779B1) >> 25);

    /// <summary>The rule of an element (from 1); a rule that does not allow it when the guide has none.</summary>
    public ReadOnlySpan<ElementRule> ElementsOf(SegmentRule segment) =>
        Elements.AsSpan(segment.FirstElement, segment.ElementCount);

    /// <summary>The compiled table for a set; null when there is none for its kind.</summary>
    public static GuideSchema? For(TransactionKind kind) => kind switch
    {
        TransactionKind.Professional837 => GuideLibrary.Professional.Value,
        TransactionKind.Institutional837 => GuideLibrary.Institutional.Value,
        TransactionKind.Remittance835 => GuideLibrary.Remittance.Value,
        TransactionKind.Eligibility270 => GuideLibrary.EligibilityInquiry.Value,
        TransactionKind.Eligibility271 => GuideLibrary.EligibilityResponse.Value,
        TransactionKind.ClaimStatus276 => GuideLibrary.StatusInquiry.Value,
        TransactionKind.ClaimStatus277 => GuideLibrary.StatusResponse.Value,
        TransactionKind.ClaimAcknowledgment277 => GuideLibrary.ClaimAcknowledgment.Value,
        TransactionKind.Acknowledgment999 => GuideLibrary.Acknowledgment.Value,
        _ => null,
    };
}

/// <summary>What tells the uses of an identifier apart.</summary>
/// <param name="SegmentId">The identifier.</param>
/// <param name="Element">The element, or its first component; 0 when none does, -1 when it is another in another loop.</param>
internal readonly record struct IdQualifier(uint SegmentId, int Element);

/// <summary>A run in <see cref="GuideSchema.Candidates"/> for one identifier.</summary>
/// <param name="SegmentId">The identifier.</param>
/// <param name="First">Index of the first candidate.</param>
/// <param name="Count">How many.</param>
/// <param name="Qualifier">The element that tells them apart, or its first component; 0 when none does.</param>
internal readonly record struct CandidateRun(uint SegmentId, int First, int Count, int Qualifier);

/// <summary>The tables of the guides; each is compiled when it is first asked for.</summary>
internal static class GuideLibrary
{
    public static Lazy<SegmentDictionary> Dictionary { get; } = new(() => SegmentDictionary.Parse(Table("segments")));

    public static Lazy<GuideSchema> Professional { get; } = Guide("837P");

    public static Lazy<GuideSchema> Institutional { get; } = Guide("837I");

    public static Lazy<GuideSchema> Remittance { get; } = Guide("835");

    public static Lazy<GuideSchema> EligibilityInquiry { get; } = Guide("270");

    public static Lazy<GuideSchema> EligibilityResponse { get; } = Guide("271");

    public static Lazy<GuideSchema> StatusInquiry { get; } = Guide("276");

    public static Lazy<GuideSchema> StatusResponse { get; } = Guide("277");

    public static Lazy<GuideSchema> ClaimAcknowledgment { get; } = Guide("277CA");

    public static Lazy<GuideSchema> Acknowledgment { get; } = Guide("999");

    private static Lazy<GuideSchema> Guide(string name) =>
        new(() => GuideCompiler.Compile(GuideParser.Parse(Table(name)), Dictionary.Value));

    private static IEnumerable<string> Table(string name)
    {
        using var stream = typeof(GuideLibrary).Assembly.GetManifestResourceStream($"{name}.schema")
            ?? throw new InvalidOperationException($"The table {name}.schema is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>One set of a 270 (005010X279A1).</summary>
/// <param name="Reference">BHT03.</param>
/// <param name="Inquiries">Of each subscriber or dependent who is asked for, in the file's order.</param>
public sealed record EligibilityInquiries(string Reference, IReadOnlyList<AskedEligibility> Inquiries)
{
    /// <summary>GS08 and ST03 of what we write.</summary>
    public const string Version = "005010X279A1";

    /// <summary>The sets of a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<EligibilityInquiries> Read(Stream stream, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(stream);
        return EligibilityInquiryParser.ReadAll(reader, inspection);
    }

    /// <summary>The sets in bytes at hand.</summary>
    /// <param name="data">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<EligibilityInquiries> Read(ReadOnlyMemory<byte> data, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(data);
        return EligibilityInquiryParser.ReadAll(reader, inspection);
    }
}

/// <summary>What is asked of one person: loop 2000C, or 2000D where he is a dependent.</summary>
public sealed record AskedEligibility
{
    /// <summary>2100A.</summary>
    public required EligibilityParty Source { get; init; }

    /// <summary>2100B.</summary>
    public required EligibilityParty Receiver { get; init; }

    /// <summary>2100C.</summary>
    public required EligibilityPerson Subscriber { get; init; }

    /// <summary>2100D; null: the subscriber is asked for.</summary>
    public EligibilityPerson? Dependent { get; init; }

    /// <summary>INS02 of the dependent; null: not told.</summary>
    public string? Relationship { get; init; }

    /// <summary>TRN02; empty: none.</summary>
    public string Trace { get; init; } = "";

    /// <summary>TRN03: 9 and an id of ten digits or more in all; null: not told.</summary>
    public string? TraceOriginator { get; init; }

    /// <summary>DTP*291; null: today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The end of DTP*291, where it is a period; null: a day.</summary>
    public DateOnly? DayTo { get; init; }

    /// <summary>EQ01, each.</summary>
    public IReadOnlyList<string> ServiceTypes { get; init; } = [];
}

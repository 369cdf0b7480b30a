using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>One set of a 276 (005010X212): where claims stand, asked.</summary>
/// <param name="Reference">BHT03.</param>
/// <param name="Inquiries">Of each claim that is asked for, in the file's order.</param>
public sealed record ClaimStatusInquiries(string Reference, IReadOnlyList<ClaimStatusInquiry> Inquiries)
{
    /// <summary>GS08 and ST03 of what we write.</summary>
    public const string Version = "005010X212";

    /// <summary>The sets of a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<ClaimStatusInquiries> Read(Stream stream, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(stream);
        return ReadAll(reader, inspection);
    }

    /// <summary>The sets in bytes at hand.</summary>
    /// <param name="data">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<ClaimStatusInquiries> Read(ReadOnlyMemory<byte> data, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(data);
        return ReadAll(reader, inspection);
    }

    private static List<ClaimStatusInquiries> ReadAll(X12Reader reader, FileInspection? inspection) =>
        ClaimStatusSetParser.ReadAll(reader, "276", inspection)
            .ConvertAll(set => new ClaimStatusInquiries(set.Reference, set.Units.ConvertAll(unit => unit.ToInquiry())));
}

/// <summary>What is asked of one claim: loop 2200D, or 2200E where its patient is a dependent.</summary>
public sealed record ClaimStatusInquiry
{
    /// <summary>Who is asked, who asks, and whose claim it is.</summary>
    public required ClaimStatusParties Parties { get; init; }

    /// <summary>TRN02: comes back in the 277.</summary>
    public string Trace { get; init; } = "";

    /// <summary>REF: what the claim goes by.</summary>
    public ClaimStatusReferences References { get; init; } = new();

    /// <summary>AMT*T3, dollars; null: not told.</summary>
    public decimal? Charge { get; init; }

    /// <summary>DTP*472, or the begin of its period.</summary>
    public DateOnly? ServiceFrom { get; init; }

    /// <summary>DTP*472, or the end of its period.</summary>
    public DateOnly? ServiceTo { get; init; }

    /// <summary>Loops 2210D or 2210E.</summary>
    public IReadOnlyList<ClaimStatusLine> Lines { get; init; } = [];
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>One set of a 277 (005010X212): where claims stand, answered.</summary>
/// <param name="Reference">BHT03.</param>
/// <param name="Responses">In the file's order.</param>
public sealed record ClaimStatusResponses(string Reference, IReadOnlyList<ClaimStatusResponse> Responses)
{
    /// <summary>The sets of a file. A 277CA is none: see ClaimAcknowledgment.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<ClaimStatusResponses> Read(Stream stream, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(stream);
        return ReadAll(reader, inspection);
    }

    /// <summary>The sets in bytes at hand. A 277CA is none: see ClaimAcknowledgment.</summary>
    /// <param name="data">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<ClaimStatusResponses> Read(ReadOnlyMemory<byte> data, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(data);
        return ReadAll(reader, inspection);
    }

    private static List<ClaimStatusResponses> ReadAll(X12Reader reader, FileInspection? inspection) =>
        ClaimStatusSetParser.ReadAll(reader, "277", inspection)
            .ConvertAll(set => new ClaimStatusResponses(set.Reference, set.Units.ConvertAll(unit => unit.ToResponse())));
}

/// <summary>What is said of one claim: loop 2200D or 2200E. Or of all that a provider (2200C) or who asked (2200B) has asked.</summary>
public sealed record ClaimStatusResponse
{
    /// <summary>Who answers, who asked, and whose claim it is; those below whom the answer is about are not there.</summary>
    public required ClaimStatusParties Parties { get; init; }

    /// <summary>TRN02: that of the 276; where no claim is meant its BHT03, or 0.</summary>
    public string Trace { get; init; } = "";

    /// <summary>STC, each: one at least.</summary>
    public IReadOnlyList<ClaimStatus> Statuses { get; init; } = [];

    /// <summary>REF: what the claim goes by.</summary>
    public ClaimStatusReferences References { get; init; } = new();

    /// <summary>DTP*472, or the begin of its period.</summary>
    public DateOnly? ServiceFrom { get; init; }

    /// <summary>DTP*472, or the end of its period.</summary>
    public DateOnly? ServiceTo { get; init; }

    /// <summary>Loops 2220D or 2220E.</summary>
    public IReadOnlyList<ClaimStatusLine> Lines { get; init; } = [];

    /// <summary>Whether it is about a claim, and not about all of a provider or of who asked.</summary>
    public bool IsOfClaim => Parties.Subscriber is not null;
}

/// <summary>STC: where it stands since a day, and what was paid.</summary>
public sealed record ClaimStatus
{
    /// <summary>STC01, STC10 and STC11: one to three.</summary>
    public IReadOnlyList<ClaimStatusCode> Codes { get; init; } = [];

    /// <summary>STC02.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>STC04, dollars: what the claim asks for. Of a claim alone, as all that follows.</summary>
    public decimal? Charge { get; init; }

    /// <summary>STC05, dollars: what was paid.</summary>
    public decimal? Paid { get; init; }

    /// <summary>STC06: when it was decided.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>STC08: the day of the check or transfer.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>STC09: the number of the check or transfer.</summary>
    public string? PaymentNumber { get; init; }
}

/// <summary>C043: one code of a status.</summary>
/// <param name="Category">C043-1: A acknowledged, P pending, F final, R more is asked for, E error, D not found, and a digit.</param>
/// <param name="Code">C043-2, such as 20.</param>
/// <param name="Entity">C043-3: whom it is about, such as 85; null when not told.</param>
public sealed record ClaimStatusCode(string Category, string Code, string? Entity)
{
    /// <summary>C043-4: RX where the code is one of the NCPDP; null: of the usual list.</summary>
    public string? CodeList { get; init; }
}

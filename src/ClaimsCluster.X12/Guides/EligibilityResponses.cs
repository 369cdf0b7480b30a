using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>One set of a 271 (005010X279A1).</summary>
/// <param name="Reference">BHT03: that of the 270.</param>
/// <param name="Answers">Of each subscriber or dependent, in the file's order.</param>
public sealed record EligibilityResponses(string Reference, IReadOnlyList<AnsweredEligibility> Answers)
{
    /// <summary>AAA of 2000A, 2100A or 2100B with nobody under it: nothing of the 270 is answered.</summary>
    public IReadOnlyList<EligibilityRejection> Rejections { get; init; } = [];

    /// <summary>The sets of a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<EligibilityResponses> Read(Stream stream, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(stream);
        return EligibilityResponseParser.ReadAll(reader, inspection);
    }

    /// <summary>The sets in bytes at hand.</summary>
    /// <param name="data">The file.</param>
    /// <param name="inspection">Of the same bytes: refused sets are left out. Null takes every whole set.</param>
    public static IReadOnlyList<EligibilityResponses> Read(ReadOnlyMemory<byte> data, FileInspection? inspection = null)
    {
        using var reader = new X12Reader(data);
        return EligibilityResponseParser.ReadAll(reader, inspection);
    }
}

/// <summary>What is said of one person: loop 2000C, or 2000D where he is a dependent.</summary>
public sealed record AnsweredEligibility
{
    /// <summary>2100A.</summary>
    public required EligibilityParty Source { get; init; }

    /// <summary>2100B.</summary>
    public required EligibilityParty Receiver { get; init; }

    /// <summary>2100C.</summary>
    public required EligibilityPerson Subscriber { get; init; }

    /// <summary>2100D; null: the answer is on the subscriber.</summary>
    public EligibilityPerson? Dependent { get; init; }

    /// <summary>INS02 of the dependent; null: not told.</summary>
    public string? Relationship { get; init; }

    /// <summary>TRN02 of the inquiry (where TRN01 is 2, else the first); empty: none.</summary>
    public string Trace { get; init; } = "";

    /// <summary>TRN03 of it; null: not told.</summary>
    public string? TraceOriginator { get; init; }

    /// <summary>AAA of its own levels, of its benefits, and of those above it.</summary>
    public IReadOnlyList<EligibilityRejection> Rejections { get; init; } = [];

    /// <summary>DTP of 2100C or 2100D.</summary>
    public IReadOnlyList<EligibilityDate> Dates { get; init; } = [];

    /// <summary>2110: each EB with what belongs to it.</summary>
    public IReadOnlyList<AnsweredBenefit> Benefits { get; init; } = [];

    /// <summary>The first date of a qualifier: of the person, else of an EB that says whether he is covered.</summary>
    public EligibilityDate? DateOf(params ReadOnlySpan<string> qualifiers)
    {
        foreach (var qualifier in qualifiers)
        {
            var found = Dates.FirstOrDefault(date => date.Qualifier == qualifier)
                ?? Benefits.Where(benefit => benefit.IsStatus).SelectMany(benefit => benefit.Dates).FirstOrDefault(date => date.Qualifier == qualifier);
            if (found is not null) return found;
        }

        return null;
    }
}

/// <summary>AAA: why something is not answered.</summary>
/// <param name="Loop">Where it stands: 2000A, 2100A, 2100B, 2100C, 2110C, 2100D or 2110D.</param>
/// <param name="IsValid">AAA01: the request was right; the answer could not be given.</param>
/// <param name="Reason">AAA03.</param>
/// <param name="FollowUp">AAA04: C correct and resubmit, N no resubmission, R resubmission allowed, ...</param>
public sealed record EligibilityRejection(string Loop, bool IsValid, string Reason, string FollowUp);

/// <summary>Loop 2110: one EB.</summary>
public sealed record AnsweredBenefit
{
    /// <summary>EB01.</summary>
    public required string Information { get; init; }

    /// <summary>EB02; empty: not told.</summary>
    public string Level { get; init; } = "";

    /// <summary>EB03, each.</summary>
    public IReadOnlyList<string> ServiceTypes { get; init; } = [];

    /// <summary>EB04; empty: not told.</summary>
    public string InsuranceType { get; init; } = "";

    /// <summary>EB05; empty: not told.</summary>
    public string Plan { get; init; } = "";

    /// <summary>EB06; empty: not told.</summary>
    public string Period { get; init; } = "";

    /// <summary>EB07; null: none.</summary>
    public decimal? Amount { get; init; }

    /// <summary>EB08, 0 to 1; null: none.</summary>
    public decimal? Percent { get; init; }

    /// <summary>EB11; empty: not told.</summary>
    public string Authorization { get; init; } = "";

    /// <summary>EB12; empty: not told.</summary>
    public string Network { get; init; } = "";

    /// <summary>EB13-1; empty: none.</summary>
    public string ProcedureQualifier { get; init; } = "";

    /// <summary>EB13-2; empty: none.</summary>
    public string Procedure { get; init; } = "";

    /// <summary>DTP of the loop.</summary>
    public IReadOnlyList<EligibilityDate> Dates { get; init; } = [];

    /// <summary>MSG of the loop, each.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>2120, such as another payer: its name and id; null: none.</summary>
    public EligibilityParty? Other { get; init; }

    /// <summary>It says whether he is covered: 1 to 8.</summary>
    public bool IsStatus => Information is [>= '1' and <= '8'];
}

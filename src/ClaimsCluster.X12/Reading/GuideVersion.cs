using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Reading;

/// <summary>The guides we know: what ST01 under a GS08 is about, and whether we take it (D§5.3 SYN-14).</summary>
internal static class GuideVersion
{
    public static TransactionKind Kind(string identifier, string groupVersion) => identifier switch
    {
        "837" when groupVersion is "005010X222" or "005010X222A1" or "005010X222A2" => TransactionKind.Professional837,
        "837" when groupVersion is "005010X223" or "005010X223A1" or "005010X223A2" or "005010X223A3" =>
            TransactionKind.Institutional837,
        "837" => TransactionKind.Other837,
        "835" => TransactionKind.Remittance835,
        "999" => TransactionKind.Acknowledgment999,
        "997" => TransactionKind.Acknowledgment997,
        "277" when groupVersion.StartsWith("005010X214", StringComparison.Ordinal) =>
            TransactionKind.ClaimAcknowledgment277,
        "277" => TransactionKind.ClaimStatus277,
        "276" => TransactionKind.ClaimStatus276,
        "270" => TransactionKind.Eligibility270,
        "271" => TransactionKind.Eligibility271,
        _ => TransactionKind.Unknown,
    };

    /// <summary>Whether a group of this version is read at all; otherwise AK905 2.</summary>
    /// <remarks>Where all is taken, sets whose guide we do not hold are read too, at the level of segments: 278, 275.</remarks>
    public static bool IsKnown(string groupVersion, InspectionOptions options) =>
        IsKnown(groupVersion) || (options.TakesAll && IsSegmentsOnly(groupVersion));

    private static bool IsKnown(string groupVersion) => groupVersion is
        "005010X222A1" or "005010X222A2" or "005010X223A2" or "005010X223A3" or "005010X221" or "005010X221A1" or "005010X231" or "005010X231A1" or "005010X214"
        or "005010X212" or "005010X279" or "005010X279A1";

    /// <summary>Whether a set of this kind may stand in a group of this version; otherwise IK502 I6.</summary>
    public static bool Fits(TransactionKind kind, string groupVersion, InspectionOptions options) => kind switch
    {
        _ when options.TakesAll => GuideSchema.For(kind) is { } guide && FunctionalIds(groupVersion).Contains(guide.FunctionalId),
        TransactionKind.Eligibility270 or TransactionKind.Eligibility271 when options.TakesEligibility =>
            groupVersion.StartsWith("005010X279", StringComparison.Ordinal),
        TransactionKind.Professional837 => true,
        TransactionKind.Remittance835 => groupVersion.StartsWith("005010X221", StringComparison.Ordinal),
        TransactionKind.Acknowledgment999 => groupVersion.StartsWith("005010X231", StringComparison.Ordinal),
        TransactionKind.ClaimAcknowledgment277 => true,
        _ => false, // Institutional and other claims, eligibility of a sender, status: read, answered, not taken.
    };

    /// <summary>Whether a set is looked at segment by segment, without a guide.</summary>
    public static bool IsSegmentsOnly(string identifier, string groupVersion) =>
        identifier is "278" or "275" && IsSegmentsOnly(groupVersion);

    private static bool IsSegmentsOnly(string groupVersion) => FunctionalIds(groupVersion) is ["HI" or "PI"];

    /// <summary>What GS01 may be under a version; empty of a version that is not known.</summary>
    public static string[] FunctionalIds(string groupVersion) => groupVersion.Length < 10 ? [] : groupVersion[..10] switch
    {
        "005010X222" or "005010X223" => ["HC"],
        "005010X221" => ["HP"],
        "005010X231" => ["FA"],
        "005010X214" => ["HN"],
        "005010X212" => ["HR", "HN"],
        "005010X279" => ["HS", "HB"],
        "005010X215" or "005010X216" or "005010X217" => ["HI"],
        "005010X210" or "005010X211" => ["PI"],
        _ => [],
    };

    /// <summary>The adopted version whose table reads this one; null when it is adopted itself.</summary>
    public static string? AdoptedFor(string groupVersion) => groupVersion switch
    {
        "005010X222A2" => "005010X222A1",
        "005010X223A3" => "005010X223A2",
        "005010X221" => "005010X221A1",
        "005010X231" => "005010X231A1",
        "005010X279" => "005010X279A1",
        _ => null,
    };

    /// <summary>The adopted version, for the words of a fault.</summary>
    public static string Adopted(string identifier) => identifier switch
    {
        "837" => "005010X222A1",
        "835" => "005010X221A1",
        "999" => "005010X231A1",
        "270" or "271" => "005010X279A1",
        "276" => "005010X212",
        "277" => "005010X214 or 005010X212",
        _ => "a set of a HIPAA 5010 guide",
    };
}

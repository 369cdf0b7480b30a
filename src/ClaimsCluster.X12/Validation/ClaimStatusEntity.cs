namespace ClaimsCluster.X12.Validation;

/// <summary>Whom the status of a 277CA means: STC01-3, by the loop at fault (D§5.3: A7:562 and the entity).</summary>
internal static class ClaimStatusEntity
{
    private const int WithoutEntity = 1; // Colons in A7:562.

    public static string? Complete(string? status, string guide, string loop) =>
        status is not null && status.Count(mark => mark == ':') == WithoutEntity && Of(guide, loop) is { } entity
            ? $"{status}:{entity}"
            : status;

    private static string? Of(string guide, string loop) => (guide, loop) switch
    {
        (_, "2000A" or "2010AA") => "85",
        (_, "2010AB") => "87",
        (_, "2010BA") => "IL",
        (_, "2010BB" or "2330B") => "PR",
        (_, "2010CA") => "QC",
        (_, "1000A") => "41",
        ("837P", "2310A" or "2420F") => "DN",
        ("837P", "2310B" or "2420A") => "82",
        ("837P", "2310C" or "2420C") => "77",
        ("837P", "2310D" or "2420D") => "DQ",
        ("837P", "2420B") => "QB",
        ("837P", "2420E") => "DK",
        ("837I", "2310A") => "71",
        ("837I", "2310B" or "2420A") => "72",
        ("837I", "2310C" or "2420B") => "73",
        ("837I", "2310D" or "2420C") => "82",
        ("837I", "2310E") => "77",
        ("837I", "2310F" or "2420D") => "DN",
        _ => null,
    };
}

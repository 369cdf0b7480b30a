using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimsCluster.Client;

/// <summary>A file to send.</summary>
/// <param name="Name">Its name without its folder; the cluster shows it.</param>
/// <param name="Open">Opens its bytes from the start: they are read once for their hash, and once for each attempt.</param>
public sealed record OutgoingFile(string Name, Func<Stream> Open)
{
    /// <summary>X12 unless told otherwise; visits are <see cref="Visits"/>.</summary>
    public string ContentType { get; init; } = X12;

    /// <summary>Media type of X12.</summary>
    public const string X12 = "application/edi-x12";

    /// <summary>Media type of visits, one a line.</summary>
    public const string Visits = "application/jsonl";

    /// <summary>A file on the disk: <c>.jsonl</c> are visits, all else is X12.</summary>
    public static OutgoingFile At(string path) => new(Path.GetFileName(path), () => File.OpenRead(path))
    {
        ContentType = Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase) ? Visits : X12,
    };
}

/// <summary>The answer to a file that was sent.</summary>
/// <param name="FileId">By this it is asked for.</param>
/// <param name="Sha256">SHA-256 of the bytes that arrived.</param>
/// <param name="Status">"received".</param>
public sealed record ReceivedFile(string FileId, string Sha256, string Status);

/// <summary>How far a file is.</summary>
/// <param name="FileId">Its id.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Name">Its name as it came first.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Content">"837P", "835", "visits", ...; empty before it was looked at.</param>
/// <param name="Status">"received", "taking" or "finished"; others may come.</param>
/// <param name="Taken">Claims taken.</param>
/// <param name="Refused">Claims refused.</param>
/// <param name="Duplicates">Claims whose content the cluster had.</param>
/// <param name="Acks">Kinds of answers there are: "ta1", "999", "277ca".</param>
public sealed record FileStatus(
    string FileId, string Sha256, string Name, long Length, string Content, string Status, int Taken, int Refused, int Duplicates,
    IReadOnlyList<string> Acks)
{
    /// <summary>Taken in and answered: nothing of this changes any more.</summary>
    [JsonIgnore]
    public bool IsFinished => Status == "finished";
}

/// <summary>A claim that was refused or known before, as a line of <c>acks/rejected.jsonl</c>.</summary>
/// <param name="Set">ST02.</param>
/// <param name="PatientControlNumber">CLM01 as sent.</param>
/// <param name="Charge">CLM02, two places.</param>
/// <param name="Reason">The codes of its 277CA.</param>
/// <param name="Faults">What was found, each in one sentence.</param>
public sealed record RefusedClaim(string Set, string PatientControlNumber, string Charge, RefusalReason Reason, IReadOnlyList<string> Faults);

/// <summary>The codes of a refusal.</summary>
/// <param name="Category">277CA category, e.g. "A7".</param>
/// <param name="Status">277CA status code.</param>
/// <param name="Entity">277CA entity; null without one.</param>
public sealed record RefusalReason(string Category, string Status, string? Entity);

/// <summary>Where a virtual clock stands.</summary>
/// <param name="Now">The instant now.</param>
/// <param name="Target">The instant up to which what is due is worked.</param>
public sealed record ClockAnswer(DateTimeOffset Now, DateTimeOffset Target);

/// <summary>The members' names in JSON.</summary>
internal static class Wire
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);
}

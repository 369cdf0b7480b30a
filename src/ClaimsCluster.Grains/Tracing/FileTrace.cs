using System.Diagnostics;

namespace ClaimsCluster.Grains.Tracing;

/// <summary>
/// One trace for each file: its id is the first half of the file's SHA-256, so spans that are made days and processes
/// apart belong together, and nothing has to be stored for it. Nothing is made while nobody listens. A span says the
/// tenant, the file and counts; never a name, a number of a member or a claim, or an amount (FAULTS §5).
/// </summary>
internal static class FileTrace
{
    private const int TraceIdLength = 32; // Hex digits.
    private const int SpanIdLength = 16;
    private const int ShownLength = 12;
    private const int MaxLinks = 128; // What OpenTelemetry keeps of a span by default.

    private static readonly ActivitySource Source = new("ClaimsCluster");

    /// <summary>Whether spans are made.</summary>
    public static bool IsWatched => Source.HasListeners();

    /// <summary>A step that begins now, of a file that is known; null while nobody listens.</summary>
    public static Activity? Begin(string name, string tenant, string sha256) => IsWatched
        ? Source.StartActivity(name, ActivityKind.Internal, Of(sha256), Tags(tenant, sha256))
        : null;

    /// <summary>A step that made a file, and has ended: only now the file has its name.</summary>
    /// <param name="name">What was done.</param>
    /// <param name="tenant">Whose file.</param>
    /// <param name="sha256">The file that was made.</param>
    /// <param name="began">The timestamp (<see cref="Stopwatch"/>) when the step began.</param>
    /// <param name="from">Files whose claims are in it: it is linked to their traces.</param>
    public static Activity? Made(string name, string tenant, string sha256, long began, IEnumerable<string>? from = null) => IsWatched
        ? Source.StartActivity(name, ActivityKind.Internal, Of(sha256), Tags(tenant, sha256), Links(from ?? []), TimeProvider.System.GetUtcNow() - Stopwatch.GetElapsedTime(began))
        : null;

    /// <summary>Where all spans of a file hang: a root that has no span of its own, as no process lives as long as a file.</summary>
    public static ActivityContext Of(string sha256) => new(
        ActivityTraceId.CreateFromString(sha256.AsSpan(0, TraceIdLength)),
        ActivitySpanId.CreateFromString(sha256.AsSpan(TraceIdLength, SpanIdLength)),
        ActivityTraceFlags.Recorded, isRemote: true);

    private static IEnumerable<ActivityLink> Links(IEnumerable<string> files) =>
        files.Where(file => file.Length > 0).Distinct().Take(MaxLinks).Select(file => new ActivityLink(Of(file)));

    private static KeyValuePair<string, object?>[] Tags(string tenant, string sha256) =>
        [new("claims.tenant", tenant), new("claims.file", sha256[..ShownLength])];
}

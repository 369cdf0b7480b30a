using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Testing;

/// <summary>The books do not prove: the message lists each fault with its check, record and event.</summary>
/// <param name="report">What the verification found.</param>
public sealed class BooksNotProvedException(VerificationReport report) : Exception(Told(report))
{
    /// <summary>What the verification found.</summary>
    public VerificationReport Report { get; } = report;

    private static string Told(VerificationReport report) => string.Join('\n', report.Checks.Where(check => check.Wrong > 0).SelectMany(check =>
        check.Faults.Select(fault => $"{check.Id} ({check.Title}): {fault.Kind} {fault.Key}{(fault.Event is { } at ? $", event {at}" : "")}: {fault.Found}.")));
}

using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The summary at the end of <c>claims run</c> (SCREENS §2).</summary>
internal static class SummaryScreen
{
    public static void Print(TextWriter output, RunSummary summary, RunRequest request, decimal? firstClaimSeconds)
    {
        output.WriteLine($"{summary.Received} claims, {summary.ElapsedSeconds} s, first after {firstClaimSeconds} s, books {request.Data}");
    }
}

using System.Reflection;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Simulation;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What a simulation says: each seed that fails at once, and the sums at the end.</summary>
internal sealed class SimulateScreen(Terminal terminal)
{
    private const int Width = 96;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private TimeSpan _told;

    /// <summary>A line on standard error now and then.</summary>
    public void Progress(SimulationReport report, SimulatedRange range, TimeSpan elapsed)
    {
        if (elapsed - _told < Every) return;
        _told = elapsed;
        var of = range.Count == long.MaxValue ? "" : $" of {Figures.Count(range.Count)}";
        terminal.Error.WriteLine($"{Figures.Clock(elapsed)}  {Figures.Count(report.Seeds, "seed")}{of}, {Figures.Count(report.Failures.Count)} failed");
    }

    /// <summary>A seed at which something does not hold, and how to see it.</summary>
    public void Failed(SimulationFailure failure)
    {
        terminal.Output.WriteLine(terminal.OutputPaint[
            Tone.Red, $"seed={failure.Seed} commit={Commit} step={failure.Step} invariant={failure.Invariant}"]);
        terminal.Output.WriteLine($"  {Figures.Shown(failure.Found)}");
        terminal.Output.WriteLine(failure.Faults.Count == 0
            ? "  It needs no fault: another order of the same steps is enough."
            : $"  {Figures.Count(failure.Faults.Count)} of its {Figures.Count(failure.FaultsBefore, "fault")} bring it about:");
        foreach (var fault in failure.Faults)
            terminal.Output.WriteLine($"    step {fault.Step,-7} {fault.Kind,-22} {Figures.Shown(fault.Where)}");
        terminal.Output.WriteLine($"  claims simulate --seed {failure.Seed} --trace");
    }

    /// <summary>A replay at which all holds.</summary>
    public void Held(SimulationReport report) =>
        terminal.Output.WriteLine($"{Figures.Count(report.Steps, "step")}, {Figures.Count(report.Faults.Values.Sum(), "fault")}: {Verdict}");

    /// <summary>What there was.</summary>
    public void Ended(SimulationReport report, TimeSpan elapsed)
    {
        var faults = report.Faults.Values.Sum();
        var perMinute = elapsed.TotalMinutes > 0 ? (long)(report.Seeds / elapsed.TotalMinutes) : 0;
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold,
            $"{Figures.Count(report.Seeds, "seed")} in {Figures.Clock(elapsed)}, {Figures.Count(perMinute)} a minute: "
            + $"{Figures.Count(report.Steps, "step")}, {Figures.Count(faults, "fault")}"]);
        Block("Faults", report.Faults.OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key} {Figures.Count(kind.Value)}"));
        Block("States", report.States);
        terminal.Output.WriteLine($"Rows    {report.RowsTaken} of {SimulationReport.RowsToTake} steps of a filing's table that worlds can take");
        if (report.Unseen.Count > 0) Block("Never", report.Unseen);
        terminal.Output.WriteLine(report.Failures.Count == 0
            ? report.Unseen.Count == 0 ? Verdict : "What is named after Never did not happen in so many seeds: nothing is known of it."
            : terminal.OutputPaint[Tone.Red, $"{Figures.Count(report.Failures.Count, "seed")} failed. The first: claims simulate --seed {report.Failures[0].Seed} --trace"]);
    }

    private const string Verdict = "Nothing lost, nothing doubled, nothing stuck, no cent out.";

    private static string Commit => typeof(SimulateScreen).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version
        && version.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus
            ? version[(plus + 1)..Math.Min(version.Length, plus + 13)]
            : "unknown";

    private void Block(string title, IEnumerable<string> words)
    {
        var line = $"{title,-8}";
        foreach (var word in words)
        {
            if (line.Length + word.Length > Width)
            {
                terminal.Output.WriteLine(line.TrimEnd());
                line = new string(' ', 8);
            }

            line += word + "   ";
        }

        terminal.Output.WriteLine(line.TrimEnd());
    }
}

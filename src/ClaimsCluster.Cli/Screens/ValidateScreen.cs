using ClaimsCluster.Cli.Validating;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Screens;

/// <summary><c>claims validate</c> (SCREENS §6): the faults of one file, then what becomes of it.</summary>
internal sealed class ValidateScreen(Terminal terminal, int snip)
{
    public void Print(string file, FileInspection inspection, FileVerdict verdict, FaultSource source, IReadOnlyList<string> acks)
    {
        var screen = new FaultScreen(terminal, file, source);
        foreach (var fault in inspection.Faults) screen.Print(fault);

        var told = $"{Faults(verdict)}. ";
        terminal.Output.WriteLine($"{Figures.Shown(file)}: {told}{Outcome(inspection, verdict)}{Unheld(inspection)}");
        if (acks.Count > 0) terminal.Output.WriteLine($"  Answered in {string.Join(", ", acks.Select(Figures.Shown))}");
    }

    private string Faults(FileVerdict verdict)
    {
        var levels = snip == 1 ? "SNIP 1" : $"SNIP 1-{snip}";
        var warnings = verdict.Warnings > 0 ? $", {Figures.Count(verdict.Warnings, "warning")}" : "";
        var omitted = verdict.Omitted > 0
            ? $", and {Figures.Count(verdict.Omitted)} more not shown ({FileInspection.MaxFaultsPerSet} of a set are)"
            : "";
        var errors = verdict.Errors > 0 ? Figures.Count(verdict.Errors, "error")
            : verdict.Warnings > 0 ? $"no errors at {levels}" : $"no faults at {levels}";
        return errors + warnings + omitted;
    }

    private string Outcome(FileInspection inspection, FileVerdict verdict)
    {
        var (word, tone) = verdict.Word switch
        {
            "accepted" => ("Accepted", Tone.Green),
            "accepted-with-errors" => ("Accepted with errors", Tone.Yellow),
            "partially-accepted" => ("Partially accepted", Tone.Yellow),
            _ => ("Rejected", Tone.Red),
        };
        return $"{terminal.OutputPaint[tone, word]}: {Count(inspection, verdict)}.";
    }

    private static string Count(FileInspection inspection, FileVerdict verdict)
    {
        if (verdict.Word == "accepted") return Figures.Count(verdict.Sets, "set") + (verdict.Claims > 0 ? $", {Units(verdict.Claims, inspection)}" : "")
            + $", {Figures.Count(inspection.SegmentCount, "segment")}";
        var (all, refused, unit) = verdict.Claims > 0 && verdict.RefusedClaims > 0
            ? (verdict.Claims, verdict.RefusedClaims, Units(verdict.Claims, inspection))
            : (verdict.Sets, verdict.RefusedSets, Figures.Count(verdict.Sets, "set"));
        if (all == 0) return "there is no set in it to take";
        if (refused == 0) return verdict.Claims > 0 ? $"all of {Units(verdict.Claims, inspection)} would be taken" : $"all of {unit} would be taken";
        return $"of {unit} {(refused == all ? "none" : Figures.Count(all - refused))} would be taken, {Figures.Count(refused)} refused";
    }

    private static string Units(int count, FileInspection inspection) =>
        Figures.Count(count, inspection.Kind == TransactionKind.Remittance835 ? "claim payment" : "claim");

    /// <summary>What no guide was held against.</summary>
    private static string Unheld(FileInspection inspection)
    {
        var kinds = inspection.Sets.Where(set => set.IsSegmentsOnly).Select(set => Figures.Shown(set.Identifier)).Distinct().ToList();
        return kinds.Count == 0 ? "" : $" {string.Join(" and ", kinds)}: only envelope, segments and elements were checked; we hold no guide of it.";
    }
}

using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Rates with their two numbers, and beside them what was denied most.</summary>
internal static class RatesBlock
{
    private const int Middle = 52;
    private const int FullWidth = 100;
    private const int ShortestMeaning = 8;

    public static IReadOnlyList<string> Lines(KpiCounts kpis, Paint paint)
    {
        var rates = Rates(kpis).Lines(paint);
        var denied = Denied(kpis).Lines(paint);
        var plain = Rates(kpis).Lines(Paint.Plain);
        return [.. rates.Select((line, index) => index < denied.Count
            ? line + new string(' ', Math.Max(3, Middle - plain[index].Length)) + denied[index]
            : line)];
    }

    private static Grid Rates(KpiCounts kpis)
    {
        var grid = new Grid(new("Rates", 23, 0) { IsText = true }, new("", 6), new("", 7), new("", 8, 1));
        Add("clean at first scrub", kpis.CleanAtFirst, kpis.Scrubbed);
        Add("accepted at first", kpis.AcceptedAtFirst, kpis.Submitted);
        Add("resolved by first 835", kpis.ResolvedAtFirst, kpis.Decided);
        Add("denied, claims", kpis.DeniedAtFirst, kpis.Decided);
        Row("denied, charge", kpis.ChargeDenied.Dollars, kpis.ChargeDecided.Dollars);
        return grid;

        void Add(string name, int part, int whole) => Row(name, part, whole);

        void Row(string name, decimal part, decimal whole) =>
            grid.Add($"  {name}", Rate(part, whole), Count((long)decimal.Round(part)), "of" + Count((long)decimal.Round(whole)).PadLeft(8));
    }

    private static Grid Denied(KpiCounts kpis)
    {
        const int rows = 5; // As many as there are rates.
        var reasons = kpis.DeniedLines.OrderByDescending(reason => reason.Value.Charge).ThenBy(reason => reason.Key, StringComparer.Ordinal).ToList();
        var shown = reasons.Count <= rows - 1 ? reasons : reasons[..(rows - 2)];
        var others = reasons[shown.Count..];
        var numbers = new (string Name, int Lines, Money Charge)[]
        {
            ($"{others.Count} others", others.Sum(reason => reason.Value.Lines), others.Sum(reason => reason.Value.Charge)),
            ("all", reasons.Sum(reason => reason.Value.Lines), reasons.Sum(reason => reason.Value.Charge)),
        };
        var reasonWidth = shown.Select(reason => reason.Key.Length).DefaultIfEmpty(0).Max();
        var room = FullWidth - Middle - 2 - reasonWidth - 2 - (2 + Count(numbers[1].Lines).Length) - (2 + Amount(numbers[1].Charge).Length);
        var grid = new Grid(new("Denied lines, first 835", 31, 0) { IsText = true }, new("n", 2, 1), new("charge", 8, 3));
        foreach (var (reason, (lines, charge)) in shown)
            grid.Add($"  {reason.PadRight(reasonWidth)}  {(room < ShortestMeaning ? "" : Shortened(Meaning(reason), room))}", Count(lines), Amount(charge));
        foreach (var (name, lines, charge) in numbers.Skip(others.Count > 0 ? 0 : 1)) grid.Add($"  {name}", Count(lines), Amount(charge));
        return grid;
    }

    private static string Meaning(string reason)
    {
        var code = reason.Split(' ')[0];
        return Carc.Of(code[(code.IndexOf('-', StringComparison.Ordinal) + 1)..]).Meaning;
    }
}

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
    private const int Rows = 5; // As many reasons as there are rates of claims.
    private const int NarrowestMeaning = 16;
    private const int ChargeWidth = 9;

    /// <summary>Both side by side, or one below the other when the numbers are wide.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Blocks(KpiCounts kpis, VisitTotals visits, Paint paint)
    {
        var rates = Rates(kpis, visits);
        if (kpis.DeniedLines.Count == 0) return [rates.Lines(paint)];

        var reasons = new DeniedReasons(kpis);
        var plain = rates.Lines(Paint.Plain);
        var middle = Math.Max(Middle, plain.Max(line => line.Length) + 1);
        var room = reasons.RoomForMeaning(FullWidth - middle);
        if (room < NarrowestMeaning) return [rates.Lines(paint), reasons.Grid(FullWidth, int.MaxValue).Lines(paint)];

        var left = rates.Lines(paint);
        var right = reasons.Grid(FullWidth - middle, room).Lines(paint);
        return [[.. left.Select((line, index) => index < right.Count ? line + new string(' ', middle - plain[index].Length) + right[index] : line)]];
    }

    private static Grid Rates(KpiCounts kpis, VisitTotals visits)
    {
        var most = Math.Max(8, Count((long)kpis.ChargeDecided.Dollars).Length + 1);
        var grid = new Grid(new("Rates", 23, 0) { IsText = true }, new("", 6), new("", 7), new("", most + 2, 1));
        Row("clean at first scrub", kpis.CleanAtFirst, kpis.Scrubbed);
        Row("accepted at first", kpis.AcceptedAtFirst, kpis.Submitted);
        Row("resolved by first 835", kpis.ResolvedAtFirst, kpis.Decided);
        Row("denied, claims", kpis.DeniedAtFirst, kpis.Decided);
        Row("denied, charge", kpis.ChargeDenied.Dollars, kpis.ChargeDecided.Dollars);
        if (visits.Taken > 0) Row("touchless, whole visit", visits.Touchless, visits.Taken);
        return grid;

        void Row(string name, decimal part, decimal whole) => grid.Add(
            $"  {name}", Rate(part, whole), Count((long)decimal.Round(part)), "of" + Count((long)decimal.Round(whole)).PadLeft(most));
    }

    /// <summary>The reasons that took most, the others together, and all.</summary>
    private sealed class DeniedReasons
    {
        private readonly List<(string Reason, int Lines, Money Charge)> _shown;
        private readonly List<(string Name, int Lines, Money Charge)> _sums = [];
        private readonly int _reasonWidth;

        public DeniedReasons(KpiCounts kpis)
        {
            var all = kpis.DeniedLines.Select(pair => (Reason: pair.Key, pair.Value.Lines, pair.Value.Charge))
                .OrderByDescending(reason => reason.Charge).ThenBy(reason => reason.Reason, StringComparer.Ordinal).ToList();
            _shown = all.Count < Rows ? all : all[..(Rows - 2)];
            if (all.Count > _shown.Count) Sum($"{all.Count - _shown.Count} others", all[_shown.Count..]);
            Sum("all", all);
            _reasonWidth = _shown.Max(reason => reason.Reason.Length);
        }

        private int NumbersWidth => 1 + Math.Max(2, Count(_sums[^1].Lines).Length) + 2 + Math.Max(ChargeWidth, Amount(_sums[^1].Charge).Length);

        /// <summary>Columns that a line of that width leaves for what a reason means.</summary>
        public int RoomForMeaning(int width) => width - NumbersWidth - (2 + _reasonWidth + 2);

        public Grid Grid(int width, int meaningWidth)
        {
            var grid = new Grid(
                new("Denied lines, first 835", Math.Min(31, width - NumbersWidth), 0) { IsText = true }, new("n", 2, 1), new("charge", ChargeWidth));
            foreach (var (reason, lines, charge) in _shown)
                grid.Add($"  {reason.PadRight(_reasonWidth)}  {Shortened(Meaning(reason), meaningWidth)}", Count(lines), Amount(charge));
            foreach (var (name, lines, charge) in _sums) grid.Add($"  {name}", Count(lines), Amount(charge));
            return grid;
        }

        private void Sum(string name, List<(string Reason, int Lines, Money Charge)> reasons) =>
            _sums.Add((name, reasons.Sum(reason => reason.Lines), reasons.Sum(reason => reason.Charge)));
    }

    private static string Meaning(string reason)
    {
        var code = reason.Split(' ')[0];
        return Carc.Of(code[(code.IndexOf('-', StringComparison.Ordinal) + 1)..]).Meaning;
    }
}

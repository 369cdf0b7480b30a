using ClaimsCluster.Hosting.Running;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The lines that a run shows while it works; all bars share one scale, so that the first short one is the bottleneck.</summary>
internal sealed class ProgressPicture(RunOutlook outlook, bool hasSymbols)
{
    private const int BarCells = 20;
    private const int TrackCells = 40;
    private decimal _share;

    public IReadOnlyList<IReadOnlyList<Cell>> Lines(RunProgress progress, TimeSpan elapsed, long megabytes)
    {
        var scale = Math.Max(Math.Max(progress.Taken, (outlook.Claims ?? 0) - progress.Refused), 1);
        _share = Math.Clamp(Math.Max(_share, (decimal)progress.AtRest / scale), 0m, 1m); // Files that come later must not take it back.
        var today = DateOnly.FromDateTime(progress.Now.UtcDateTime);
        return
        [
            [new(outlook.Title, Tone.Bold), $"   {outlook.HowToStop}"],
            [.. Track(today, elapsed, Done(progress, scale))],
            Row("taken", progress.Taken, [Note(progress.Held, "held by our edits", Tone.Yellow)]),
            Row("sent", progress.Sent, []),
            Row("accepted", progress.Accepted, [Note(progress.Rejected, "rejected by payers", Tone.Red)]),
            Row("decided", progress.Decided, [new($"{Speed(progress.AtRest, elapsed)} claims/s, {Count(megabytes)} MB", Tone.Dim)]),
            Row("posted", progress.Posted, [$"insurance paid {Amount(progress.InsurancePaid)}"]),
        ];

        IReadOnlyList<Cell> Row(string name, int count, Cell[] notes) =>
            [$"  {name,-8}{Count(count),10}  ", new(Bar(count, scale), Tone.Green), "   ", .. notes];
    }

    private static Cell Note(int count, string words, Tone tone) => count == 0 ? new("") : new($"{Count(count)} {words}", tone);

    private static string Speed(int claims, TimeSpan elapsed) => Count((long)(claims / Math.Max(elapsed.TotalSeconds, 1)));

    /// <summary>The share of the work that is done, for the time that is left: much of it comes before anything rests.</summary>
    private static decimal Done(RunProgress progress, long scale)
    {
        const int steps = 5; // Taken, sent, accepted, decided, posted.
        long done = progress.Taken + progress.Sent + progress.Accepted + progress.Decided + progress.Posted;
        var spared = ((steps - 1L) * progress.Held) + ((steps - 2L) * progress.Rejected);
        return Math.Clamp((done + spared) / ((decimal)steps * scale), 0m, 1m);
    }

    private IEnumerable<Cell> Track(DateOnly today, TimeSpan elapsed, decimal worked)
    {
        var left = worked > 0m && worked < 1m ? $", {Clock(elapsed * (double)((1m - worked) / worked))} left" : "";
        yield return today == default ? $"{Day(outlook.Start)}, starting  " : $"{Day(today)}, {outlook.DayOf(today)}  ";
        var done = (int)(_share * TrackCells);
        yield return new(new string(hasSymbols ? '━' : '#', done) + (done < TrackCells ? (hasSymbols ? "╸" : ">") : ""), Tone.Green);
        yield return new(new string(hasSymbols ? '─' : '-', Math.Max(0, TrackCells - done - 1)), Tone.Dim);
        yield return $"  {100m * _share:0}% at rest  {Clock(elapsed)}{left}";
    }

    /// <summary>Eighths of a cell where the locale has them.</summary>
    private string Bar(long count, long scale)
    {
        var eighths = (int)(count * BarCells * 8 / scale);
        var whole = Math.Min(BarCells, eighths / 8);
        var part = !hasSymbols || whole == BarCells || eighths % 8 == 0 ? "" : "▏▎▍▌▋▊▉"[(eighths % 8) - 1].ToString();
        return (new string(hasSymbols ? '█' : '#', whole) + part).PadRight(BarCells);
    }
}

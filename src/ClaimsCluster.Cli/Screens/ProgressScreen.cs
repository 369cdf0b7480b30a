using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Grains.Projections;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using Spectre.Console;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What <c>claims run</c> shows while it works (SCREENS §1): redrawn in place on a terminal, else a line every 10 seconds.</summary>
internal sealed class ProgressScreen : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200); // At most 10 times a second; the reader needs some of it.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);

    private readonly Terminal _terminal;
    private readonly RunOutlook _outlook;
    private readonly Stopwatch _clock;
    private readonly RunProgress _progress = new();
    private readonly CatchUpReader _log;
    private readonly ProgressPicture _picture;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public ProgressScreen(Terminal terminal, IClusterStore store, RunOutlook outlook, Stopwatch clock)
    {
        (_terminal, _outlook, _clock) = (terminal, outlook, clock);
        _log = new CatchUpReader(store, StoreReader.Read, _progress);
        _picture = new(outlook, terminal.HasSymbols);
        _loop = Loop();
    }

    /// <summary>When the first claim was seen in the log, in seconds of the wall clock; null before.</summary>
    public decimal? FirstClaimSeconds { get; private set; }

    private bool IsDrawn => _terminal.CanRedraw && !_outlook.IsSilent;

    private bool IsLined => !_terminal.CanRedraw && !_outlook.IsSilent;

    public async Task Ended()
    {
        await End();
        if (IsLined) await _terminal.Error.WriteLineAsync(Line(" done"));
    }

    public async Task Stopped()
    {
        await End();
        var where = _progress.Taken == 0
            ? "before the first claim"
            : $"at {Figures.Day(_progress.Now)} with {Figures.Count(_progress.AtRest)} of {Figures.Count(_progress.Taken)} at rest";
        var after = _outlook.Keeps ? "The same command goes on." : "Nothing was kept.";
        await _terminal.Error.WriteLineAsync($"Stopped {where}. {after}");
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _stop.Dispose();
    }

    private async Task End()
    {
        if (_loop.IsCompleted) return;
        await _stop.CancelAsync();
        await _loop;
        await Read(CancellationToken.None);
    }

    private async Task Loop()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (_clock.Elapsed < Quiet) await Next(timer);
            if (IsDrawn) await Draw(timer);
            else await WriteLines(timer);
        }
        catch (OperationCanceledException)
        {
            // Ended: what comes last is the caller's.
        }
    }

    private async Task Draw(PeriodicTimer timer)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(_terminal.Error),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        await console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            while (!_stop.IsCancellationRequested)
            {
                var lines = _picture.Lines(_progress, _clock.Elapsed, Environment.WorkingSet >> 20);
                live.UpdateTarget(new Rows(lines.Select(line => Drawn(line, console.Profile.Width - 1)))); // Some terminals break a full line.
                try
                {
                    await Next(timer);
                }
                catch (OperationCanceledException)
                {
                    return; // So that the picture is erased and the cursor is back.
                }
            }
        });
    }

    private Paragraph Drawn(IReadOnlyList<Cell> cells, int width)
    {
        var line = new Paragraph();
        foreach (var cell in cells)
        {
            var text = cell.Text.Length > width ? cell.Text[..width] : cell.Text;
            line.Append(text, _terminal.ErrorPaint.IsColored ? StyleOf(cell.Tone) : Style.Plain);
            width -= text.Length;
        }

        return line;
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Bold => new(decoration: Decoration.Bold),
        Tone.Dim => new(decoration: Decoration.Dim),
        Tone.Red => new(Spectre.Console.Color.Maroon),
        Tone.Yellow => new(Spectre.Console.Color.Olive),
        Tone.Green => new(Spectre.Console.Color.Green),
        _ => Style.Plain,
    };

    private async Task WriteLines(PeriodicTimer timer)
    {
        for (var due = LineEvery; ;)
        {
            await Next(timer);
            if (_clock.Elapsed < due) continue;
            due += LineEvery;
            if (IsLined) await _terminal.Error.WriteLineAsync(Line(""));
        }
    }

    private async Task Next(PeriodicTimer timer)
    {
        await timer.WaitForNextTickAsync(_stop.Token);
        await Read(_stop.Token);
    }

    private async Task Read(CancellationToken cancel)
    {
        await _log.CatchUp(cancel);
        if (_progress.Taken > 0) FirstClaimSeconds ??= decimal.Round((decimal)_clock.Elapsed.TotalSeconds, 1);
    }

    private string Line(string word) =>
        $@"{_clock.Elapsed:mm\:ss} {Figures.Day(_progress.Now)}{word} taken={_progress.Taken} held={_progress.Held} sent={_progress.Sent} "
        + $"rejected={_progress.Rejected} decided={_progress.Decided} posted={_progress.Posted}";
}

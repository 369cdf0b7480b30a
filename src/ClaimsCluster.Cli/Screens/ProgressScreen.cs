using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Grains.Projections;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What <c>claims run</c> shows while it works; to stderr.</summary>
internal sealed class ProgressScreen : IAsyncDisposable
{
    private readonly StoreReader _reader;
    private readonly RunProgress _progress = new();
    private readonly CatchUpReader _log;
    private readonly Stopwatch _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public ProgressScreen(IClusterStore store, RunRequest request, Stopwatch clock)
    {
        _clock = clock;
        _reader = new StoreReader(store);
        _log = new CatchUpReader(store, _reader.Read, _progress);
        _loop = Loop(request);
    }

    /// <summary>When the first claim was seen in the log, in seconds of the wall clock; null before.</summary>
    public decimal? FirstClaimSeconds { get; private set; }

    public async Task Ended()
    {
        await End();
        Console.Error.WriteLine(Line("done"));
    }

    public async Task Stopped()
    {
        await End();
        Console.Error.WriteLine($"Stopped at {_progress.Now:yyyy-MM-dd} with {_progress.AtRest} of {_progress.Taken} at rest.");
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _stop.Dispose();
        _reader.Dispose();
    }

    private async Task End()
    {
        await _stop.CancelAsync();
        await _loop;
        await _log.CatchUp();
    }

    private async Task Loop(RunRequest request)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            for (var second = 1; await timer.WaitForNextTickAsync(_stop.Token); second++)
            {
                await _log.CatchUp(_stop.Token);
                if (_progress.Taken > 0) FirstClaimSeconds ??= decimal.Round((decimal)_clock.Elapsed.TotalSeconds, 1);
                if (second % 10 == 0 && !request.Json) Console.Error.WriteLine(Line(""));
            }
        }
        catch (OperationCanceledException)
        {
            // Ended: the caller writes the last line.
        }
    }

    private string Line(string word) =>
        $"{_clock.Elapsed:mm\\:ss} {_progress.Now:yyyy-MM-dd}{(word.Length > 0 ? $" {word}" : "")} taken={_progress.Taken} held={_progress.Held} "
        + $"sent={_progress.Sent} rejected={_progress.Rejected} decided={_progress.Decided} posted={_progress.Posted}";
}

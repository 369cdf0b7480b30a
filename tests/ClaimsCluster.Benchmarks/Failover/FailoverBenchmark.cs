using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClaimsCluster.Benchmarks.Measuring;
using ClaimsCluster.Benchmarks.Pipeline;

namespace ClaimsCluster.Benchmarks.Failover;

/// <summary>
/// What callers notice when a silo of three dies or hangs: callers send small files without a pause to the two others, and to a
/// gateway in a process of its own. Of each blow the longest answer is told; an answer that is no success counts as none.
/// </summary>
internal static class FailoverBenchmark
{
    private const int Callers = 8;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(int blows, string? jsonFile)
    {
        Console.WriteLine(Report.Machine());
        using var databases = new BenchDatabases(null);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var connection = databases.New();
        string[] silo = ["silo", "--postgres", connection];
        using var first = await HostProcess.Start(http, [.. silo, "--name", "silo1"]);
        using var second = await HostProcess.Start(http, [.. silo, "--name", "silo2"]);
        using var gateway = await HostProcess.Start(http, "gateway", "--postgres", connection);
        var figures = new List<Figure>();
        foreach (var signal in new[] { "KILL", "STOP" })
        {
            var inside = new List<Blow>();
            var outside = new List<Blow>();
            for (var blow = 0; blow < blows; blow++)
            {
                using var victim = await HostProcess.Start(http, [.. silo, "--name", $"victim{signal}{blow}"]);
                using var end = new CancellationTokenSource();
                var heard = new ConcurrentBag<Call>();
                var calling = Task.WhenAll(Enumerable.Range(0, Callers).SelectMany(caller => new[]
                {
                    Send(http, caller % 2 == 0 ? first : second, isOutside: false, $"{signal} {blow} {caller} in", heard, end.Token),
                    Send(http, gateway, isOutside: true, $"{signal} {blow} {caller} out", heard, end.Token),
                }));
                await Task.Delay(Before);
                var at = Stopwatch.GetTimestamp();
                await victim.Signal(signal);
                await Task.Delay(After);
                await end.CancelAsync();
                await calling;
                inside.Add(Blow.Of(heard.Where(call => !call.IsOutside), at));
                outside.Add(Blow.Of(heard.Where(call => call.IsOutside), at));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SIG{signal} {blow + 1}: in a silo {inside[^1]}; through the gateway {outside[^1]}"));
                if (signal != "STOP") continue;
                await victim.Signal("CONT");
                await victim.End(); // It learns that it is dead.
            }

            figures.AddRange(Figures($"failover.{signal.ToLowerInvariant()}.silo", inside));
            figures.AddRange(Figures($"failover.{signal.ToLowerInvariant()}.gateway", outside));
        }

        Report.Print($"{blows} blows of each kind, {2 * Callers} callers", figures);
        if (jsonFile is not null) Report.WriteJson(jsonFile, figures);
        return 0;
    }

    private static IEnumerable<Figure> Figures(string name, List<Blow> blows)
    {
        var longest = blows.Select(blow => blow.LongestSeconds).Order().ToList();
        yield return new($"{name}.min", longest[0], "s");
        yield return new($"{name}.median", longest[longest.Count / 2], "s");
        yield return new($"{name}.max", longest[^1], "s");
        yield return new($"{name}.failed", blows.Sum(blow => blow.Failed), "calls");
    }

    private static async Task Send(HttpClient http, HostProcess host, bool isOutside, string name, ConcurrentBag<Call> heard, CancellationToken end)
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var began = Stopwatch.GetTimestamp();
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes($"{name} {number}"));
            content.Headers.ContentType = new("application/edi-x12");
            var isFine = false;
            try
            {
                using var answer = await http.PostAsync(new Uri(host.Address, "/v1/files?name=small"), content, CancellationToken.None);
                isFine = answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                // Told as a call that failed.
            }

            heard.Add(new(began, Stopwatch.GetTimestamp(), isFine, isOutside));
        }
    }

    private readonly record struct Call(long Began, long Ended, bool IsFine, bool IsOutside);

    /// <param name="LongestSeconds">The longest answer of a call that ended after the blow.</param>
    /// <param name="Failed">Calls that were answered with no success.</param>
    /// <param name="Calls">All that ended after the blow.</param>
    private readonly record struct Blow(double LongestSeconds, int Failed, int Calls)
    {
        public static Blow Of(IEnumerable<Call> calls, long at)
        {
            var after = calls.Where(call => call.Ended >= at).ToList();
            return new(after.Max(call => Stopwatch.GetElapsedTime(call.Began, call.Ended).TotalSeconds), after.Count(call => !call.IsFine), after.Count);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LongestSeconds:0.0} s, {Failed} of {Calls} failed");
    }
}

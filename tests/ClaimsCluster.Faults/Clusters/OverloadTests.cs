using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ClaimsCluster.Tests.Postgres;
using Npgsql;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>More than a host can take is refused, with the time to come back, and costs no memory (FAULTS G10, F13, F35).</summary>
public sealed class OverloadTests(UntouchedRun untouched)
{
    private const int Days = 120;
    private const int Senders = 48;
    private const int Askers = 1_200;
    private const int FileBytes = 1 << 20;
    private const long LongestGrowthBytes = 192L << 20; // What is offered is several times that.

    [Fact]
    public async Task While_the_database_is_away_senders_are_told_to_come_back_and_memory_stays_flat()
    {
        var database = untouched.Server.NewDatabase();
        using var proxy = new TcpProxy(untouched.Server.Port);
        await using var cluster = await ClusterUnderTest.Of(database, 1, untouched.Server.ConnectionString(new NpgsqlConnectionStringBuilder(database).Database!, proxy.Port));
        var silo = cluster.Silos[0];
        await cluster.Finished(await cluster.Submit(untouched.File));
        var life = cluster.Advance(Days, "life");
        await cluster.Logged(untouched.Events / 2);
        var before = silo.ResidentBytes;

        proxy.IsDown = true;
        proxy.CutAll();
        await cluster.Turns(silo, ready: false);
        var answers = new ConcurrentBag<(HttpStatusCode Status, bool SaysWhen)>();
        var most = before;
        using var away = new CancellationTokenSource();
        var sending = Enumerable.Range(0, Senders).Select(sender => Send(sender)).ToList();
        var asking = Enumerable.Range(0, Askers).Select(_ => Ask()).ToList();
        await Task.WhenAll(asking); // Each waited its time for the database, or was not let in.
        await away.CancelAsync();
        await Task.WhenAll(sending);

        answers.ShouldAllBe(answer => answer.SaysWhen && (answer.Status == HttpStatusCode.TooManyRequests || answer.Status == HttpStatusCode.ServiceUnavailable));
        var refused = answers.CountBy(answer => answer.Status).ToDictionary();
        refused.Keys.ShouldBe([HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable], ignoreOrder: true);
        var growth = most - before;
        TestContext.Current.SendDiagnosticMessage($"{answers.Count} answers, {refused[HttpStatusCode.TooManyRequests]} of them 429; {before >> 20} MB before, {growth >> 20} MB more at most.");
        growth.ShouldBeLessThan(LongestGrowthBytes);

        proxy.IsDown = false;
        await cluster.Turns(silo, ready: true);
        await life;
        await untouched.IsTheEndOf(cluster);

        async Task Send(int sender)
        {
            for (var number = 0; !away.IsCancellationRequested; number++)
            {
                var bytes = new byte[FileBytes];
                Encoding.ASCII.GetBytes($"file {number} of {sender}").CopyTo(bytes, 0);
                using var content = new ByteArrayContent(bytes);
                content.Headers.ContentType = new("application/edi-x12");
                using var answer = await cluster.Ask(silo, HttpMethod.Post, "/v1/files?name=junk", content);
                Heard(answer);
                if (answer.Headers.RetryAfter?.Delta is { } wait) await Task.Delay(wait, away.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // As it was told to.
            }
        }

        async Task Ask()
        {
            using var answer = await cluster.Ask(silo, HttpMethod.Get, "/v1/claims/AAAAAAAAAAAAAAAA");
            Heard(answer);
        }

        void Heard(HttpResponseMessage answer)
        {
            answers.Add((answer.StatusCode, answer.Headers.RetryAfter is not null));
            InterlockedMax(ref most, silo.ResidentBytes);
        }
    }

    private static void InterlockedMax(ref long most, long now)
    {
        for (var seen = Interlocked.Read(ref most); seen < now; seen = Interlocked.Read(ref most))
            if (Interlocked.CompareExchange(ref most, now, seen) == seen) return;
    }
}

using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Storing;
using ClaimsCluster.Storage.Sqlite;
using CsCheck;

namespace ClaimsCluster.Simulation.Tests;

/// <summary>The simulated worlds stand on a store in memory: it must promise what the real one does.</summary>
public sealed class MemoryStoreTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Act> Acts =
        from key in Gen.Int[0, 5]
        from kind in Gen.Bool.Select(isClaim => isClaim ? "claim" : "lane")
        from older in Gen.Int[0, 9]
        from due in Gen.Int[-1, 3]
        from events in Gen.Int[0, 2]
        from identity in Gen.Int[0, 12]
        from queue in Gen.Int[0, 3]
        from entry in Gen.Int[0, 3]
        select new Act(new(kind, "t", $"k{key}"), older == 0, due, events, identity, queue, entry);

    [Fact]
    public Task It_answers_whatever_happens_as_SQLite_does() => Acts.List[1, 60].SampleAsync(async acts =>
    {
        var folder = Directory.CreateTempSubdirectory("claims-memory").FullName;
        try
        {
            await using var real = SqliteClusterStore.Open(Path.Combine(folder, "claims.db"));
            await Same(acts, real);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }, iter: 30, threads: 1);

    private static async Task Same(List<Act> acts, SqliteClusterStore real)
    {
        var memory = new MemoryStore();
        var rows = new Dictionary<EntityId, (long Seq, byte[] Head, int Queue, int Entry)>();
        foreach (var act in acts)
        {
            var was = rows.GetValueOrDefault(act.Id, (0, [], 0, 0));
            var etag = Math.Max(0, await real.Version(act.Id) - (act.IsOlder ? 1 : 0));
            (memory.Load(act.Id)?.ETag ?? 0).ShouldBe(await real.Version(act.Id));
            var write = act.Write(was);
            var expected = await real.Commit(write, [1, 2, (byte)etag], etag);
            memory.Commit(write, [1, 2, (byte)etag], etag).Outcome.ShouldBe(expected.Outcome);
            if (expected.Outcome == CommitOutcome.Committed)
                rows[act.Id] = (was.Seq + write.Events.Count, write.Events.Count > 0 ? write.Events[^1].Hash : was.Head, act.Queue, act.Entry);
        }

        var resting = new RestingStore(memory);
        foreach (var page in (int[])[1, 3, 100])
        {
            for (var hour = 0; hour < 4; hour++)
            {
                (await resting.Due(Day.AddHours(hour), page)).ShouldBe(await real.Due(Day.AddHours(hour), page));
                (await resting.NotAtRest(Day.AddHours(hour))).ShouldBe(await real.NotAtRest(Day.AddHours(hour)));
            }

            foreach (var queue in (string[])["q1", "q2", "q3"])
            {
                var first = await real.Queue("t", queue, page);
                (await resting.Queue("t", queue, page)).ShouldBe(first);
                if (first.Count > 0) (await resting.Queue("t", queue, page, first[0])).ShouldBe(await real.Queue("t", queue, page, first[0]));
            }

            (await Keys(resting, page)).ShouldBe(await Keys(real, page));
            (await resting.Events(2, page)).Select(Told).ShouldBe((await real.Events(2, page)).Select(Told));
        }

        (await resting.NextDue()).ShouldBe(await real.NextDue());
        (await resting.Census()).ShouldBe(await real.Census());
        (await resting.LastEventAt()).ShouldBe(await real.LastEventAt());
        foreach (var entry in (string[])["e1", "e2", "e3"]) (await resting.Find("t", "by", entry)).ShouldBe(await real.Find("t", "by", entry));
        foreach (var id in rows.Keys)
        {
            (await resting.Events(id, 0, 100)).Select(Told).ShouldBe((await real.Events(id, 0, 100)).Select(Told));
            (await resting.Events(id, "Two", 0, 100)).Select(Told).ShouldBe((await real.Events(id, "Two", 0, 100)).Select(Told));
        }
    }

    private static async Task<List<EntityId>> Keys(IClusterStore store, int page)
    {
        var keys = new List<EntityId>();
        for (EntityId? after = null; ;)
        {
            var rows = await store.Rows("claim", page, after);
            if (rows.Count == 0) return keys;
            keys.AddRange(rows.Select(row => row.Id));
            after = rows[^1].Id;
        }
    }

    private static string Told(LoggedEvent logged) =>
        $"{logged.Position} {logged.Stream} {logged.Event.Seq} {logged.Event.Type} {logged.Event.Identity} {Convert.ToHexString(logged.Event.Hash)}";

    private sealed record Act(EntityId Id, bool IsOlder, int Due, int Events, int Identity, int Queue, int Entry)
    {
        public RowWrite Write((long Seq, byte[] Head, int Queue, int Entry) was)
        {
            var events = new List<StoredEvent>();
            var head = was.Head;
            for (var number = 1; number <= Events; number++)
            {
                var type = number == 2 ? "Two" : "One";
                var hash = EventChain.Hash(head, Id.Stream, was.Seq + number, type, Day, "test", [7]);
                events.Add(new(was.Seq + number, type, Identity < 8 ? $"i{Identity}" : null, Day, "test", head, hash, [7]));
                head = hash;
            }

            return new(Id, new RowIndex($"s{Due}") { Amount = Money.Exactly(Due + 1) }, Day, Due < 0 ? null : Day.AddHours(Due), Entry, events)
            {
                Dequeue = was.Queue > 0 && was.Queue != Queue ? [new($"q{was.Queue}", "s")] : [],
                Enqueue = Queue > 0 && was.Queue != Queue ? [new($"q{Queue}", "s")] : [],
                RemoveEntries = was.Entry > 0 && was.Entry != Entry ? [new("by", $"e{was.Entry}")] : [],
                AddEntries = Entry > 0 && was.Entry != Entry ? [new("by", $"e{Entry}")] : [],
            };
        }
    }
}

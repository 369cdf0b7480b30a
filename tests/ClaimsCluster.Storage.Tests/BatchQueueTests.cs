using System.Diagnostics.Metrics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Tests;

/// <summary>The group commit engine alone, without a database.</summary>
public sealed class BatchQueueTests
{
    [Fact]
    public async Task What_waits_while_a_batch_is_on_its_way_is_the_next_batch_of_at_most_256()
    {
        var target = new Gate();
        await using var queue = new BatchQueue<Work>(target, "test");
        var works = Works(601, row: null);
        await queue.Add(works[0]);
        await target.Entered.WaitAsync(TestContext.Current.CancellationToken);
        foreach (var work in works[1..]) await queue.Add(work);

        works[0].Done.IsCompleted.ShouldBeFalse();
        target.Open.Set();
        await Task.WhenAll(works.Select(work => work.Done));

        target.Batches.Select(batch => batch.Count).ShouldBe([1, 256, 256, 88]);
        target.Batches.SelectMany(batch => batch).Select(work => work.Number).ShouldBe(Enumerable.Range(0, 601));
    }

    [Fact]
    public async Task Two_writes_of_one_row_are_never_in_one_batch_and_keep_their_order()
    {
        var target = new Gate();
        await using var queue = new BatchQueue<Work>(target, "test");
        var works = Works(600, row: number => Some.Id(number % 7 == 0 ? 1000 + number : number % 5));
        await queue.Add(works[0]);
        await target.Entered.WaitAsync(TestContext.Current.CancellationToken);
        foreach (var work in works[1..]) await queue.Add(work);
        target.Open.Set();
        await Task.WhenAll(works.Select(work => work.Done));

        foreach (var batch in target.Batches) batch.Select(work => work.Row).ShouldBeUnique();
        foreach (var row in target.Batches.SelectMany(batch => batch).GroupBy(work => work.Row))
            row.Select(work => work.Number).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_full_queue_makes_its_callers_wait()
    {
        var target = new Gate();
        await using var queue = new BatchQueue<Work>(target, "test");
        var works = Works(5000, row: null);
        async Task AddAll()
        {
            foreach (var work in works) await queue.Add(work);
        }

        var adding = AddAll();
        await target.Entered.WaitAsync(TestContext.Current.CancellationToken);
        await Full(queue);

        adding.IsCompleted.ShouldBeFalse();
        target.Open.Set();
        await adding;
        await Task.WhenAll(works.Select(work => work.Done));
    }

    [Fact]
    public async Task A_batch_that_fails_is_told_to_each_of_its_callers_and_the_next_one_runs()
    {
        var target = new Gate { FailsFirst = true };
        target.Open.Set();
        await using var queue = new BatchQueue<Work>(target, "test");
        var works = Works(2, row: null);

        await queue.Add(works[0]);
        await Should.ThrowAsync<IOException>(() => works[0].Done);
        await queue.Add(works[1]);
        await works[1].Done;
    }

    /// <summary>Ends when the queue takes no more without waiting.</summary>
    private static async Task Full(BatchQueue<Work> queue)
    {
        while (queue.Add(new Work(-1, null)).AsTask() is { IsCompleted: true } taken) await taken;
    }

    [Fact]
    public async Task Since_when_nothing_goes_well_is_known_until_a_batch_does()
    {
        var target = new Gate { FailsFirst = true };
        await using var queue = new BatchQueue<Work>(target, "test");
        queue.Stalled.ShouldBe(TimeSpan.Zero);
        var works = Works(2, row: null);
        await queue.Add(works[0]);
        await target.Entered.WaitAsync(TestContext.Current.CancellationToken);
        queue.Stalled.ShouldBeGreaterThan(TimeSpan.Zero); // It is on its way, and nobody knows whether it will arrive.
        target.Open.Set();
        await Should.ThrowAsync<IOException>(() => works[0].Done);
        var failed = queue.Stalled;
        failed.ShouldBeGreaterThan(TimeSpan.Zero);
        queue.Stalled.ShouldBeGreaterThan(failed);

        await queue.Do(works[1]);
        queue.Stalled.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_operator_sees_how_full_the_batches_are_and_who_waits()
    {
        const string queueName = "measured by this test";
        var seen = new List<(string Instrument, long Value)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => listening.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => See(instrument, value, tags));
        listener.Start();

        var target = new Gate();
        await using var queue = new BatchQueue<Work>(target, "test", queueName);
        var works = Works(5, row: null);
        await queue.Add(works[0]);
        await target.Entered.WaitAsync(TestContext.Current.CancellationToken);
        foreach (var work in works[1..]) await queue.Add(work);
        listener.RecordObservableInstruments();
        target.Open.Set();
        await Task.WhenAll(works.Select(work => work.Done));

        seen.ShouldBe([("claims.store.waiting", 4), ("claims.store.batch.rows", 1), ("claims.store.batch.rows", 4)]);

        void See(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags is [{ Value: queueName }]) seen.Add((instrument.Name, value));
        }
    }

    private static Work[] Works(int count, Func<int, EntityId?>? row) =>
        [.. Enumerable.Range(0, count).Select(number => new Work(number, row?.Invoke(number)))];

    private sealed class Work(int number, EntityId? row) : BatchWork<bool>
    {
        public int Number => number;

        public override EntityId? Row => row;
    }

    /// <summary>Holds its first batch until it is opened.</summary>
    private sealed class Gate : IBatchTarget<Work>
    {
        public SemaphoreSlim Entered { get; } = new(0);

        public ManualResetEventSlim Open { get; } = new();

        public List<List<Work>> Batches { get; } = [];

        public bool FailsFirst { get; init; }

        public void Run(IReadOnlyList<Work> batch)
        {
            Batches.Add([.. batch]);
            Entered.Release();
            Open.Wait();
            if (FailsFirst && Batches.Count == 1) throw new IOException("The first batch fails.");
        }

        public void Dispose()
        {
        }
    }
}

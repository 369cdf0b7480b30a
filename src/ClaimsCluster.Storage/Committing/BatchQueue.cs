using System.Threading.Channels;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Committing;

/// <summary>
/// Group commit: many callers, one thread that takes everything waiting, up to 256, and runs it as one batch. While
/// one batch is on its way the next fills, so no timer lingers; a full queue makes callers wait. Knows no SQL.
/// </summary>
/// <typeparam name="T">The kind of work.</typeparam>
internal sealed class BatchQueue<T> : IAsyncDisposable where T : BatchWork
{
    private const int MaxBatch = 256; // Measured: more rows per commit are not faster (ORLEANS §2).
    private const int MaxWaiting = 1024;

    private readonly IBatchTarget<T> _target;
    private readonly string _name;
    private readonly Channel<T> _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(MaxWaiting)
    {
        SingleReader = true,

        // What continues on the thread of the other side only passes work on: no hop through the pool.
        AllowSynchronousContinuations = true,
    });

    private readonly List<T> _batch = new(MaxBatch);
    private readonly HashSet<EntityId> _rows = new(MaxBatch);
    private List<T> _heldBack = []; // Their rows were in the batch before; they are first in the next one.
    private List<T> _offered = [];
    private readonly BatchMeter _meter;
    private readonly Task _loop;
    private readonly BatchHealth _health = new();

    /// <summary>Starts the thread. The target is disposed with the queue.</summary>
    /// <param name="target">Runs the batches.</param>
    /// <param name="name">Who is closed, in errors.</param>
    /// <param name="measured">What metrics call the queue.</param>
    public BatchQueue(IBatchTarget<T> target, string name, string measured = "commit")
    {
        (_target, _name) = (target, name);
        _meter = new(measured, () => _waiting.Reader.Count);
        _loop = Task.Factory.StartNew(
            Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>For how long now no batch has gone well, though there were some; zero where the last one did.</summary>
    public TimeSpan Stalled => _health.Stalled;

    /// <summary>Queues work; waits while the queue is full. The work's own task tells what came of it.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public async ValueTask Add(T work)
    {
        try
        {
            await _waiting.Writer.WriteAsync(work);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(_name);
        }
    }

    /// <summary>Queues work and waits for what came of it.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public async Task<TResult> Do<TResult>(BatchWork<TResult> work)
    {
        await Add((T)(BatchWork)work);
        return await work.Done;
    }

    /// <summary>Runs what is queued, takes no more, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private void Loop()
    {
        using (_target)
        using (_meter)
        {
            while (Take()) Run();
        }
    }

    private bool Take()
    {
        _batch.Clear();
        _rows.Clear();
        (_offered, _heldBack) = (_heldBack, _offered);
        foreach (var work in _offered) Offer(work);
        _offered.Clear();

        if (_batch.Count == 0 && !HasMore()) return false;

        // Bounded also by what is held back: a storm on one row must not drain the channel into memory.
        while (_batch.Count < MaxBatch && _heldBack.Count < MaxBatch && _waiting.Reader.TryRead(out var work))
            Offer(work);
        return true;
    }

    // The thread is the queue's own, so it may block.
    private bool HasMore() => _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Offer(T work)
    {
        if (work.Row is not { } row || _rows.Add(row)) _batch.Add(work);
        else _heldBack.Add(work);
    }

    private void Run()
    {
        var began = _meter.Begin();
        _health.Begin();
        try
        {
            _target.Run(_batch);
        }
        catch (Exception error)
        {
            // Whatever went wrong, each caller is told and the next batch has its chance.
            foreach (var work in _batch) work.Refuse(error);
        }

        _meter.End(began, _batch.Count);
        _health.End(isWell: !_batch.TrueForAll(work => work.IsRefused));
        foreach (var work in _batch) work.Complete();
    }
}

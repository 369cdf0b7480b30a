using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Committing;

/// <summary>One caller's share of a batch. What came of it is noted while the batch runs, and told after it.</summary>
internal abstract class BatchWork
{
    /// <summary>The row it writes; two of one row never meet in a batch. Null: no such rule.</summary>
    public virtual EntityId? Row => null;

    /// <summary>Whether it failed, or nobody knows, as far as its batch has come.</summary>
    public abstract bool IsRefused { get; }

    /// <summary>Notes that this work failed: alone, or with its batch.</summary>
    public abstract void Refuse(Exception error);

    /// <summary>Tells the caller what was noted: the batch is durable, or has failed.</summary>
    public abstract void Complete();
}

/// <summary>Work that comes to a result.</summary>
/// <typeparam name="T">What the caller gets.</typeparam>
internal abstract class BatchWork<T> : BatchWork
{
    // A caller's continuation must not run on the writer's thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _refusal;

    /// <summary>Ends when the batch is durable, or has failed.</summary>
    public Task<T> Done => _done.Task;

    /// <summary>Notes the result; the caller gets it when the batch is durable.</summary>
    public void Note(T result) => _result = result;

    /// <inheritdoc/>
    public override bool IsRefused => _refusal is not null;

    /// <inheritdoc/>
    public override void Refuse(Exception error) => _refusal = error;

    /// <inheritdoc/>
    public override void Complete()
    {
        if (_refusal is { } refusal) _done.SetException(refusal);
        else _done.SetResult(_result!);
    }
}

using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Committing;

/// <summary>One caller's share of a batch. What came of it is noted while the batch runs, and told after it.</summary>
internal abstract class BatchWork
{
    /// <summary>The row it writes; two of one row never meet in a batch. Null: no such rule.</summary>
    public virtual EntityId? Row => null;

    /// <summary>Something of this work alone is wrong: the batch goes on without it.</summary>
    public abstract void Refuse(Exception error);

    /// <summary>Tells the caller what was noted: the batch is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the batch failed.</summary>
    public abstract void Fail(Exception error);
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
    public override void Refuse(Exception error) => _refusal = error;

    /// <inheritdoc/>
    public override void Complete()
    {
        if (_refusal is { } refusal) _done.SetException(refusal);
        else _done.SetResult(_result!);
    }

    /// <inheritdoc/>
    public override void Fail(Exception error) => _done.SetException(error);

    /// <summary>Ends the caller's wait with a result where the batch failed.</summary>
    protected void Answer(T result) => _done.SetResult(result);
}

namespace ClaimsCluster.Storage.Committing;

/// <summary>The dialect seam: what a database does with a batch. Called by one thread, one batch at a time.</summary>
/// <typeparam name="T">The kind of work.</typeparam>
internal interface IBatchTarget<in T> : IDisposable where T : BatchWork
{
    /// <summary>
    /// Does the batch, in one transaction where it can, notes on each work what came of it, and returns when what was
    /// noted is durable.
    /// </summary>
    /// <exception cref="CommitUnknownException">The commit was sent and its answer is not known.</exception>
    /// <exception cref="Exception">Any other: certain that nothing of the batch was committed.</exception>
    void Run(IReadOnlyList<T> batch);
}

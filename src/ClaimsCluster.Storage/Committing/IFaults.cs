namespace ClaimsCluster.Storage.Committing;

/// <summary>Where a test may make the store fail (FAULTS §6). Constant off in production.</summary>
internal interface IFaults
{
    /// <summary>Called before each statement of the writer; throws to make that statement fail.</summary>
    void Before(string statement);

    /// <summary>Called after a commit that succeeded; throws to lose its answer.</summary>
    void AfterCommit();
}

/// <summary>Production: nothing is made to fail.</summary>
internal sealed class NoFaults : IFaults
{
    /// <summary>The one there is.</summary>
    public static NoFaults Instance { get; } = new();

    /// <inheritdoc/>
    public void Before(string statement)
    {
    }

    /// <inheritdoc/>
    public void AfterCommit()
    {
    }
}

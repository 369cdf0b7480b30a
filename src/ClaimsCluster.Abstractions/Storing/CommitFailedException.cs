namespace ClaimsCluster.Abstractions.Storing;

/// <summary>A commit that did not happen, or of which nobody knows: never thrown for a version conflict.</summary>
/// <remarks>An Orleans exception, because the grain storage bridge wraps every other kind.</remarks>
[GenerateSerializer, Alias("commit-failed")]
public class CommitFailedException : OrleansException
{
    /// <summary>For the serializer.</summary>
    public CommitFailedException()
    {
    }

    /// <summary>A message alone.</summary>
    public CommitFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A message and its cause.</summary>
    public CommitFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How the commit ended.</summary>
    public CommitFailedException(CommitOutcome outcome, string? identity, string message)
        : base(message)
    {
        Outcome = outcome;
        Identity = identity;
    }

    /// <summary>How the commit ended.</summary>
    [Id(0)]
    public CommitOutcome Outcome { get; private set; } = CommitOutcome.Unknown;

    /// <summary>The event identity that was there before; null for other outcomes.</summary>
    [Id(1)]
    public string? Identity { get; private set; }
}

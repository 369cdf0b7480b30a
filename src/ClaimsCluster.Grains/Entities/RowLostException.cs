using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using Orleans.Storage;

namespace ClaimsCluster.Grains.Entities;

/// <summary>A row was not written, or nobody knows. The activation forgets; the next call reads the truth back.</summary>
[GenerateSerializer, Alias("row-lost")]
public sealed class RowLostException : Exception
{
    /// <summary>For the serializer.</summary>
    public RowLostException()
    {
    }

    /// <summary>A message alone.</summary>
    public RowLostException(string message)
        : base(message)
    {
    }

    /// <summary>A message and its cause.</summary>
    public RowLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal RowLostException(EntityId id, CommitOutcome outcome)
        : base($"{id} was not written: {outcome}. Ask again.")
    {
    }
}

/// <summary>The failures that say nothing about the outcome: the same command is sent again (ORLEANS §8.18).</summary>
internal static class Losses
{
    public static bool AreRetriedLater(Exception exception) =>
        exception is RowLostException or OrleansMessageRejectionException or SiloUnavailableException or TimeoutException
            or InconsistentStateException or StepFailedException or StoreAwayException;
}

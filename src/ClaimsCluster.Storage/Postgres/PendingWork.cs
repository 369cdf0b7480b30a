using ClaimsCluster.Storage.Committing;
using ClaimsCluster.Storage.Rows;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>Work whose bytes are ready to be sent.</summary>
/// <param name="Work">What is asked.</param>
/// <param name="Body">The row's body in its envelope; empty for other work.</param>
/// <param name="EventBodies">The bodies of its events in their envelopes.</param>
internal sealed record PendingWork(BatchWork Work, byte[] Body, byte[][] EventBodies)
{
    /// <summary>Where its outcome stands among those of its transaction.</summary>
    public int Place { get; set; }

    /// <summary>About how many bytes of it go over the line.</summary>
    public long Length => Work switch
    {
        KeepBlob blob => blob.Bytes.Length,
        AddChunk chunk => chunk.Bytes.Length,
        _ => Body.Length + EventBodies.Sum(body => (long)body.Length),
    };

    /// <summary>Makes it ready; refuses it where its content cannot be put together.</summary>
    public static PendingWork? Of(BatchWork work)
    {
        if (work is not CommitRow row) return new(work, [], []);
        try
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(row.Write.Events.Count, Transactions.MaxEvents, "events of one row");
            return new(row, Envelope.Sealed(row.Body), [.. row.Write.Events.Select(happened => Envelope.Sealed(happened.Body))]);
        }
        catch (Exception error)
        {
            row.Refuse(new StoreWriteException($"Nothing was written: {error.Message}", error));
            return null;
        }
    }
}

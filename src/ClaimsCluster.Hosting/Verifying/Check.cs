using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// One invariant. It is shown all events in the order of the log, then all rows, then all kept documents, and looks at
/// its own thing only: a fault in the store shows in the check that is about it.
/// </summary>
internal abstract class Check(string id, string title, string unit)
{
    private const int FaultsTold = 10;

    private readonly HashSet<EntityId> _wrong = [];
    private readonly List<VerificationFault> _faults = [];

    /// <summary>How many were looked at.</summary>
    protected long LookedAt { get; set; }

    /// <summary>An event of the log.</summary>
    public virtual void Take(Happened happened)
    {
    }

    /// <summary>A row; all events came before it.</summary>
    public virtual void Take(StoredEntity row)
    {
    }

    /// <summary>Kept bytes are about to be read, from their start; all rows came before.</summary>
    public virtual void Open(KeptDocument document)
    {
    }

    /// <summary>A segment of the document, when it is X12.</summary>
    public virtual void Take(KeptDocument document, in DocumentSegment segment)
    {
    }

    /// <summary>The document is read to its end.</summary>
    public virtual void Close(KeptDocument document, DocumentEnd end)
    {
    }

    /// <summary>All was shown.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>Something at fault was found by now.</summary>
    public bool HasFaults => _wrong.Count > 0;

    public CheckReport Report() => new(id, title, LookedAt, unit, _wrong.Count, _faults);

    /// <summary>A record is at fault. Its first fault is told, the others follow from it or will show when it is mended.</summary>
    protected void Wrong(EntityId record, long? atEvent, string found)
    {
        if (_wrong.Add(record) && _faults.Count < FaultsTold)
            _faults.Add(new(record.Tenant, record.Kind, record.Key, atEvent, found));
    }

    /// <summary>An amount as the screens write it.</summary>
    protected static string Dollars(decimal amount) => amount.ToString("#,##0.00");
}

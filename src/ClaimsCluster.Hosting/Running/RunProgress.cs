using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Grains.Projections;

namespace ClaimsCluster.Hosting.Running;

/// <summary>How far a run is, counted from the log: claims taken, sent, accepted, decided, posted.</summary>
public sealed class RunProgress : IProjection
{
    /// <summary>Business time of the newest event.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Claims taken in.</summary>
    public int Taken { get; private set; }

    /// <summary>Claims refused at intake.</summary>
    public int Refused { get; private set; }

    /// <summary>Filings held by our edits.</summary>
    public int Held { get; private set; }

    /// <summary>Filings sent to payers.</summary>
    public int Sent { get; private set; }

    /// <summary>Filings accepted for decision.</summary>
    public int Accepted { get; private set; }

    /// <summary>Filings rejected by payers.</summary>
    public int Rejected { get; private set; }

    /// <summary>Filings decided by an 835.</summary>
    public int Decided { get; private set; }

    /// <summary>Decisions that stand in the journal.</summary>
    public int Posted { get; private set; }

    /// <summary>What insurers have paid.</summary>
    public Money InsurancePaid { get; private set; }

    /// <summary>Posted, held or rejected: a number that never falls.</summary>
    public int AtRest => Posted + Held + Rejected;

    /// <inheritdoc/>
    public void Take(LoggedEvent logged, DomainEvent happened)
    {
        if (logged.Event.At > Now) Now = logged.Event.At;
        switch (happened)
        {
            case ClaimReceived: Taken++; break;
            case InterchangeEvent.SliceTaken e: Refused += e.Refused.Count; break;
            case FilingEvent.Scrubbed { To: FilingState.Held }: Held++; break;
            case FilingEvent.Transmitted: Sent++; break;
            case FilingEvent.Acknowledged { To: FilingState.Accepted }: Accepted++; break;
            case FilingEvent.Acknowledged { To: FilingState.Rejected }: Rejected++; break;
            case FilingEvent.Remitted: Decided++; break;
            case AccountEvent.Posted { Kind: PostingKind.Remittance } e:
                Posted++;
                InsurancePaid += e.Remittance?.Paid ?? Money.Zero;
                break;
        }
    }
}

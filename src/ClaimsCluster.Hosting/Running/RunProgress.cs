using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Grains.Projections;

namespace ClaimsCluster.Hosting.Running;

/// <summary>How far a run is, counted from the log: claims taken, sent, accepted, decided, posted.</summary>
public sealed class RunProgress : IProjection
{
    private readonly HashSet<string> _resting = new(StringComparer.Ordinal);

    /// <summary>Business time of the newest event.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Claims taken in.</summary>
    public int Taken { get; private set; }

    /// <summary>Visits taken in.</summary>
    public int Visits { get; private set; }

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

    /// <summary>Claims of which nothing moves by itself: posted, held, rejected, overdue at their payer, or given up.</summary>
    public int AtRest => _resting.Count;

    /// <inheritdoc/>
    public void Take(LoggedEvent logged, DomainEvent happened)
    {
        if (logged.Event.At > Now) Now = logged.Event.At;
        Rest(logged.Stream, happened);
        switch (happened)
        {
            case ClaimReceived: Taken++; break;
            case EncounterEvent.VisitReceived: Visits++; break;
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

    /// <summary>A claim that a person or a file sets going again rests when it is through again.</summary>
    private void Rest(string stream, DomainEvent happened)
    {
        switch (happened)
        {
            case FilingEvent.Scrubbed { To: FilingState.Held } or FilingEvent.SyntaxChecked { To: FilingState.Held }
                or FilingEvent.Acknowledged { To: FilingState.Rejected } or FilingEvent.Overdue or FilingEvent.Abandoned or FilingEvent.Cancelled
                or FilingEvent.Acknowledged { Happening: FilingHappening.VoidRefused } or FilingEvent.Remitted { To: FilingState.Voided }:
                _resting.Add(stream);
                break;
            case EncounterEvent.VisitWaits:
                _resting.Add(stream);
                break;
            case EncounterEvent.VisitAmended:
                _resting.Remove(stream);
                break;
            case AccountEvent.Posted { Kind: PostingKind.Remittance } e:
                _resting.Add($"claim/{e.ClaimId}");
                break;
            case FilingAdded or FilingEvent.Rebilled or FilingEvent.Released or FilingEvent.VoidRequested:
                _resting.Remove(stream);
                break;
        }
    }
}

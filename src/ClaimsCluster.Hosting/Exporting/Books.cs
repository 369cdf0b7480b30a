using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Projections;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What one pass over the log gives the exports: journal, timelines, refusals, batches.</summary>
internal sealed class Books : IProjection
{
    public List<LedgerRow> Ledger { get; } = [];

    /// <summary>By tenant and claim.</summary>
    public Dictionary<(string Tenant, string ClaimId), ClaimBooks> Claims { get; } = [];

    /// <summary>By tenant and claim, in the order of their streams.</summary>
    public Dictionary<(string Tenant, string ClaimId), List<TimelineEntry>> Timelines { get; } = [];

    /// <summary>By tenant and file hash.</summary>
    public Dictionary<(string Tenant, string Document), List<RefusedClaim>> Refused { get; } = [];

    public List<(string Tenant, SealedBatch Batch)> Batches { get; } = [];

    /// <summary>The 270s that were sent, or are about to be.</summary>
    public List<(string Tenant, SealedInquiries Inquiries)> Inquiries { get; } = [];

    public KpiCounts Kpis { get; } = new();

    /// <summary>The steps in which each visit ever waited, by tenant and visit.</summary>
    public Dictionary<(string Tenant, string VisitId), HashSet<VisitStep>> WaitedAt { get; } = [];

    /// <summary>Claims that were ever held or sent back, by tenant and claim.</summary>
    public HashSet<(string Tenant, string ClaimId)> Stopped { get; } = [];

    /// <summary>Claims of which a payer ever denied a line.</summary>
    public HashSet<(string Tenant, string ClaimId)> Denied { get; } = [];

    /// <summary>What the books call today: the day of the last event.</summary>
    public DateOnly Today { get; private set; }

    public static async Task<Books> Read(StoreReader reader)
    {
        var books = new Books();
        await new CatchUpReader(reader.Store, StoreReader.Read, books).CatchUp();
        return books;
    }

    public void Take(LoggedEvent logged, DomainEvent happened)
    {
        var day = DateOnly.FromDateTime(logged.Event.At.UtcDateTime);
        if (day > Today) Today = day;
        var key = logged.Stream[(logged.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        switch (happened)
        {
            case AccountEvent.Posted e:
                foreach (var line in e.Lines) Post(logged.Tenant, key, line, day, e.Source);
                if (e.Kind == PostingKind.Remittance) Of(Claims, (logged.Tenant, e.ClaimId)).Decisions++;
                break;
            case RemittanceEvent.Journalled e:
                foreach (var line in e.Lines) Ledger.Add(new(logged.Tenant, "", line, day, e.Trace));
                break;
            case ClaimEvent e:
                Show(Of(Timelines, (logged.Tenant, key)), logged, e);
                Kpis.Take(e);
                if (e is FilingEvent { To: FilingState.Held or FilingState.Rejected }) Stopped.Add((logged.Tenant, key));
                if (e is DenialOpened) Denied.Add((logged.Tenant, key));
                break;
            case EncounterEvent.VisitWaits e:
                Of(WaitedAt, (logged.Tenant, key)).Add(e.Questions[0].Step);
                break;
            case InterchangeEvent.SliceTaken e:
                Of(Refused, (logged.Tenant, key)).AddRange(e.Refused);
                break;
            case SubmissionBatchEvent.BatchSealed e:
                Batches.Add((logged.Tenant, e.Batch));
                break;
            case EligibilityBatchEvent.EligibilitySealed e:
                Inquiries.Add((logged.Tenant, e.Inquiries));
                break;
        }
    }

    private void Post(string tenant, string account, JournalLine line, DateOnly day, string source)
    {
        Ledger.Add(new(tenant, account, line, day, source));
        if (line.ClaimId.Length > 0) Of(Claims, (tenant, line.ClaimId)).Post(line);
    }

    /// <summary>
    /// Adds an event to its claim's timeline, in an order that does not depend on who was faster: two payers who answer at
    /// one instant stand filing by filing. What the account tells of the claim's share is left out, as the journal says it
    /// already: it comes sooner or later than the rest of its instant.
    /// </summary>
    public static void Show(List<TimelineEntry> timeline, LoggedEvent logged, ClaimEvent happened)
    {
        if (happened is ShareTold) return;
        var entry = new TimelineEntry(logged.Event.At, FilingOf(happened), NameOf(happened), logged.Event.Actor, happened.Document);
        var place = timeline.Count;
        while (place > 0 && timeline[place - 1].At == entry.At && string.CompareOrdinal(timeline[place - 1].Filing, entry.Filing) > 0) place--;
        timeline.Insert(place, entry);
    }

    /// <summary>Our number of the filing that it is about; empty where it is about the claim.</summary>
    private static string FilingOf(ClaimEvent happened) => happened switch
    {
        FilingEvent filing => filing.Clm01,
        FilingAdded added => added.Filing.Clm01,
        VoidWanted wanted => wanted.Clm01,
        VoidMoved moved => moved.Clm01,
        DenialOpened opened => opened.Item.Clm01,
        Anomaly anomaly => anomaly.Clm01,
        _ => "",
    };

    /// <summary>A filing's events carry the words of its table; the others their own.</summary>
    private static string NameOf(ClaimEvent happened) => happened switch
    {
        FilingEvent filing => filing.Happening.ToString(),
        ClaimReceived => "Received",
        _ => happened.GetType().Name,
    };

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key) where TKey : notnull where TValue : new()
    {
        if (!all.TryGetValue(key, out var value)) all[key] = value = new();
        return value;
    }
}

/// <summary>One row of a claim's timeline.</summary>
internal sealed record TimelineEntry(DateTimeOffset At, string Filing, string Event, string Actor, string? Document);

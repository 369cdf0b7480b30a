using System.Text.Json;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>One claim as the store tells it: its state, its money by line from the account's journal, and all that happened.</summary>
public sealed class StoredClaim
{
    private readonly Dictionary<int, ClaimBooks> _lines = [];
    private readonly List<TimelineEntry> _timeline = [];
    private readonly List<ClaimFact> _facts = [];
    private readonly Pricing _pricing;

    private StoredClaim(string tenant, Claim claim, PayerDirectory payers, DateOnly today)
    {
        (Tenant, Claim, Today) = (tenant, claim, today);
        _pricing = new(payers, today);
    }

    /// <summary>Whose.</summary>
    public string Tenant { get; }

    /// <summary>The claim.</summary>
    public Claim Claim { get; }

    /// <summary>What the books call today.</summary>
    public DateOnly Today { get; }

    /// <summary>The name of the file that brought it; empty when it is not known.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>A visit became it.</summary>
    public bool IsOfVisit { get; private set; }

    /// <summary>Its money.</summary>
    public ClaimBooks Money { get; } = new();

    /// <summary>What happened to it and to its money, oldest first.</summary>
    public IReadOnlyList<ClaimFact> Facts => _facts;

    /// <summary>What happened to it in the words of <c>claims.jsonl</c>, oldest first: "AckAccepted".</summary>
    public IReadOnlyList<string> Timeline => [.. _timeline.Select(entry => entry.Event)];

    /// <summary>Lines with postings, in their order; 0 is the claim as a whole.</summary>
    public IEnumerable<int> BookedLines => _lines.Where(line => HasMoney(line.Value)).Select(line => line.Key).Order();

    /// <summary>The line's money; 0 is what stands on the claim as a whole.</summary>
    public ClaimBooks Line(int line) => _lines.GetValueOrDefault(line) ?? new();

    /// <summary>What the contract gives for a charge of this claim.</summary>
    public Money Expected(Money charge) => _pricing.Expected(Claim, charge);

    /// <summary>What the contract gives for a denied amount.</summary>
    public Money Expected(DenialItem item) => _pricing.AtStake(Claim, item);

    /// <summary>The line of <c>claims.jsonl</c>.</summary>
    public void Write(Utf8JsonWriter json) => ClaimJson.Write(json, Tenant, Claim, Money, _timeline, _pricing);

    /// <summary>Its story alone: the member <c>timeline</c> of its line, in an object that names the claim.</summary>
    public void WriteTimeline(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("claimId", Claim.ClaimId);
        ClaimJson.Write(json, _timeline);
        json.WriteEndObject();
    }

    internal static async Task<StoredClaim> Read(StoreReader reader, PayerDirectory payers, EntityId id, Claim claim)
    {
        var last = await reader.Store.LastEventAt() ?? default;
        var stored = new StoredClaim(id.Tenant, claim, payers, DateOnly.FromDateTime(last.UtcDateTime));
        await foreach (var (logged, happened) in reader.Events(id)) stored.Take(logged, happened);
        await foreach (var (logged, happened) in reader.Events(new("patient-account", id.Tenant, claim.AccountId)))
            if (IsOf(happened, claim.ClaimId)) stored.Take(logged, happened);
        foreach (var visit in await reader.Store.Find(id.Tenant, EncounterLifecycle.ClaimEntry, claim.ClaimId))
            await foreach (var (logged, happened) in reader.Events(visit)) stored.Take(logged, happened);
        stored._facts.Sort((a, b) => a.Position.CompareTo(b.Position));
        if (await reader.Row<Interchange>(new("interchange", id.Tenant, claim.Source.Document)) is { } file) stored.FileName = file.Name;
        return stored;
    }

    /// <summary>Its postings, the bills that list it, and what came of them.</summary>
    private static bool IsOf(DomainEvent happened, string claimId) => happened switch
    {
        AccountEvent.Posted posted => posted.ClaimId == claimId,
        AccountEvent.StatementIssued issued => issued.Statement.Lines.Exists(line => line.ClaimId == claimId && !line.Owed.IsZero),
        _ => happened is AccountEvent.PreCollected,
    };

    private static bool HasMoney(ClaimBooks books) => !(books.Charge.IsZero && books.InsurancePaid.IsZero && books.Balance.IsZero);

    private void Take(LoggedEvent logged, DomainEvent happened)
    {
        IsOfVisit |= happened is EncounterEvent;
        _facts.Add(new(logged.Position, logged.Event.At, logged.Event.Actor, happened));
        if (happened is ClaimEvent e) Books.Show(_timeline, logged, e);
        if (happened is not AccountEvent.Posted posted) return;

        if (posted.Kind == PostingKind.Remittance) Money.Decisions++;
        foreach (var line in posted.Lines)
        {
            Money.Post(line);
            if (!_lines.TryGetValue(line.Line, out var books)) _lines[line.Line] = books = new();
            books.Post(line);
        }
    }
}

/// <summary>Something that happened to a claim or to its money.</summary>
/// <param name="Position">Its place in the log: facts of one instant keep their order.</param>
/// <param name="At">Business time.</param>
/// <param name="Actor">Who.</param>
/// <param name="Event">What.</param>
public sealed record ClaimFact(long Position, DateTimeOffset At, string Actor, DomainEvent Event);

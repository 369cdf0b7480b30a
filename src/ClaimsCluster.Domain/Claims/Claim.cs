using System.Collections.Immutable;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Scrubbing;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>One encounter's bill: what was charged, to whom it was filed, and what came of it (D§11).</summary>
[GenerateSerializer, Immutable, Alias("claim")]
public sealed record Claim
{
    /// <summary>Before anything was received.</summary>
    public static Claim None { get; } = new();

    /// <summary>Opaque: 16 base-32 characters (ARCHITECTURE: grains); empty before anything was received.</summary>
    [Id(0)]
    public string ClaimId { get; init; } = "";

    /// <summary>CLM01 as the sender gave it; goes back to him in everything.</summary>
    [Id(1)]
    public string PatientControlNumber { get; init; } = "";

    /// <summary>The patient account that the charge is posted to.</summary>
    [Id(2)]
    public string AccountId { get; init; } = "";

    /// <summary>The payer it is filed to, 2010BB NM109.</summary>
    [Id(3)]
    public string PayerId { get; init; } = "";

    /// <summary>2010BB NM103.</summary>
    [Id(4)]
    public string PayerName { get; init; } = "";

    /// <summary>CLM02.</summary>
    [Id(5)]
    public Money Charge { get; init; }

    /// <summary>The claim's segments; null before anything was received.</summary>
    [Id(6)]
    public ClaimRecord? Record { get; init; }

    /// <summary>Services in the order of LX01.</summary>
    [Id(7)]
    public ImmutableList<ClaimLine> Lines { get; init; } = [];

    /// <summary>Oldest first.</summary>
    [Id(8)]
    public ImmutableList<Filing> Filings { get; init; } = [];

    /// <summary>What the last scrub found.</summary>
    [Id(9)]
    public ImmutableList<EditHit> Edits { get; init; } = [];

    /// <summary>Denied lines, oldest first.</summary>
    [Id(10)]
    public ImmutableList<DenialItem> Denials { get; init; } = [];

    /// <summary>SHA-256 of the content taken, so that the same content again is a duplicate.</summary>
    [Id(11)]
    public string ContentHash { get; init; } = "";

    /// <summary>Where its bytes stand in what was received (FAULTS I24).</summary>
    [Id(12)]
    public SourcePlace Source { get; init; } = new("", 0, 0);

    /// <summary>The day it was received.</summary>
    [Id(13)]
    public DateOnly ReceivedOn { get; init; }

    /// <summary>Billing provider, 2010AA NM109: batches are sorted by it.</summary>
    [Id(14)]
    public string BillingNpi { get; init; } = "";

    /// <summary>What the payer asked of it when it came; a later scrub asks the same. Null before anything was received.</summary>
    [Id(15)]
    public IntakeProfile? Profile { get; init; }

    /// <summary>How often its charges were taken back and posted anew.</summary>
    [Id(16)]
    public int ChargeVersion { get; init; }

    /// <summary>What prior payers did, as an inbound secondary claim told it.</summary>
    [Id(17)]
    public ImmutableList<PriorPayerLine> Prior { get; init; } = [];

    /// <summary>What is open of it was given up for good when its last filing was voided or cancelled.</summary>
    [Id(18)]
    public bool GivenUp { get; init; }

    /// <summary>What its account last told it; null: nothing yet has started at the account.</summary>
    [Id(20)]
    public ClaimShare? Share { get; init; }

    /// <summary>A person changed what it bills after it came: its document says something else.</summary>
    [Id(21)]
    public bool IsAmended { get; init; }

    /// <summary>We bill its next payer when the one before has decided: it came as a visit.</summary>
    [Id(22)]
    public bool BillsNextPayer { get; init; }

    /// <summary>True before the first event.</summary>
    public bool IsNone => ClaimId.Length == 0;

    /// <summary>What a filing bills: its own content, or the claim's.</summary>
    public FiledBill BillOf(Filing filing) => filing.Bill ?? OwnBill;

    /// <summary>What the claim bills now, in its first payer sequence.</summary>
    public FiledBill OwnBill => new(Record!, Lines, Charge, PayerId, PayerName, BillingNpi, ContentHash, Source) { IsAmended = IsAmended };

    /// <summary>The very content was taken before, in whatever version.</summary>
    public bool Holds(string contentHash) =>
        ContentHash == contentHash || Filings.Exists(filing => filing.Bill?.ContentHash == contentHash || filing.FormerHashes.Contains(contentHash));

    /// <summary>The filing that travels, or travelled, under one of our numbers, be it its void's; null when none does.</summary>
    public Filing? Numbered(string clm01) => Filings.Find(filing => filing.Clm01 == clm01 || filing.Void?.Clm01 == clm01);

    /// <summary>Our next number in a payer sequence: all that were given out are counted, over versions, corrections and voids.</summary>
    public string NextClm01(string sequence) => ClaimIdentity.Clm01(ClaimId, sequence, 1 + Filings
        .Where(filing => filing.Sequence == sequence)
        .Sum(filing => 1 + filing.Spent.Count + (filing.Void is null ? 0 : 1)));

    /// <summary>The live filing of a payer sequence: the newest that is not voided or abandoned; null when there is none.</summary>
    public Filing? Live(string sequence) => Filings.FindLast(filing => filing.Sequence == sequence && filing.IsLive);

    /// <summary>All live filings.</summary>
    public IEnumerable<Filing> LiveFilings =>
        Filings.Where(filing => filing.IsLive).GroupBy(filing => filing.Sequence).Select(versions => versions.Last());
}

/// <summary>One service of a claim.</summary>
/// <param name="Number">LX01, from 1.</param>
/// <param name="Code">SV101-2.</param>
/// <param name="Modifiers">SV101-3 to -6.</param>
/// <param name="Charge">SV102.</param>
/// <param name="Units">SV104.</param>
/// <param name="ServiceDate">DTP*472, the first day.</param>
[GenerateSerializer, Immutable, Alias("claim-line")]
public sealed record ClaimLine(
    [property: Id(0)] int Number, [property: Id(1)] string Code, [property: Id(2)] ImmutableList<string> Modifiers,
    [property: Id(3)] Money Charge, [property: Id(4)] decimal Units, [property: Id(5)] DateOnly ServiceDate);

/// <summary>A byte range of a received document.</summary>
/// <param name="Document">SHA-256 of the document.</param>
/// <param name="Offset">Bytes from 0.</param>
/// <param name="Length">Bytes.</param>
[GenerateSerializer, Immutable, Alias("source-place")]
public sealed record SourcePlace(
    [property: Id(0)] string Document, [property: Id(1)] long Offset, [property: Id(2)] int Length);

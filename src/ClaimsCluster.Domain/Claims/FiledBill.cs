using System.Collections.Immutable;
using ClaimsCluster.X12.Guides;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What one filing bills: the content of one version of the claim, for one payer.</summary>
/// <param name="Record">Its segments.</param>
/// <param name="Lines">Its services in the order of LX01.</param>
/// <param name="Charge">CLM02.</param>
/// <param name="PayerId">2010BB NM109.</param>
/// <param name="PayerName">2010BB NM103.</param>
/// <param name="BillingNpi">2010AA NM109.</param>
/// <param name="ContentHash">SHA-256 over its segments.</param>
/// <param name="Source">Where it stands in what was received.</param>
[GenerateSerializer, Immutable, Alias("filed-bill")]
public sealed record FiledBill(
    [property: Id(0)] ClaimRecord Record, [property: Id(1)] ImmutableList<ClaimLine> Lines, [property: Id(2)] Money Charge,
    [property: Id(3)] string PayerId, [property: Id(4)] string PayerName, [property: Id(5)] string BillingNpi,
    [property: Id(6)] string ContentHash, [property: Id(7)] SourcePlace Source)
{
    /// <summary>A person changed it after it came: its source says something else.</summary>
    [Id(8)]
    public bool IsAmended { get; init; }

    /// <summary>The bill that a claim's segments are.</summary>
    public static FiledBill Of(ClaimRecord record, ProfessionalClaim typed, string contentHash, SourcePlace source, DateOnly today) => new(
        record,
        [.. typed.Lines.Select((line, index) => new ClaimLine(
            index + 1, line.Code ?? "", [.. line.Modifiers], Money.Exactly(line.Charge ?? 0m), line.Units ?? 1m,
            line.ServiceFrom ?? typed.FirstServiceDate ?? today))],
        Money.Exactly(typed.Charge ?? 0m), typed.Payer.Id ?? "", typed.Payer.Name ?? "", typed.BillingProvider.Npi ?? "",
        contentHash, source);

    /// <summary>The same charges on the same lines for the same payer: the ledger has nothing to take back.</summary>
    public bool ChargesAs(FiledBill other) => PayerId == other.PayerId
        && Lines.Select(line => (line.Number, line.Charge)).SequenceEqual(other.Lines.Select(line => (line.Number, line.Charge)));
}

/// <summary>What a prior payer did on a line, as an inbound secondary claim tells it (2320, 2430).</summary>
/// <param name="PayerId">2330B NM109.</param>
/// <param name="Line">Ours, from 1.</param>
/// <param name="Paid">What he paid.</param>
/// <param name="Allowance">What he took off under his contract.</param>
[GenerateSerializer, Immutable, Alias("prior-payer-line")]
public sealed record PriorPayerLine(
    [property: Id(0)] string PayerId, [property: Id(1)] int Line, [property: Id(2)] Money Paid, [property: Id(3)] Money Allowance);

/// <summary>The way of a void: an 837 of frequency 8 under a number of its own, with the filing's content (D§11.1, row 25).</summary>
/// <param name="Clm01">Its number.</param>
/// <param name="Batch">The batch that carries it; null while it waits for one.</param>
/// <param name="Sent">Its batch was sent.</param>
/// <param name="Returned">How often the receiver's 999 sent it back.</param>
[GenerateSerializer, Immutable, Alias("void-trip")]
public sealed record VoidTrip(
    [property: Id(0)] string Clm01, [property: Id(1)] string? Batch, [property: Id(2)] bool Sent, [property: Id(3)] int Returned);

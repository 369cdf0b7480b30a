using System.Collections.Immutable;
using ClaimsCluster.Domain.Scrubbing;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What travels to a payer: one version of the claim for one payer sequence (D§11.1).</summary>
[GenerateSerializer, Immutable, Alias("filing")]
public sealed record Filing
{
    /// <summary>P, S or T: SBR01.</summary>
    [Id(0)]
    public required string Sequence { get; init; }

    /// <summary>From 1.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    [Id(2)]
    public required string Frequency { get; init; }

    /// <summary>Our CLM01 of it.</summary>
    [Id(3)]
    public required string Clm01 { get; init; }

    /// <summary>REF*F8: the payer's number of what it replaces; null for an original.</summary>
    [Id(4)]
    public string? OriginalReference { get; init; }

    /// <summary>What was filed.</summary>
    [Id(5)]
    public required Money Charge { get; init; }

    /// <summary>The last day on which the payer must have it.</summary>
    [Id(6)]
    public required DateOnly FileBy { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(7)]
    public FilingState State { get; init; }

    /// <summary>Where it stood before that.</summary>
    [Id(8)]
    public FilingState Before { get; init; }

    /// <summary>The payer's claim control number; null before its 277CA or 835.</summary>
    [Id(9)]
    public string? Icn { get; init; }

    /// <summary>The batch that carries it; null before.</summary>
    [Id(10)]
    public string? Batch { get; init; }

    /// <summary>Insurer's payments, net, over all its 835s.</summary>
    [Id(11)]
    public Money Paid { get; init; }

    /// <summary>The sum of its PR adjustments, net.</summary>
    [Id(12)]
    public Money PatientResponsibility { get; init; }

    /// <summary>The newest adjustments of each line; line 0 is the claim.</summary>
    [Id(13)]
    public ImmutableList<LineAdjustment> Adjustments { get; init; } = [];

    /// <summary>A syntax reject happened before: the second holds it.</summary>
    [Id(14)]
    public bool RejectedBefore { get; init; }

    /// <summary>The day the payer accepted it for decision.</summary>
    [Id(15)]
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>The payer took a replacement of it (row 24).</summary>
    [Id(16)]
    public bool ReplacedBy { get; init; }

    /// <summary>The payer's own words for the last answer: category and status, e.g. "A7:562".</summary>
    [Id(17)]
    public string? Status { get; init; }

    /// <summary>Lines that an 835 has decided, whatever it paid for them.</summary>
    [Id(18)]
    public ImmutableSortedSet<int> DecidedLines { get; init; } = [];

    /// <summary>What it bills, where that is not what the claim bills now: an older version, or another payer's.</summary>
    [Id(19)]
    public FiledBill? Bill { get; init; }

    /// <summary>What its last scrub found.</summary>
    [Id(20)]
    public ImmutableList<EditHit> Edits { get; init; } = [];

    /// <summary>The day of the last payment that decided it; null before.</summary>
    [Id(21)]
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Numbers that it, or its refused voids, had before: never given out again.</summary>
    [Id(22)]
    public ImmutableList<string> Spent { get; init; } = [];

    /// <summary>Its void on the way; null without one.</summary>
    [Id(23)]
    public VoidTrip? Void { get; init; }

    /// <summary>The day its batch was sent; null before.</summary>
    [Id(24)]
    public DateOnly? SentOn { get; init; }

    /// <summary>When it was decided another payer came next: its PR is not the patient's.</summary>
    [Id(25)]
    public bool FurtherPayer { get; init; }

    /// <summary>The day on which an answer of the payer was overdue; null while none is.</summary>
    [Id(26)]
    public DateOnly? OverdueSince { get; init; }

    /// <summary>Our number of the filing that it replaces; null of an original.</summary>
    [Id(27)]
    public string? Replaces { get; init; }

    /// <summary>The payer does not void it.</summary>
    [Id(28)]
    public bool VoidRefused { get; init; }

    /// <summary>Hashes of what it billed before it was corrected.</summary>
    [Id(29)]
    public ImmutableList<string> FormerHashes { get; init; } = [];

    /// <summary>The day its void was posted; null before.</summary>
    [Id(30)]
    public DateOnly? VoidedOn { get; init; }

    /// <summary>The sender wants it voided as soon as its payer has decided.</summary>
    [Id(31)]
    public bool VoidWanted { get; init; }

    /// <summary>Waits for a batch: clean, or its void is to be sent.</summary>
    public bool IsToBeSent => State == FilingState.Clean || Void is { Batch: null };

    /// <summary>With the payer, undecided.</summary>
    public bool IsWithPayer => State is FilingState.Batched or FilingState.Submitted or FilingState.Received
        or FilingState.Accepted or FilingState.Pended or FilingState.Voiding;

    /// <summary>Stopped before a payer decided: a person corrects it in place.</summary>
    public bool IsStopped => State is FilingState.Draft or FilingState.Held or FilingState.Rejected;

    /// <summary>Not voided, abandoned or superseded.</summary>
    public bool IsLive => State is not (FilingState.None or FilingState.Voided or FilingState.Abandoned or FilingState.Superseded);

    /// <summary>Decided by its payer.</summary>
    public bool IsFinal => State is FilingState.Paid or FilingState.Zero or FilingState.Denied or FilingState.Forwarded;
}

/// <summary>One CAS triple of an 835.</summary>
/// <param name="Line">Our line number; 0 is the claim.</param>
/// <param name="Group">CAS01.</param>
/// <param name="Carc">The reason.</param>
/// <param name="Amount">Positive reduces the payment.</param>
/// <param name="Rarcs">Remarks of the line, or of the claim for line 0.</param>
[GenerateSerializer, Immutable, Alias("line-adjustment")]
public sealed record LineAdjustment(
    [property: Id(0)] int Line, [property: Id(1)] string Group, [property: Id(2)] string Carc,
    [property: Id(3)] Money Amount, [property: Id(4)] ImmutableList<string> Rarcs);

using System.Collections.Immutable;
using ClaimsCluster.Domain.Remittance;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>
/// A policy at a payer, with all who are insured under it. Adjudication runs here, so that limits never race.
/// </summary>
[GenerateSerializer, Immutable, Alias("member")]
public sealed record Member
{
    /// <summary>Before the first claim.</summary>
    public static Member Empty { get; } = new();

    /// <summary>The payer's id.</summary>
    [Id(0)]
    public string PayerId { get; init; } = "";

    /// <summary>The payer's name, for a payer that the directory does not describe.</summary>
    [Id(1)]
    public string PayerName { get; init; } = "";

    /// <summary>The policy; null before the first decision.</summary>
    [Id(2)]
    public Enrolment? Enrolment { get; init; }

    /// <summary>Who is insured besides the subscriber.</summary>
    [Id(3)]
    public ImmutableList<BilledPerson> Dependents { get; init; } = [];

    /// <summary>The limits by year.</summary>
    [Id(4)]
    public ImmutableList<PlanYear> Years { get; init; } = [];

    /// <summary>Claims that wait for their cycle.</summary>
    [Id(5)]
    public ImmutableList<WaitingClaim> Waiting { get; init; } = [];

    /// <summary>Decided claims that a remittance run may still fetch.</summary>
    [Id(6)]
    public ImmutableList<DecidedClaim> Decided { get; init; } = [];

    /// <summary>Keys of the lines that were decided, for duplicates.</summary>
    [Id(7)]
    public ImmutableList<DecidedLine> History { get; init; } = [];

    /// <summary>Identities of all claims received: each is decided once.</summary>
    [Id(8)]
    public ImmutableList<string> Received { get; init; } = [];

    /// <summary>Decisions that a replacement, a void or the payer itself may take back.</summary>
    [Id(9)]
    public ImmutableList<OriginalDecision> Originals { get; init; } = [];

    /// <summary>The decision of this ICN that still stands, paid to this payee; null: none.</summary>
    public OriginalDecision? OriginalOf(string? icn, string payeeNpi) => Originals.Find(known =>
        known.Decision.Icn == icn && known.Decision.PayeeNpi == payeeNpi && !known.IsReverted);
}

/// <summary>A policy: what it is and when it holds.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Subscriber">Who holds it.</param>
/// <param name="From">The first day covered; null: always before.</param>
/// <param name="To">The last day covered; null: no end.</param>
/// <param name="FirstYear">The year in which part of the deductible was met before we knew of it.</param>
/// <param name="MetPercent">Which part: 0 to 100.</param>
[GenerateSerializer, Immutable, Alias("enrolment")]
public sealed record Enrolment(
    [property: Id(0)] string PlanId,
    [property: Id(1)] BilledPerson Subscriber,
    [property: Id(2)] DateOnly? From,
    [property: Id(3)] DateOnly? To,
    [property: Id(4)] int FirstYear,
    [property: Id(5)] int MetPercent);

/// <summary>What is left of the limits of one calendar year.</summary>
/// <param name="Year">The year.</param>
/// <param name="FamilyDeductible">Left of the family's deductible.</param>
/// <param name="FamilyOutOfPocket">Left until the family pays no more.</param>
/// <param name="Persons">Those who used some of theirs.</param>
[GenerateSerializer, Immutable, Alias("plan-year")]
public sealed record PlanYear(
    [property: Id(0)] int Year,
    [property: Id(1)] Money FamilyDeductible,
    [property: Id(2)] Money FamilyOutOfPocket,
    [property: Id(3)] ImmutableList<PersonYear> Persons);

/// <summary>What is left of one person's limits.</summary>
/// <param name="Person">His key.</param>
/// <param name="Deductible">Left of the deductible.</param>
/// <param name="OutOfPocket">Left until he pays no more.</param>
[GenerateSerializer, Immutable, Alias("person-year")]
public sealed record PersonYear(
    [property: Id(0)] string Person, [property: Id(1)] Money Deductible, [property: Id(2)] Money OutOfPocket);

/// <summary>A claim that waits for its cycle.</summary>
[GenerateSerializer, Immutable, Alias("waiting-claim")]
public sealed record WaitingClaim
{
    /// <summary>The claim.</summary>
    [Id(0)]
    public required BilledClaim Claim { get; init; }

    /// <summary>The payer's number of it.</summary>
    [Id(1)]
    public required string Icn { get; init; }

    /// <summary>1 of the first, then 2, 3, ...: with the ICN it says what is decided once.</summary>
    [Id(2)]
    public int Version { get; init; } = 1;

    /// <summary>The day of receipt.</summary>
    [Id(3)]
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The billing provider's NPI: who is paid.</summary>
    [Id(4)]
    public required string PayeeNpi { get; init; }

    /// <summary>His tax id.</summary>
    [Id(5)]
    public string PayeeTaxId { get; init; } = "";

    /// <summary>His name.</summary>
    [Id(6)]
    public string PayeeName { get; init; } = "";

    /// <summary>It is of a test tenant: its member id may ask for an outcome.</summary>
    [Id(7)]
    public bool IsTest { get; init; }

    /// <summary>What its member id asks for; null: nothing.</summary>
    public MagicMember? Magic => IsTest ? MagicMember.Parse(Claim.MemberId) : null;

    /// <summary>It replaces or voids an earlier claim.</summary>
    public bool IsSuccessor => Claim.IsReplacement || Claim.IsVoid;

    /// <summary>ICN, version and CLM01 as the payer was sent it: what is decided once.</summary>
    public string Identity => $"{Icn}:{Version}:{Claim.ClaimNumber}";
}

/// <summary>A line that was decided.</summary>
/// <param name="Key">Hash of who, what, when and how much (D§5.2).</param>
/// <param name="Icn">The claim it was on.</param>
[GenerateSerializer, Immutable, Alias("decided-line")]
public sealed record DecidedLine([property: Id(0)] string Key, [property: Id(1)] string Icn);

/// <summary>One step of a decision, as the EOB and <c>claims explain</c> tell it.</summary>
/// <param name="Stage">Its number in D§6.1.</param>
/// <param name="Line">The line from 1; 0: the claim.</param>
/// <param name="Rule">What was asked.</param>
/// <param name="Outcome">What came of it, with its amounts.</param>
[GenerateSerializer, Immutable, Alias("explanation")]
public sealed record Explanation(
    [property: Id(0)] int Stage,
    [property: Id(1)] int Line,
    [property: Id(2)] string Rule,
    [property: Id(3)] string Outcome);

/// <summary>A decision, with all that its 835 needs.</summary>
[GenerateSerializer, Immutable, Alias("decided-claim")]
public sealed record DecidedClaim
{
    /// <summary>What the 835 says of the claim.</summary>
    [Id(0)]
    public required ClaimAdvice Advice { get; init; }

    /// <summary>The payer's number of it.</summary>
    [Id(1)]
    public required string Icn { get; init; }

    /// <summary>Of the claim that was received.</summary>
    [Id(2)]
    public required int Version { get; init; }

    /// <summary>The cycle day in which it was decided.</summary>
    [Id(3)]
    public required DateOnly Cycle { get; init; }

    /// <summary>The day of receipt.</summary>
    [Id(4)]
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who is paid.</summary>
    [Id(5)]
    public required string PayeeNpi { get; init; }

    /// <summary>His tax id.</summary>
    [Id(6)]
    public required string PayeeTaxId { get; init; }

    /// <summary>His name.</summary>
    [Id(7)]
    public required string PayeeName { get; init; }

    /// <summary>The member id.</summary>
    [Id(8)]
    public required string MemberId { get; init; }

    /// <summary>Who was treated.</summary>
    [Id(9)]
    public required BilledPerson Patient { get; init; }

    /// <summary>The first day of service.</summary>
    [Id(10)]
    public required DateOnly ServiceFrom { get; init; }

    /// <summary>The last day of service.</summary>
    [Id(11)]
    public required DateOnly ServiceTo { get; init; }

    /// <summary>How it came about, step by step.</summary>
    [Id(12)]
    public required ImmutableList<Explanation> Steps { get; init; }

    /// <summary>What it took of the member's limits.</summary>
    [Id(13)]
    public ImmutableList<TakenShare> Taken { get; init; } = [];

    /// <summary>Of a test tenant: its member id may ask for an 835 of a certain kind.</summary>
    [Id(14)]
    public bool IsTest { get; init; }

    /// <summary>The cycle in which the payer takes it back of its own; null: never.</summary>
    [Id(15)]
    public DateOnly? RevertOn { get; init; }

    /// <summary>What its member id asks for; null: nothing.</summary>
    public MagicMember? Magic => IsTest ? MagicMember.Parse(MemberId) : null;

    /// <summary>That of the claim that was received.</summary>
    public string Identity => $"{Icn}:{Version}:{Advice.PatientControlNumber}";

    /// <summary>The queue of the run that pays it.</summary>
    public string Queue => $"remit/{PayeeNpi}/{Cycle:yyyyMMdd}";
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Registration;
using Orleans;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>Where a visit stands.</summary>
[GenerateSerializer, Alias("encounter-standing")]
public enum EncounterStanding
{
    /// <summary>Nothing was received.</summary>
    None,

    /// <summary>A payer is asked whether he is covered.</summary>
    Asking,

    /// <summary>Its account is asked for units of an authorization.</summary>
    Authorizing,

    /// <summary>It waits for a person.</summary>
    Waiting,

    /// <summary>It is a claim, or more than one.</summary>
    Billed,
}

/// <summary>A visit on its way to be a claim: what was taken down, what payers said, codes, charges (D§2 to 4).</summary>
[GenerateSerializer, Immutable, Alias("encounter")]
public sealed record Encounter
{
    /// <summary>Before anything was received.</summary>
    public static Encounter None { get; } = new();

    /// <summary>The visit as it stands, amendments included; null before anything was received.</summary>
    [Id(0)]
    public ReceivedVisit? Received { get; init; }

    /// <summary>The policies that cover the day, who pays first first, and what their payers said.</summary>
    [Id(1)]
    public ImmutableList<AskedCoverage> Asked { get; init; } = [];

    /// <summary>Its codes; null before it was coded.</summary>
    [Id(2)]
    public VisitCodes? Codes { get; init; }

    /// <summary>Its charges; null before it was priced.</summary>
    [Id(3)]
    public VisitCharges? Charges { get; init; }

    /// <summary>What it waits for; empty: for nobody.</summary>
    [Id(4)]
    public ImmutableList<VisitQuestion> Questions { get; init; } = [];

    /// <summary>What it became.</summary>
    [Id(5)]
    public ImmutableList<VisitClaim> Claims { get; init; } = [];

    /// <summary>The day it came in.</summary>
    [Id(6)]
    public DateOnly ReceivedOn { get; init; }

    /// <summary>The day its questions came up, or it was billed.</summary>
    [Id(7)]
    public DateOnly Since { get; init; }

    /// <summary>How often it was received or amended: inquiries of an earlier round are not waited for.</summary>
    [Id(8)]
    public int Round { get; init; }

    /// <summary>Its account is asked for units of an authorization.</summary>
    [Id(9)]
    public bool WantsUnits { get; init; }

    /// <summary>Hashes of all content that was taken.</summary>
    [Id(10)]
    public ImmutableList<string> ContentHashes { get; init; } = [];

    /// <summary>Its id; empty before anything was received.</summary>
    public string VisitId => Received?.VisitId ?? "";

    /// <summary>True before the first event.</summary>
    public bool IsNone => Received is null;

    /// <summary>Where it stands.</summary>
    public EncounterStanding Standing => this switch
    {
        { Received: null } => EncounterStanding.None,
        { Claims.IsEmpty: false } => EncounterStanding.Billed,
        { Questions.IsEmpty: false } => EncounterStanding.Waiting,
        { WantsUnits: true } => EncounterStanding.Authorizing,
        _ => EncounterStanding.Asking,
    };

    /// <summary>The step in which it stands; null: it is through all of them.</summary>
    public VisitStep? Step => Standing switch
    {
        EncounterStanding.Billed => null,
        EncounterStanding.Waiting => Questions[0].Step,
        EncounterStanding.Authorizing => VisitStep.Charges,
        _ => VisitStep.Registration,
    };

    /// <summary>Whom its payers say they cover, who pays first first.</summary>
    public ImmutableList<Coverage> Covered =>
        [.. Asked.Where(asked => asked.Answer is { Coverage: CoverageAnswer.Active }).Select(asked => asked.Coverage)];
}

/// <summary>A policy of a visit, and what its payer was asked and said.</summary>
/// <param name="Coverage">The policy.</param>
/// <param name="Inquiry">What was asked.</param>
/// <param name="Answer">What was answered; null: nothing yet.</param>
[GenerateSerializer, Immutable, Alias("asked-coverage")]
public sealed record AskedCoverage(
    [property: Id(0)] Coverage Coverage, [property: Id(1)] EligibilityInquiry Inquiry, [property: Id(2)] EligibilityAnswer? Answer);

/// <summary>A claim that a visit became.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Number">CLM01 as received.</param>
/// <param name="Charge">CLM02.</param>
[GenerateSerializer, Immutable, Alias("visit-claim")]
public sealed record VisitClaim([property: Id(0)] string ClaimId, [property: Id(1)] string Number, [property: Id(2)] Money Charge);

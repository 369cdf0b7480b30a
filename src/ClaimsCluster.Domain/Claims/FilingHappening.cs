using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What can happen to a filing: the events of fsm.json (D§11.1).</summary>
[GenerateSerializer, Alias("filing-happening")]
public enum FilingHappening
{
    /// <summary>Built from charges and a coverage.</summary>
    Build = 1, // 0 is no happening.

    /// <summary>Changed before it was batched.</summary>
    Edit,

    /// <summary>The scrub left nothing open.</summary>
    ScrubClean,

    /// <summary>The scrub found a reject or an unreleased warning.</summary>
    ScrubHits,

    /// <summary>All warnings were released.</summary>
    ReleaseWarnings,

    /// <summary>Taken into a batch.</summary>
    AddToBatch,

    /// <summary>Its batch was cancelled before it was sent.</summary>
    BatchCancelled,

    /// <summary>Its batch was sent.</summary>
    Transmitted,

    /// <summary>TA1 or 999 rejected the set that holds it.</summary>
    SyntaxReject,

    /// <summary>999 accepted the set.</summary>
    SyntaxAccept,

    /// <summary>277CA A0 or A1.</summary>
    AckReceipt,

    /// <summary>277CA A2 or A5.</summary>
    AckAccepted,

    /// <summary>The payer's 277CA A3, A4, A6, A7 or A8.</summary>
    AckRejected,

    /// <summary>A person corrects a rejected filing.</summary>
    Correct,

    /// <summary>277 P2, P3 or R: the payer asks.</summary>
    InfoRequested,

    /// <summary>What was asked for was sent.</summary>
    InfoSent,

    /// <summary>835: paid more than 0.</summary>
    EraPaid,

    /// <summary>835: paid 0, not denied.</summary>
    EraZero,

    /// <summary>835: status 4, or every line denied.</summary>
    EraDenied,

    /// <summary>835: status 19, 20 or 21.</summary>
    EraForwarded,

    /// <summary>The primary payer sent it on to this filing's payer.</summary>
    CrossedOver,

    /// <summary>835: status 23, not this payer's claim.</summary>
    EraNotOurs,

    /// <summary>835: status 22.</summary>
    EraReversal,

    /// <summary>The payer took our replacement (frequency 7).</summary>
    ReplacementAccepted,

    /// <summary>We ask for a void (frequency 8).</summary>
    RequestVoid,

    /// <summary>The payer does not void.</summary>
    VoidRefused,

    /// <summary>An appeal is opened.</summary>
    AppealOpened,

    /// <summary>The last day to file is over.</summary>
    FilingLimitPassed,

    /// <summary>A person gives it up.</summary>
    Cancel,

    /// <summary>No answer in the time it should take.</summary>
    AckTimeout,

    /// <summary>The payer does not take our replacement.</summary>
    ReplacementRefused,
}

namespace ClaimsCluster.Simulation;

/// <summary>Steps of the filing table that worlds can take, and have taken: a night's seeds must take each of them.</summary>
/// <remarks>
/// What fsm.json has besides the program does not do: batches are not cancelled (7), nobody asks for information (15, 16),
/// crosses over (20b) or appeals (28), and a draft is scrubbed in the commit that makes it (2, 29, 30 from Draft).
/// </remarks>
internal static class ReachableRows
{
    /// <summary>"From, what, to".</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Accepted, AckRejected, Rejected", "Accepted, AckTimeout, Accepted", "Accepted, EraDenied, Denied",
        "Accepted, EraForwarded, Forwarded", "Accepted, EraNotOurs, Denied", "Accepted, EraPaid, Paid",
        "Accepted, EraZero, Zero", "Batched, Transmitted, Submitted", "Clean, AddToBatch, Batched",
        "Clean, Cancel, Abandoned", "Clean, Edit, Draft", "Clean, FilingLimitPassed, Abandoned",
        "Denied, EraDenied, Denied", "Denied, EraForwarded, Forwarded", "Denied, EraForwarded, Paid",
        "Denied, EraPaid, Paid", "Denied, EraReversal, Reversed", "Denied, EraReversal, Superseded",
        "Denied, EraZero, Zero", "Denied, ReplacementAccepted, Denied", "Denied, ReplacementRefused, Denied",
        "Denied, RequestVoid, Voiding", "Draft, ScrubClean, Clean", "Draft, ScrubHits, Held",
        "Forwarded, EraDenied, Denied", "Forwarded, EraDenied, Paid", "Forwarded, EraForwarded, Forwarded",
        "Forwarded, EraForwarded, Paid", "Forwarded, EraPaid, Paid", "Forwarded, EraReversal, Reversed",
        "Forwarded, EraReversal, Superseded", "Forwarded, EraZero, Paid", "Forwarded, EraZero, Zero",
        "Forwarded, ReplacementAccepted, Forwarded", "Forwarded, ReplacementRefused, Forwarded",
        "Forwarded, RequestVoid, Voiding", "Held, Cancel, Abandoned", "Held, Edit, Draft",
        "Held, FilingLimitPassed, Abandoned", "Held, ReleaseWarnings, Clean", "Paid, EraDenied, Paid",
        "Paid, EraForwarded, Paid", "Paid, EraPaid, Paid", "Paid, EraReversal, Reversed",
        "Paid, EraReversal, Superseded", "Paid, EraZero, Paid", "Paid, ReplacementAccepted, Paid",
        "Paid, ReplacementRefused, Paid", "Paid, RequestVoid, Voiding", "Received, AckAccepted, Accepted",
        "Received, AckReceipt, Received", "Received, AckRejected, Rejected", "Received, AckTimeout, Received",
        "Received, EraDenied, Denied", "Received, EraForwarded, Forwarded", "Received, EraNotOurs, Denied",
        "Received, EraPaid, Paid", "Received, EraZero, Zero", "Rejected, Cancel, Abandoned",
        "Rejected, Correct, Draft", "Rejected, FilingLimitPassed, Abandoned", "Reversed, EraDenied, Denied",
        "Reversed, EraForwarded, Forwarded", "Reversed, EraPaid, Paid", "Reversed, EraZero, Zero",
        "Submitted, AckAccepted, Accepted", "Submitted, AckReceipt, Received", "Submitted, AckRejected, Rejected",
        "Submitted, AckTimeout, Submitted", "Submitted, EraDenied, Denied", "Submitted, EraForwarded, Forwarded",
        "Submitted, EraNotOurs, Denied", "Submitted, EraPaid, Paid", "Submitted, EraZero, Zero",
        "Submitted, SyntaxAccept, Received", "Submitted, SyntaxReject, Clean", "Submitted, SyntaxReject, Held",
        "Voiding, AckAccepted, Voiding", "Voiding, AckReceipt, Voiding", "Voiding, EraReversal, Voided",
        "Voiding, SyntaxAccept, Voiding", "Voiding, VoidRefused, Denied", "Voiding, VoidRefused, Paid",
        "Voiding, VoidRefused, Zero", "Zero, EraDenied, Denied", "Zero, EraForwarded, Forwarded",
        "Zero, EraForwarded, Paid", "Zero, EraPaid, Paid", "Zero, EraReversal, Reversed",
        "Zero, EraReversal, Superseded", "Zero, EraZero, Zero", "Zero, ReplacementAccepted, Zero",
        "Zero, ReplacementRefused, Zero", "Zero, RequestVoid, Voiding",
    ];
}

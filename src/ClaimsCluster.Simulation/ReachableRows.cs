namespace ClaimsCluster.Simulation;

/// <summary>Steps of the filing table that worlds take: a night's seeds must take each of them.</summary>
/// <remarks>
/// What fsm.json has besides waits for something that no party of a world does yet: batches are not cancelled (7), syntax of
/// ours is not refused (9), nobody asks for information (15, 16), crosses over (20b, 21) or appeals (28), and payers answer
/// in an order that leaves out the rest.
/// </remarks>
internal static class ReachableRows
{
    /// <summary>"From, what, to".</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Accepted, AckTimeout, Accepted", "Accepted, EraDenied, Denied", "Accepted, EraPaid, Paid", "Accepted, EraZero, Zero",
        "Batched, Transmitted, Submitted", "Clean, AddToBatch, Batched", "Denied, EraReversal, Superseded",
        "Denied, ReplacementAccepted, Denied", "Denied, RequestVoid, Voiding", "Draft, ScrubClean, Clean", "Draft, ScrubHits, Held",
        "Held, Cancel, Abandoned", "Held, Edit, Draft", "Paid, EraReversal, Reversed", "Paid, EraReversal, Superseded",
        "Paid, ReplacementAccepted, Paid", "Paid, RequestVoid, Voiding", "Received, AckAccepted, Accepted",
        "Received, AckRejected, Rejected", "Received, AckTimeout, Received", "Rejected, Correct, Draft",
        "Rejected, FilingLimitPassed, Abandoned", "Submitted, SyntaxAccept, Received", "Voiding, AckAccepted, Voiding",
        "Voiding, EraReversal, Voided", "Voiding, SyntaxAccept, Voiding", "Zero, EraReversal, Superseded",
        "Zero, ReplacementAccepted, Zero", "Zero, RequestVoid, Voiding",
    ];
}

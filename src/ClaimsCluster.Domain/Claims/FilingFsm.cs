using static ClaimsCluster.Domain.Claims.FilingHappening;
using static ClaimsCluster.Domain.Claims.FilingState;

namespace ClaimsCluster.Domain.Claims;

/// <summary>How a step names the state it leads to.</summary>
public enum FilingMove
{
    /// <summary>To <see cref="FilingStep.To"/>.</summary>
    To,

    /// <summary>The state stays.</summary>
    Same,

    /// <summary>The state before Voiding.</summary>
    Previous,

    /// <summary>Derived from all lines: Paid, Zero, Denied or Forwarded.</summary>
    Recomputed,
}

/// <summary>One row of the table that holds.</summary>
/// <param name="Row">Its number in D§11.1 and fsm.json, e.g. "24b".</param>
/// <param name="Move">How the next state is found.</param>
/// <param name="To">The next state when <paramref name="Move"/> is To or Same, else None.</param>
/// <param name="SetsReplacedBy">The filing remembers that it was replaced.</param>
/// <param name="ClearsReplacedBy">The filing forgets it.</param>
public readonly record struct FilingStep(
    string Row, FilingMove Move, FilingState To, bool SetsReplacedBy = false, bool ClearsReplacedBy = false);

/// <summary>
/// The life of a filing as one table (D§11.1). fsm.json decides; a test holds every row and every gap.
/// </summary>
public static class FilingFsm
{
    /// <summary>The row that holds; null when there is none: an anomaly that changes nothing.</summary>
    /// <remarks>Rows are tried from top to bottom: those with a guard on replacedBy or a repeat come first.</remarks>
    public static FilingStep? Next(FilingState from, FilingHappening what, FilingGuards guards) => (from, what) switch
    {
        (None, Build) when guards.Balanced => To("1", Draft),
        (None, CrossedOver) => To("20b", Submitted),
        (Draft or Held or Clean, Edit) => To("2", Draft),
        (Draft, ScrubClean) => To("3", Clean),
        (Draft, ScrubHits) => To("4", Held),
        (Held, ReleaseWarnings) when guards.NoRejects => To("5", Clean),
        (Clean, AddToBatch) when guards.WithinFilingLimit => To("6", Batched),
        (Batched, BatchCancelled) => To("7", Clean),
        (Batched, Transmitted) => To("8", Submitted),

        (Submitted, SyntaxReject) when guards.RejectedBefore => To("9", Held),
        (Submitted, SyntaxReject) => To("9", Clean),
        (Submitted, SyntaxAccept) => To("10", Received),
        (Submitted or Received, AckReceipt) => To("11", Received),
        (Submitted or Received, AckAccepted) => To("12", Accepted),
        (Submitted or Received, AckRejected) => To("13", Rejected),
        (Accepted or Pended, AckRejected) when guards.AcceptedLessThan3Days => To("13", Rejected),
        (Rejected, Correct) => To("14", Draft),
        (Accepted, InfoRequested) => To("15", Pended),
        (Pended, InfoSent) => To("16", Accepted),
        (Submitted or Received or Accepted, AckTimeout) => Same("31", from),

        (Submitted or Received or Accepted or Pended, EraPaid) when guards.Balanced => To("17", Paid),
        (Submitted or Received or Accepted or Pended, EraZero) when guards.Balanced => To("18", Zero),
        (Submitted or Received or Accepted or Pended, EraDenied) when guards.Balanced => To("19", Denied),
        (Submitted or Received or Accepted or Pended, EraForwarded) when guards.Balanced => To("20", Forwarded),
        (Submitted or Received or Accepted or Pended, EraNotOurs) when guards.Balanced => To("21", Denied),
        (Reversed, EraPaid) when guards.Balanced => To("23", Paid),
        (Reversed, EraZero) when guards.Balanced => To("23", Zero),
        (Reversed, EraDenied) when guards.Balanced => To("23", Denied),
        (Reversed, EraForwarded) when guards.Balanced => To("23", Forwarded),
        (Paid or Zero or Denied or Forwarded, EraPaid or EraZero or EraDenied or EraForwarded)
            when guards.UndecidedLines => new("17b", FilingMove.Recomputed, None),

        (Paid or Zero or Denied or Forwarded, EraReversal) when guards.ReplacedBy => To("24b", Superseded),
        (Paid or Zero or Denied or Forwarded, EraReversal) when guards.OriginalKnown => To("22", Reversed),
        (Paid or Zero or Denied or Forwarded, ReplacementAccepted) when guards.IcnKnown =>
            Same("24", from) with { SetsReplacedBy = true },
        (Paid or Zero or Denied or Forwarded, ReplacementRefused) when guards.ReplacedBy =>
            Same("24c", from) with { ClearsReplacedBy = true },
        (Paid or Zero or Denied or Forwarded, RequestVoid) when guards.IcnKnown => To("25", Voiding),
        (Voiding, EraReversal) => To("26", Voided),
        (Voiding, VoidRefused) => new("27", FilingMove.Previous, None),
        (Voiding, SyntaxAccept or AckReceipt or AckAccepted) => Same("27b", Voiding),
        (Denied or Paid or Zero, AppealOpened) when guards.WithinAppealLimit => Same("28", from),

        (Draft or Held or Clean or Rejected, FilingLimitPassed) => To("29", Abandoned),
        (Draft or Held or Clean or Rejected, Cancel) => To("30", Abandoned),
        _ => null,
    };

    private static FilingStep To(string row, FilingState state) => new(row, FilingMove.To, state);

    private static FilingStep Same(string row, FilingState state) => new(row, FilingMove.Same, state);
}

using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>Where a filing stands (D§11.1, fsm.json). Rejected: no payer decision; denied: adjudicated.</summary>
[GenerateSerializer, Alias("filing-state")]
public enum FilingState
{
    /// <summary>Not built yet: "-" of fsm.json.</summary>
    None,

    /// <summary>Built or edited, not scrubbed.</summary>
    Draft,

    /// <summary>The scrub found something that a person must see.</summary>
    Held,

    /// <summary>Ready to be sent.</summary>
    Clean,

    /// <summary>Member of a batch that is not sent yet.</summary>
    Batched,

    /// <summary>Sent, no answer yet.</summary>
    Submitted,

    /// <summary>The receiver has it: 999 accepted or 277CA A0/A1.</summary>
    Received,

    /// <summary>The payer's 277CA returned it: never adjudicated.</summary>
    Rejected,

    /// <summary>In adjudication: 277CA A2/A5.</summary>
    Accepted,

    /// <summary>The payer wants documents.</summary>
    Pended,

    /// <summary>Decided, paid more than 0.</summary>
    Paid,

    /// <summary>Decided, and every line denied; or not the payer's patient.</summary>
    Denied,

    /// <summary>Decided, paid 0 without a denial, e.g. all to the deductible.</summary>
    Zero,

    /// <summary>Decided and passed on to the next payer.</summary>
    Forwarded,

    /// <summary>The payer took its decision back.</summary>
    Reversed,

    /// <summary>Reversed after its replacement was accepted. Final.</summary>
    Superseded,

    /// <summary>We asked for a void (frequency 8).</summary>
    Voiding,

    /// <summary>Voided. Final.</summary>
    Voided,

    /// <summary>Given up before a decision. Final.</summary>
    Abandoned,
}

/// <summary>What holds of the states.</summary>
public static class FilingStates
{
    extension(FilingState state)
    {
        /// <summary>No happening leads out of it.</summary>
        public bool IsFinal => state is FilingState.Superseded or FilingState.Voided or FilingState.Abandoned;

        /// <summary>The payer has decided and the decision stands (D§11.2: "final" of a live filing).</summary>
        public bool IsDecided =>
            state is FilingState.Paid or FilingState.Zero or FilingState.Denied or FilingState.Forwarded;
    }
}

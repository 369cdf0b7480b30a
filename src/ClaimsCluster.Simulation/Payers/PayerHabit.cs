namespace ClaimsCluster.Simulation.Payers;

/// <summary>What payers of some workloads do besides answering once, in time and in order (FAULTS F27-F29).</summary>
internal enum PayerHabit
{
    /// <summary>A file of ours is refused as a whole: a TA1, or a 999 that rejects its set.</summary>
    RefusesFiles,

    /// <summary>The 999 is never sent.</summary>
    LosesSyntax,

    /// <summary>The 999 comes days after the file: after the 277CA, and now and then after the 835.</summary>
    LateSyntax,

    /// <summary>The 277CA comes days after the file, now and then after the 835.</summary>
    LateAnswers,

    /// <summary>A first 277CA tells of the receipt alone (A0, A1).</summary>
    ReceiptFirst,

    /// <summary>The 277CA comes a second time, in other bytes.</summary>
    AnswersTwice,

    /// <summary>Claims, replacements and voids that were taken are rejected by the 277CA (A3, A4, A6, A7, A8).</summary>
    Rejects,

    /// <summary>An 835 says something else of a claim: paid nothing, denied, forwarded, not ours.</summary>
    OtherDecisions,

    /// <summary>An 835 decides the first lines of a claim, a later one the others.</summary>
    SplitsClaims,

    /// <summary>A later 835 decides denied lines anew.</summary>
    DecidesAgain,

    /// <summary>A decision is taken back, and now and then decided anew.</summary>
    Reverses,

    /// <summary>The reversal of a decision comes before the decision.</summary>
    ReversesBefore,

    /// <summary>A reversal comes days after the decision that stands for what it takes back.</summary>
    ReversesLate,

    /// <summary>CLP01 is a number that we never sent.</summary>
    UnknownNumbers,

    /// <summary>The same payments come again in another file.</summary>
    PaysTwice,
}

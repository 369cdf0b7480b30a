namespace ClaimsCluster.Simulation.Planting;

/// <summary>Mistakes that a builder of this system could make. Tests plant one and see that the simulator finds it.</summary>
internal enum PlantedBug
{
    /// <summary>The code as it is.</summary>
    None,

    /// <summary>A repeat of a command is decided again.</summary>
    NoDedupe,

    /// <summary>A command is answered before its commit has ended.</summary>
    AnswerBeforeCommit,

    /// <summary>The store writes whatever version the writer had read.</summary>
    NoVersionCheck,

    /// <summary>Effects live in memory; the row does not hold them.</summary>
    EffectsOutsideCommit,

    /// <summary>Events are written in a transaction of their own, after the row's.</summary>
    EventsOutsideCommit,

    /// <summary>A state is changed before its commit, and kept when the commit fails.</summary>
    ChangeBeforeCommit,

    /// <summary>The row does not say when it wants to be woken.</summary>
    TimerNotStored,

    /// <summary>A reversal books the original a second time.</summary>
    ReversalNotMirrored,

    /// <summary>The posting of a claim is known by payment and claim, without the place in the payment.</summary>
    PostingWithoutOrdinal,

    /// <summary>The patient's share is rounded in two halves.</summary>
    RoundedPerComponent,

    /// <summary>What is said without a commit is not checked against the store.</summary>
    AnswersFromOlderRow,

    /// <summary>Only timers make a row due, open effects do not.</summary>
    EffectsNotDue,

    /// <summary>A kept document is answered before it is durable, and goes with the process that kept it.</summary>
    BytesNotDurable,

    /// <summary>Control numbers are handed out before they are durable.</summary>
    ControlNumbersInMemory,
}

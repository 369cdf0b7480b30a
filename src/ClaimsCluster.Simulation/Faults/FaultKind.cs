namespace ClaimsCluster.Simulation.Faults;

/// <summary>What goes wrong in a simulated world (FAULTS §3).</summary>
internal enum FaultKind
{
    /// <summary>A silo dies at once: what it had in hand never goes on (F1, F2).</summary>
    SiloKilled,

    /// <summary>All silos and their driver die at once, and start again from the store (F3).</summary>
    AllKilled,

    /// <summary>A silo stands still past the death timeout, comes back, and does not know that others took over (F4).</summary>
    SiloPaused,

    /// <summary>Two silos do not reach each other for a while (F5).</summary>
    Partition,

    /// <summary>One direction between two silos is cut for a while (F6).</summary>
    OneWayPartition,

    /// <summary>A call goes to a silo that the entity does not live on: it lives twice (F8).</summary>
    TwoActivations,

    /// <summary>An idle activation is put down.</summary>
    ActivationCollected,

    /// <summary>The store refuses a commit; nothing was written (F10, F19).</summary>
    StoreRefuses,

    /// <summary>The commit is durable, its answer is lost (F12).</summary>
    OutcomeUnknownWritten,

    /// <summary>The connection is lost before the commit, and nobody knows (F12).</summary>
    OutcomeUnknownLost,

    /// <summary>A commit takes seconds (F13).</summary>
    StoreSlow,

    /// <summary>No commit is taken for a while: the disk is full, or the database is read-only (F15, F17).</summary>
    StoreFull,

    /// <summary>A call is lost on its way; its caller hears nothing (F25).</summary>
    RequestLost,

    /// <summary>A call is done, and its answer is lost (F33).</summary>
    ReplyLost,

    /// <summary>A call arrives twice (F25).</summary>
    MessageTwice,

    /// <summary>A call is seconds late, and others pass it (F25).</summary>
    MessageLate,

    /// <summary>A sender sends a file again that he sent before (F27).</summary>
    FileAgain,

    /// <summary>A trading partner's file is delivered again (F29).</summary>
    DeliveredAgain,

    /// <summary>The sweep does not wait until all is quiet, and asks again for what is under way.</summary>
    HastySweep,

    /// <summary>One claim fails at a command of one kind, by an error of ours, until a person has mended the program (F36).</summary>
    Poison,

    /// <summary>The clock jumps ahead, by hours or a day: what was due at many instants is due at one (F22).</summary>
    ClockJump,
}

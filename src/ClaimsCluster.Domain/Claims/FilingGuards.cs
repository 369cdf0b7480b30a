namespace ClaimsCluster.Domain.Claims;

/// <summary>
/// What a row of the filing table may ask besides state and happening. <c>new()</c> is the usual case.
/// </summary>
public readonly record struct FilingGuards()
{
    /// <summary>The charges, or the 835's equations, add up.</summary>
    public bool Balanced { get; init; } = true;

    /// <summary>No reject-level hit is open.</summary>
    public bool NoRejects { get; init; } = true;

    /// <summary>Today is no later than the last day to file.</summary>
    public bool WithinFilingLimit { get; init; } = true;

    /// <summary>The payer's acceptance is less than 3 days old.</summary>
    public bool AcceptedLessThan3Days { get; init; } = true;

    /// <summary>The decision that is taken back was posted here.</summary>
    public bool OriginalKnown { get; init; } = true;

    /// <summary>The payer's claim number is known.</summary>
    public bool IcnKnown { get; init; } = true;

    /// <summary>Today is no later than the last day to appeal.</summary>
    public bool WithinAppealLimit { get; init; } = true;

    /// <summary>A replacement of this filing was accepted (row 24). Of the filing itself; usually false.</summary>
    public bool ReplacedBy { get; init; }

    /// <summary>A syntax reject happened before. Of the filing itself; usually false.</summary>
    public bool RejectedBefore { get; init; }

    /// <summary>Some lines have no decision, or were paid 0 before. Of the filing itself; usually false.</summary>
    public bool UndecidedLines { get; init; }
}

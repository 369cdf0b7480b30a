namespace ClaimsCluster.Hosting.Verifying;

/// <summary>What a verification found: the verdict, the two sums, and one line a check.</summary>
/// <param name="Checks">In the order of their numbers.</param>
/// <param name="Sums">The money of all tenants, as the journal tells it.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record VerificationReport(IReadOnlyList<CheckReport> Checks, BookSums Sums, TimeSpan Elapsed)
{
    /// <summary>False of a run that was stopped before its end: what it was about is under way, and neither lost nor wrong.</summary>
    public bool IsAtRest { get; init; } = true;

    /// <summary>No check found a fault.</summary>
    public bool IsProved => Checks.All(check => check.Wrong == 0);
}

/// <summary>One invariant of FAULTS §2.</summary>
/// <param name="Id">"I2".</param>
/// <param name="Title">What holds, in a line.</param>
/// <param name="LookedAt">How many were looked at.</param>
/// <param name="Unit">Of what: "lines".</param>
/// <param name="Wrong">Records at fault; a record counts once.</param>
/// <param name="Faults">The first ten of them, each with its first wrong place.</param>
public sealed record CheckReport(
    string Id, string Title, long LookedAt, string Unit, int Wrong, IReadOnlyList<VerificationFault> Faults);

/// <summary>A record at fault. No PHI: keys are opaque, and what was found is told in amounts, states and numbers.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">The kind of entity, or "document", or "ledger".</param>
/// <param name="Key">Its key.</param>
/// <param name="Event">The first wrong event of its stream; null where the fault is no event's.</param>
/// <param name="Found">What is wrong, without a full stop.</param>
public sealed record VerificationFault(string Tenant, string Kind, string Key, long? Event, string Found);

/// <summary>The two sums on the screen. Dollars.</summary>
public sealed record BookSums
{
    /// <summary>Gross charges.</summary>
    public decimal Charge { get; init; }

    /// <summary>Paid by insurers, net.</summary>
    public decimal InsurancePaid { get; init; }

    /// <summary>Taken off by contract.</summary>
    public decimal Adjusted { get; init; }

    /// <summary>Written off by us.</summary>
    public decimal WrittenOff { get; init; }

    /// <summary>Paid by patients.</summary>
    public decimal PatientPaid { get; init; }

    /// <summary>Open, with insurers and patients, less their credits.</summary>
    public decimal Balance { get; init; }

    /// <summary>What the charge is more than all that explains it: 0.00, or a cent is missing.</summary>
    public decimal Difference => Charge - InsurancePaid - Adjusted - WrittenOff - PatientPaid - Balance;

    /// <summary>The accounts with a debit balance.</summary>
    public decimal Debits { get; init; }

    /// <summary>The accounts with a credit balance.</summary>
    public decimal Credits { get; init; }

    /// <summary>1010: announced by payers, not seen in the bank.</summary>
    public decimal Unmatched { get; init; }

    /// <summary>1300: paid by patients before there was a balance.</summary>
    public decimal Prepaid { get; init; }
}

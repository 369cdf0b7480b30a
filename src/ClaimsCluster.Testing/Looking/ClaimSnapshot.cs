using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Testing.Looking;

/// <summary>A claim as it stands. Dollars, from the ledger: charge = paid + adjustments + written off + patient paid + balance.</summary>
public sealed record ClaimSnapshot
{
    /// <summary>Our id of it.</summary>
    public required string ClaimId { get; init; }

    /// <summary>CLM01 as sent.</summary>
    public required string PatientControlNumber { get; init; }

    /// <summary>Its patient account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Where it stands.</summary>
    public required ClaimStanding State { get; init; }

    /// <summary>What travelled to payers, oldest first.</summary>
    public required IReadOnlyList<FilingSnapshot> Filings { get; init; }

    /// <summary>What was billed.</summary>
    public required decimal Charge { get; init; }

    /// <summary>Paid by insurers, net of reversals.</summary>
    public required decimal InsurancePaid { get; init; }

    /// <summary>Taken off by contract.</summary>
    public required decimal Adjustments { get; init; }

    /// <summary>Given up by us.</summary>
    public required decimal WrittenOff { get; init; }

    /// <summary>Paid by the patient.</summary>
    public required decimal PatientPaid { get; init; }

    /// <summary>Moved to the patient, open or paid.</summary>
    public required decimal PatientResponsibility { get; init; }

    /// <summary>Open, with whomever; below 0 a credit.</summary>
    public required decimal Balance { get; init; }

    /// <summary>Denied lines, oldest first.</summary>
    public required IReadOnlyList<DenialItem> Denials { get; init; }

    /// <summary>The edits of its last scrub: "DUP-02".</summary>
    public required IReadOnlyList<string> Edits { get; init; }

    /// <summary>What happened to it, oldest first: "AckAccepted".</summary>
    public required IReadOnlyList<string> Timeline { get; init; }

    /// <summary>The newest filing.</summary>
    public FilingSnapshot Filing => Filings[^1];

    /// <summary>Every dollar of the charge is explained.</summary>
    public bool AddsUp => Charge == InsurancePaid + Adjustments + WrittenOff + PatientPaid + Balance;

    internal static ClaimSnapshot Of(StoredClaim stored) => new()
    {
        ClaimId = stored.Claim.ClaimId,
        PatientControlNumber = stored.Claim.PatientControlNumber,
        AccountId = stored.Claim.AccountId,
        State = ClaimStanding.Of(stored.Claim),
        Filings = [.. stored.Claim.Filings.Select(FilingSnapshot.Of)],
        Charge = stored.Money.Charge.Dollars,
        InsurancePaid = stored.Money.InsurancePaid.Dollars,
        Adjustments = stored.Money.Adjustments.Dollars,
        WrittenOff = stored.Money.WrittenOff.Dollars,
        PatientPaid = stored.Money.PatientPaid.Dollars,
        PatientResponsibility = stored.Money.PatientResponsibility.Dollars,
        Balance = stored.Money.Balance.Dollars,
        Denials = stored.Claim.Denials,
        Edits = [.. stored.Claim.Edits.Select(hit => hit.EditId)],
        Timeline = stored.Timeline,
    };
}

/// <summary>One filing: a version of the claim for one payer.</summary>
/// <param name="Sequence">P, S or T.</param>
/// <param name="Version">From 1.</param>
/// <param name="Frequency">CLM05-3: 1 original, 7 replacement.</param>
/// <param name="Number">Our CLM01 of it, which payers answer to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Icn">The payer's number of it; null before he told.</param>
/// <param name="Charge">Dollars.</param>
/// <param name="Paid">Dollars, net.</param>
/// <param name="Status">The payer's last 277CA: "A7:562"; null before.</param>
public sealed record FilingSnapshot(
    string Sequence, int Version, string Frequency, string Number, FilingState State, string? Icn, decimal Charge, decimal Paid, string? Status)
{
    internal static FilingSnapshot Of(Filing filing) => new(
        filing.Sequence, filing.Version, filing.Frequency, filing.Clm01, filing.State, filing.Icn, filing.Charge.Dollars, filing.Paid.Dollars,
        filing.Status);
}

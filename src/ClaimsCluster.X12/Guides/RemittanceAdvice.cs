namespace ClaimsCluster.X12.Guides;

/// <summary>One payment and what it is for: one ST of an 835 (D§7.1). Amounts are dollars.</summary>
public sealed record RemittanceAdvice
{
    /// <summary>BPR01: I with the payment, H information only, ...</summary>
    public string Handling { get; init; } = "I";

    /// <summary>BPR02: the payment.</summary>
    public decimal Amount { get; init; }

    /// <summary>BPR03: C credit, D debit.</summary>
    public string CreditDebit { get; init; } = "C";

    /// <summary>BPR04: ACH, CHK, NON, BOP, FWT.</summary>
    public string Method { get; init; } = "";

    /// <summary>BPR16.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>TRN02: number of the check or transfer.</summary>
    public string TraceNumber { get; init; } = "";

    /// <summary>TRN03: the payer's tax id with a leading 1.</summary>
    public string? OriginatorId { get; init; }

    /// <summary>DTM*405.</summary>
    public DateOnly? ProductionDate { get; init; }

    /// <summary>1000A N102.</summary>
    public string PayerName { get; init; } = "";

    /// <summary>1000A REF*2U, else N104.</summary>
    public string? PayerId { get; init; }

    /// <summary>1000A N3 and N4, which the guide wants.</summary>
    public PostalAddress? PayerAddress { get; init; }

    /// <summary>1000A PER*BL name, which the guide wants.</summary>
    public string? PayerContactName { get; init; }

    /// <summary>1000A PER*BL telephone.</summary>
    public string? PayerContactPhone { get; init; }

    /// <summary>1000B N102.</summary>
    public string PayeeName { get; init; } = "";

    /// <summary>1000B N104 where N103 is XX.</summary>
    public string? PayeeNpi { get; init; }

    /// <summary>1000B REF*TJ, or N104 where N103 is FI.</summary>
    public string? PayeeTaxId { get; init; }

    /// <summary>Loops 2100.</summary>
    public IReadOnlyList<RemittedClaim> Claims { get; init; } = [];

    /// <summary>PLB: money outside any claim. Positive lowers the payment.</summary>
    public IReadOnlyList<ProviderAdjustment> ProviderAdjustments { get; init; } = [];

    /// <summary>ST02.</summary>
    public string SetControl { get; init; } = "";

    /// <summary>Ordinal among the 835 sets of the file, from 1; 0 when it was not read.</summary>
    public int Ordinal { get; init; }

    /// <summary>Bytes from the start of the file to ST.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes from ST to the end of SE, without its terminator.</summary>
    public long Length { get; init; }
}

/// <summary>One pair of PLB.</summary>
/// <param name="Code">PLB03-1, such as WO.</param>
/// <param name="Reference">PLB03-2.</param>
/// <param name="Amount">PLB04, dollars: positive lowers the payment.</param>
public sealed record ProviderAdjustment(string Code, string? Reference, decimal Amount);

/// <summary>One reason of a CAS.</summary>
/// <param name="Group">CAS01: CO, PR, OA, PI.</param>
/// <param name="ReasonCode">CARC.</param>
/// <param name="Amount">Dollars: positive lowers the payment.</param>
/// <param name="Quantity">Units; null when not told.</param>
public sealed record ClaimAdjustment(string Group, string ReasonCode, decimal Amount, decimal? Quantity);

/// <summary>Loop 2100: what was decided about a claim. Separators in what it repeats become blanks.</summary>
public sealed record RemittedClaim
{
    /// <summary>CLP01: our CLM01.</summary>
    public string ClaimNumber { get; init; } = "";

    /// <summary>CLP02: 1 primary, 2 secondary, 3 tertiary, 4 denied, 22 reversal, ...</summary>
    public string StatusCode { get; init; } = "";

    /// <summary>CLP03, dollars.</summary>
    public decimal Charge { get; init; }

    /// <summary>CLP04, dollars.</summary>
    public decimal Paid { get; init; }

    /// <summary>CLP05, dollars; null when not told, as in reversals.</summary>
    public decimal? PatientResponsibility { get; init; }

    /// <summary>CLP06.</summary>
    public string? FilingIndicator { get; init; }

    /// <summary>CLP07: the payer's number of the claim.</summary>
    public string? Icn { get; init; }

    /// <summary>CLP08.</summary>
    public string? PlaceOfService { get; init; }

    /// <summary>CLP09.</summary>
    public string? FrequencyCode { get; init; }

    /// <summary>NM1*QC NM103.</summary>
    public string? PatientLastName { get; init; }

    /// <summary>NM1*QC NM104.</summary>
    public string? PatientFirstName { get; init; }

    /// <summary>NM1*QC NM109, else that of NM1*IL.</summary>
    public string? MemberId { get; init; }

    /// <summary>CAS of the claim itself.</summary>
    public IReadOnlyList<ClaimAdjustment> Adjustments { get; init; } = [];

    /// <summary>Remark codes of MOA (or MIA). MOA has room for five: no more are written.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>DTM*232.</summary>
    public DateOnly? ServiceFrom { get; init; }

    /// <summary>DTM*233.</summary>
    public DateOnly? ServiceTo { get; init; }

    /// <summary>DTM*050: when the payer received the claim.</summary>
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>Loops 2110.</summary>
    public IReadOnlyList<RemittedLine> Lines { get; init; } = [];
}

/// <summary>Loop 2110: what was decided about a line.</summary>
public sealed record RemittedLine
{
    /// <summary>SVC01-1.</summary>
    public string? Qualifier { get; init; }

    /// <summary>SVC01-2: the code paid.</summary>
    public string? Code { get; init; }

    /// <summary>SVC01-3 to 6, the empty ones left out.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>SVC02, dollars.</summary>
    public decimal Charge { get; init; }

    /// <summary>SVC03, dollars.</summary>
    public decimal Paid { get; init; }

    /// <summary>SVC05; null when not told, which means 1.</summary>
    public decimal? PaidUnits { get; init; }

    /// <summary>SVC06-2: the code sent, where the payer changed it.</summary>
    public string? OriginalCode { get; init; }

    /// <summary>DTM*472, else DTM*150.</summary>
    public DateOnly? ServiceDate { get; init; }

    /// <summary>REF*6R.</summary>
    public string? LineControlNumber { get; init; }

    /// <summary>AMT*B6, dollars.</summary>
    public decimal? Allowed { get; init; }

    /// <summary>CAS of the line.</summary>
    public IReadOnlyList<ClaimAdjustment> Adjustments { get; init; } = [];

    /// <summary>LQ*HE: remark codes.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

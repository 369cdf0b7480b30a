namespace ClaimsCluster.X12.Guides;

/// <summary>Loop 2320: another payer of the claim, and what it decided of the claim as a whole.</summary>
/// <param name="Responsibility">SBR01: P, S, T, ...</param>
/// <param name="PayerId">2330B NM109.</param>
/// <param name="Paid">AMT*D, dollars; null when it is not told.</param>
public sealed record OtherPayer(string? Responsibility, string? PayerId, decimal? Paid)
{
    /// <summary>2330B NM103.</summary>
    public string? PayerName { get; init; }

    /// <summary>2330A NM109: the member id at that payer.</summary>
    public string? MemberId { get; init; }

    /// <summary>CAS of loop 2320: what it took off the claim as a whole.</summary>
    public IReadOnlyList<ClaimAdjustment> ClaimAdjustments { get; init; } = [];

    /// <summary>2330B DTP*573: when it decided; null when its lines tell it.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>Loop 2430: what another payer decided of a line.</summary>
public sealed record PriorPayment
{
    /// <summary>SVD01: the NM109 of its loop 2330B.</summary>
    public string? PayerId { get; init; }

    /// <summary>SVD02, dollars; null when it is no number.</summary>
    public decimal? Paid { get; init; }

    /// <summary>CAS: what it took off the line.</summary>
    public IReadOnlyList<ClaimAdjustment> Adjustments { get; init; } = [];

    /// <summary>DTP*573: when it decided.</summary>
    public DateOnly? Date { get; init; }
}

using System.Collections.Immutable;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Simulation.Payers;

/// <summary>What a payer may decide instead.</summary>
internal enum OtherDecision
{
    /// <summary>Half of the charge.</summary>
    Paid,

    /// <summary>Nothing: all of it is the patient's deductible.</summary>
    Zero,

    /// <summary>Nothing: not needed, CO-50.</summary>
    Denied,

    /// <summary>As it was, and sent on to another payer (CLP02 19 to 21).</summary>
    Forwarded,

    /// <summary>Not a claim of this payer (CLP02 23).</summary>
    NotOurs,
}

/// <summary>A claim of an 835 with other words: each still balances (D§7.2).</summary>
internal static class RetoldClaim
{
    /// <summary>CLP02 of a reversal.</summary>
    public const string Reversal = "22";

    /// <summary>What may be decided; what is never decided in a second word is left to the system to refuse.</summary>
    public static ImmutableArray<OtherDecision> Outcomes { get; } = [.. Enum.GetValues<OtherDecision>()];

    /// <summary>A decision that balances and is told by its lines.</summary>
    public static bool IsPlain(RemittedClaim claim) =>
        claim.StatusCode is "1" or "2" or "3" or "4" && claim.Lines.Count > 0 && claim.Adjustments.Count == 0
        && claim.Lines.All(line => line.Charge - line.Adjustments.Sum(cas => cas.Amount) == line.Paid);

    /// <summary>The claim with these of its lines.</summary>
    public static RemittedClaim Of(RemittedClaim claim, IEnumerable<RemittedLine> lines)
    {
        List<RemittedLine> kept = [.. lines];
        return claim with
        {
            Lines = kept,
            Charge = kept.Sum(line => line.Charge),
            Paid = kept.Sum(line => line.Paid),
            PatientResponsibility = kept.Sum(line => line.Adjustments.Where(cas => cas.Group == "PR").Sum(cas => cas.Amount)),
        };
    }

    /// <summary>The lines that were paid nothing by the payer's will, and no other.</summary>
    public static RemittedClaim Denied(RemittedClaim claim) =>
        Of(claim, claim.Lines.Where(line => line.Paid == 0m && line.Adjustments.Any(cas => cas is { Group: "CO" or "OA" or "PI", ReasonCode: not "45" })));

    /// <summary>The claim decided so.</summary>
    public static RemittedClaim Decided(RemittedClaim claim, OtherDecision decision) => decision switch
    {
        OtherDecision.Paid => Of(claim, claim.Lines.Select(line => Line(line, "CO", "45", line.Charge - decimal.Round(line.Charge / 2m, 2)))),
        OtherDecision.Zero => Of(claim, claim.Lines.Select(line => Line(line, "PR", "1", line.Charge))),
        OtherDecision.Denied => Of(claim, claim.Lines.Select(line => Line(line, "CO", "50", line.Charge))),
        OtherDecision.Forwarded => claim with { StatusCode = claim.StatusCode switch { "2" => "20", "3" => "21", _ => "19" } },
        _ => Of(claim, claim.Lines.Select(line => Line(line, "OA", "109", line.Charge))) with { StatusCode = "23" },
    };

    /// <summary>It is taken back: every amount has the other sign.</summary>
    public static RemittedClaim Reversed(RemittedClaim claim) => claim with
    {
        StatusCode = Reversal,
        Charge = -claim.Charge,
        Paid = -claim.Paid,
        PatientResponsibility = null,
        Adjustments = [.. claim.Adjustments.Select(Negated)],
        Lines = [.. claim.Lines.Select(line => line with
        {
            Charge = -line.Charge,
            Paid = -line.Paid,
            Allowed = -line.Allowed,
            Adjustments = [.. line.Adjustments.Select(Negated)],
        })],
    };

    private static RemittedLine Line(RemittedLine line, string group, string reason, decimal taken) => line with
    {
        Paid = line.Charge - taken,
        Allowed = null,
        Adjustments = taken == 0m ? [] : [new(group, reason, taken, null)],
        Remarks = [],
    };

    private static ClaimAdjustment Negated(ClaimAdjustment cas) => cas with { Amount = -cas.Amount };
}

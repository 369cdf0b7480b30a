namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stages 7 and 18 of D§6.1: what a later payer needs of those before, and what it pays after them.</summary>
internal static class CoordinationStages
{
    /// <summary>CLP02: processed as primary, secondary or tertiary.</summary>
    public static string StatusOf(BilledClaim claim) => claim.Responsibility switch
    {
        "P" => "1",
        "S" => "2",
        _ => "3",
    };

    /// <summary>Stage 7: a later payer wants the decision of the one before; else CO-16 with MA04.</summary>
    public static Adjudication Evidence(Adjudication adjudication) => adjudication.Claim.Responsibility == "P"
        ? adjudication
        : adjudication.OpenLines.Where(line => line.Billed.Prior is null).Aggregate(adjudication, (sofar, line) =>
            sofar.Deny(line, 7, "the decision of the payer before is told", "CO", "16", "MA04"));

    /// <summary>
    /// Stage 18, the standard method: what the plan would pay alone, up to what was left to the patient. The rest is the
    /// member's as far as it is his share here, then CO-45 (D§6.7); limits take only that.
    /// </summary>
    public static (Adjudication Told, LineShare Share) Standard(
        Adjudication adjudication, AdjudicatedLine line, LineShare share, PriorDecision prior, Accumulators left)
    {
        var benefit = CoordinationOfBenefits.Standard(line.Billed.Charge, share.Paid, prior.PatientResponsibility);
        var kept = MemberShare.Limited(line.Allowed, share, benefit.Patient, left);
        var coordinated = adjudication.Lines[line.Number - 1] with
        {
            Paid = benefit.Paid,
            Adjustments =
            [
                .. PaymentStages.Cas("OA", "23", benefit.PriorImpact),
                .. PaymentStages.Cas("PR", "3", kept.Copay),
                .. PaymentStages.Cas("PR", "1", kept.Deductible),
                .. PaymentStages.Cas("PR", "2", kept.Coinsurance),
                .. PaymentStages.Cas("CO", "45", benefit.Patient - kept.Patient),
            ],
        };
        var told = adjudication.Set(coordinated).Explain(
            18, line.Number, $"alone {share.Paid}, {prior.PatientResponsibility} left to the patient by {prior.PayerId}",
            $"paid {benefit.Paid}, patient {kept.Patient}, OA-23 {benefit.PriorImpact}");
        return (told, kept);
    }
}

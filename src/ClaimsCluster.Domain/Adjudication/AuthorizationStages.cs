namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stage 9 of D§6.1: did the payer agree beforehand.</summary>
internal static class AuthorizationStages
{
    /// <summary>A service that the plan wants to have agreed to stands on a claim with a number; else CO-197.</summary>
    /// <remarks>A payer who pays after another relies on him, and asks for none.</remarks>
    public static Adjudication Number(Adjudication adjudication)
    {
        if (adjudication.Claim is not { Authorization.Length: 0, Responsibility: "P" }) return adjudication;
        return adjudication.OpenLines.Where(line => adjudication.Plan.AuthRequired.Contains(line.Billed.Procedure))
            .Aggregate(adjudication, (sofar, line) => sofar.Deny(
                line, 9, $"{line.Billed.Procedure} needs prior authorization, REF*G1 has none", "CO", "197"));
    }
}

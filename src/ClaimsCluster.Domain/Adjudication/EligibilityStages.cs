namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stages 2 and 3 of D§6.1: is this our member, and was he covered.</summary>
internal static class EligibilityStages
{
    /// <summary>Stage 2: member id, name and birth date are of one person we know; else CO-31 on every line.</summary>
    public static Adjudication Member(Adjudication adjudication)
    {
        var claim = adjudication.Claim;
        var isKnown = claim.Subscriber.Is(adjudication.Enrolment.Subscriber)
            && (claim.Dependent is not { } dependent || adjudication.Member.Dependents.Exists(dependent.Is));
        if (isKnown) return adjudication.Explain(2, 0, "id, name and birth date are of one member", $"recognised, plan {adjudication.Plan.Id}");

        return adjudication.Lines.Aggregate(adjudication with { IsRecognised = false }, (denied, line) =>
            denied.Deny(line, 2, "id, name and birth date are of one member", "CO", "31"));
    }

    /// <summary>Stage 3: the service lies within the coverage; PR-26 before it, PR-27 after it.</summary>
    public static Adjudication Coverage(Adjudication adjudication) => adjudication.Lines.Aggregate(adjudication, (covered, line) =>
        line.Billed.ServiceDate < covered.Enrolment.From
            ? covered.Deny(line, 3, $"covered from {covered.Enrolment.From:yyyy-MM-dd}", "PR", "26")
            : line.Billed.ServiceDate > covered.Enrolment.To
                ? covered.Deny(line, 3, $"covered to {covered.Enrolment.To:yyyy-MM-dd}", "PR", "27")
                : covered);
}

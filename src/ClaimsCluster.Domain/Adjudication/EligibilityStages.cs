namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stages 2 and 3 of D§6.1: is this our member, and was he covered.</summary>
internal static class EligibilityStages
{
    /// <summary>Stage 2: member id, name and birth date are of one person we know; else CO-31 on every line.</summary>
    public static Adjudication Member(Adjudication adjudication)
    {
        var claim = adjudication.Claim;
        const string Rule = "id, name and birth date are of one member";
        var isKnown = adjudication.Member.Enrolment is not null && claim.Subscriber.Is(adjudication.Enrolment.Subscriber)
            && (claim.Dependent is not { } dependent || adjudication.Member.Dependents.Exists(dependent.Is));
        return isKnown
            ? adjudication.Explain(2, 0, Rule, $"recognised, plan {adjudication.Plan.Id}")
            : adjudication.Lines.Aggregate(adjudication with { IsRecognised = false }, (sofar, line) =>
                sofar.Deny(line, 2, Rule, "CO", "31"));
    }

    /// <summary>Stage 3: the service lies within the coverage; PR-26 before it, PR-27 after it.</summary>
    public static Adjudication Coverage(Adjudication adjudication) =>
        adjudication.Lines.Aggregate(adjudication, (sofar, line) => (sofar.Enrolment, line.Billed.ServiceDate) switch
        {
            ({ From: { } from }, var day) when day < from =>
                sofar.Deny(line, 3, $"covered from {from:yyyy-MM-dd}", "PR", "26"),
            ({ To: { } to }, var day) when day > to =>
                sofar.Deny(line, 3, $"covered to {to:yyyy-MM-dd}", "PR", "27"),
            _ => sofar,
        });
}

using ClaimsCluster.Domain.Claims;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on time limits (D§5.3), and our own hold of what needs another payer.</summary>
internal static class TimelyEdits
{
    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("TIM-01", EveryLineIsWithinTheFilingLimit),
        new("TIM-03", NoServiceIsInTheFuture),
        new("COB-00", NoOtherPayerHasAPart),
    ];

    private static IEnumerable<Finding> EveryLineIsWithinTheFilingLimit(ProfessionalClaim claim, ScrubContext context)
    {
        if (context.FilingLimit is not { } limit) yield break;
        foreach (var (place, line) in claim.Numbered())
        {
            if (line.ServiceFrom is { } day && TimelyFiling.LastDay(day, limit) is var last && context.Today > last)
            {
                yield return new(
                    "2400 DTP*472", $"filed on {context.Today:yyyy-MM-dd}", $"filing by {last:yyyy-MM-dd}", place);
            }
        }
    }

    private static IEnumerable<Finding> NoServiceIsInTheFuture(ProfessionalClaim claim, ScrubContext context) =>
        from line in claim.Numbered()
        let last = line.Line.ServiceTo ?? line.Line.ServiceFrom
        where last > context.Today
        select new Finding("2400 DTP*472", $"{last:yyyy-MM-dd}", $"a day up to {context.Today:yyyy-MM-dd}", line.Place);

    private static IEnumerable<Finding> NoOtherPayerHasAPart(ProfessionalClaim claim, ScrubContext _)
    {
        const string Why = "others wait for coordination of benefits";
        if (claim.Subscriber.PayerResponsibility != "P")
            yield return new("2000B SBR01", claim.Subscriber.PayerResponsibility ?? "", $"P: {Why}");
        else if (claim.OtherPayers.Count > 0)
            yield return new("2320", $"other payers: {claim.OtherPayers.Count}", $"none: {Why}");
    }
}

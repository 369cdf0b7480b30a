using ClaimsCluster.Domain.Claims;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on time limits (D§5.3).</summary>
internal static class TimelyEdits
{
    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("TIM-01", EveryLineIsWithinTheFilingLimit),
        new("TIM-03", NoServiceIsInTheFuture),
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
}

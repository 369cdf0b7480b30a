using System.Globalization;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>
/// Enrols whom the first claim or inquiry names (payers.json, enrolment "auto"): outcomes depend on content and seed only.
/// </summary>
/// <param name="Seed">Of the simulation.</param>
public sealed record AutoEnrolment(long Seed)
{
    private const int EndedPercent = 3; // Of all members; ours, so that some services meet PR-27.
    private const int MetByYearStart = 40, MetMoreByMonth = 4; // Percent of all members; ours, as most claims are paid.

    /// <summary>The policy: plan by SHA-256 of seed, payer and member id against the plans' weights.</summary>
    /// <param name="payer">The payer.</param>
    /// <param name="claim">The first claim of the policy, in the order of adjudication.</param>
    public Enrolment Of(PayerProfile payer, BilledClaim claim) => Of(payer, claim.MemberId, claim.Subscriber, claim.FirstServiceDate);

    /// <summary>The policy of whom the first claim or inquiry names.</summary>
    /// <param name="payer">The payer.</param>
    /// <param name="memberId">The policy's id.</param>
    /// <param name="subscriber">Who holds it.</param>
    /// <param name="firstService">The first day of service, of the claim or of the inquiry.</param>
    /// <remarks>
    /// The deductible was met before by 44 members of a hundred in January and 88 in December (4 more a month), as people
    /// use their insurance through the year; the others met 0, 25, 50 or 75% of it. Of 3% of the members coverage ended on
    /// the last day of a month of the year of the first service.
    /// </remarks>
    public Enrolment Of(PayerProfile payer, string memberId, BilledPerson subscriber, DateOnly firstService)
    {
        var draw = Draw.Of(Seed.ToString(CultureInfo.InvariantCulture), payer.Id, memberId);
        var year = firstService.Year;
        var hasEnded = draw.Third % 100 < EndedPercent;
        return new(
            PlanOf(payer, draw.First).Id, subscriber,
            From: null, To: hasEnded ? EndOf(year, draw.Fourth) : null,
            year, MetPercentOf(firstService.Month, draw.Second));
    }

    private static int MetPercentOf(int month, ulong draw) =>
        draw % 100 < (ulong)(MetByYearStart + (MetMoreByMonth * month)) ? 100 : (int)(draw / 100 % 4) * 25;

    private static Plan PlanOf(PayerProfile payer, ulong draw)
    {
        var place = (int)(draw % (ulong)payer.Plans.Sum(plan => plan.Weight));
        foreach (var plan in payer.Plans)
        {
            if (place < plan.Weight) return plan;
            place -= plan.Weight;
        }

        return payer.Plans[^1];
    }

    private static DateOnly EndOf(int year, ulong draw) =>
        new DateOnly(year, 1, 1).AddMonths((int)(draw % 12) + 1).AddDays(-1);
}

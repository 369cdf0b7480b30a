using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Scrubbing;

namespace ClaimsCluster.Cli.Tests.Generating;

/// <summary>What becomes of generated claims by the payers' own rules, without a cluster.</summary>
public class GeneratedOutcomesTests
{
    private static readonly DateOnly Entry = new(2026, 1, 5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_least_eighty_of_a_hundred_are_paid_and_the_denials_are_those_of_the_help(long seed)
    {
        var outcomes = Decided(GeneratedClaims.Of(2_000, seed), seed);

        outcomes.Count(IsPaid).ShouldBeGreaterThanOrEqualTo(1_600);
        var denials = outcomes.Where(outcome => RemittanceOutcome.Classify(outcome.Advice) == FilingHappening.EraDenied)
            .CountBy(outcome => outcome.Advice.Lines[0].Adjustments[0] is var adjustment
                ? $"{adjustment.Group}-{adjustment.Carc}" : "").ToDictionary();
        denials.Keys.Order(StringComparer.Ordinal).ShouldBe(["CO-31", "OA-18", "PR-27"]);
        denials["CO-31"].ShouldBe(20);
        denials["OA-18"].ShouldBeInRange(34, 40); // 40 were sent twice; where coverage had ended both are PR-27.
        denials["PR-27"].ShouldBeInRange(30, 90);
    }

    private static bool IsPaid(DecidedClaim outcome) => outcome.Advice.Paid > Money.Zero;

    private static List<DecidedClaim> Decided(GeneratedClaims file, long seed)
    {
        var lifecycle = new MemberLifecycle(PayerDirectory.Default, new AutoEnrolment(seed));
        var members = new Dictionary<(string Payer, string Member), Member>();
        foreach (var claim in file.Claims.Where(claim => Scrubber.Scrub(claim, new(Entry, null)).IsClean))
        {
            var billed = BilledClaim.From(claim, Entry);
            var key = (claim.Payer.Id!, billed.MemberId);
            WaitingClaim waiting = new()
            {
                Claim = billed,
                Icn = Icn.From(claim.Payer.Id!, billed.ClaimNumber, Entry),
                ReceivedOn = Entry,
                PayeeNpi = claim.BillingProvider.Npi!,
            };
            members[key] = lifecycle.Decide(
                members.GetValueOrDefault(key, Member.Empty),
                new MemberCommand.Receive(claim.Payer.Id!, claim.Payer.Name!, waiting)
                {
                    CommandId = billed.ClaimNumber,
                    At = PayerCycle.InstantOf(Entry),
                }).Next;
        }

        return [.. members.Values
            .SelectMany(state => lifecycle.Decide(state, lifecycle.Wake(state, lifecycle.NextTimer(state)!.Value)).Events)
            .OfType<MemberEvent.ClaimDecided>().Select(happened => happened.Decision)];
    }
}

using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Tests.Scrubbing;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class PublishedClaimsTests
{
    [Fact]
    public void The_three_published_claims_that_are_taken_are_paid()
    {
        var lifecycle = new MemberLifecycle(PayerDirectory.Default, new AutoEnrolment(1));
        var members = new Dictionary<string, Member>();
        foreach (var (number, taken) in PublishedFilesTests.Taken().Index())
        {
            var claim = BilledClaim.From(taken.Claim, taken.Day) with { ClaimNumber = $"OURS{number}" };
            var state = members.GetValueOrDefault(claim.MemberId, Member.Empty);
            WaitingClaim waiting = new()
            {
                Claim = claim,
                Icn = Icn.From(taken.Claim.Payer.Id!, claim.ClaimNumber, taken.Day),
                ReceivedOn = taken.Day,
                PayeeNpi = taken.Claim.BillingProvider.Npi!,
            };
            var received = lifecycle.Decide(state, new MemberCommand.Receive(taken.Claim.Payer.Id!, taken.Claim.Payer.Name!, waiting)
            { CommandId = claim.ClaimNumber, At = PayerCycle.InstantOf(taken.Day) });
            received.Reply.ShouldBe(Done.Instance);
            members[claim.MemberId] = received.Next;
        }

        var decided = members.Values
            .SelectMany(state => lifecycle.Decide(state, lifecycle.Wake(state, lifecycle.NextTimer(state)!.Value)).Events)
            .OfType<MemberEvent.ClaimDecided>().Select(happened => happened.Decision).ToArray();

        decided.Length.ShouldBe(3);
        decided.ShouldAllBe(decision => decision.Advice.Paid > Money.Zero && RemittanceBalance.OfClaim(decision.Advice) == null);
    }
}

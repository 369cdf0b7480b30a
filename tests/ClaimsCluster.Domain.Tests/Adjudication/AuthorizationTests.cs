using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Domain.Tests.Scrubbing;
using ClaimA = ClaimsCluster.Domain.Tests.Claims.A;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class AuthorizationTests
{
    [Fact]
    public void A_service_that_needs_authorization_is_denied_CO_197_without_its_number()
    {
        var claim = A.Claim("C1", "M1", A.Line("72148", "400.00"), A.Line("97140", "100.00")) with { Authorization = "" };
        var lines = A.Member().Gets(claim).Decides().Decisions.Single().Advice.Lines;
        lines[0].Adjustments.ShouldBe([new("CO", "197", Money.Parse("400.00"))]);
        lines[1].Paid.ShouldBe(Money.Parse("49.60"));
    }

    [Theory]
    [InlineData("A77120", "P", "M1", true)]
    [InlineData("", "S", "M1", true)]
    [InlineData("", "P", "PAY-W1", true)]
    [InlineData("", "P", "M1", false)]
    public void A_number_a_payer_before_or_a_forced_outcome_let_it_pass(string number, string responsibility, string memberId, bool isPaid)
    {
        var line = A.Line("72148", "400.00") with { Prior = responsibility == "S" ? new("F1", Money.Parse("80.00"), null) : null };
        var claim = A.Claim("C1", memberId, line) with { Authorization = number, Responsibility = responsibility };
        (A.Member().Gets(claim).Decides().Decisions.Single().Advice.Paid > Money.Zero).ShouldBe(isPaid);
    }

    [Fact]
    public void A_plan_without_such_a_rule_pays()
    {
        var ppo = PayerDirectory.Default.Other;
        ppo = ppo with { Plans = [.. ppo.Plans.Select(plan => plan with { AuthRequired = [] })] };
        var claim = A.Claim("C1", "M1", A.Line("72148", "40000.00")) with { Authorization = "" };
        A.Stranger(new([ppo], ppo)).Gets(claim).Decides().Decisions.Single().Advice.Paid.ShouldBeGreaterThan(Money.Zero);
    }

    [Theory]
    [InlineData("", "P", "AUT-01")]
    [InlineData("A77120", "P", "")]
    [InlineData("", "S", "")]
    public void A_claim_without_a_number_that_its_payer_wants_is_rejected_by_the_scrub(string number, string responsibility, string hit)
    {
        var claim = SomeClaim.Sound with { PriorAuthorization = number, Subscriber = SomeClaim.Sound.Subscriber with { PayerResponsibility = responsibility } };
        var hits = Scrubber.Scrub(claim, new(new(2026, 1, 5), null) { AuthRequired = ["99213"] }).Hits.FindAll(one => one.EditId == "AUT-01");
        string.Join(' ', hits.Select(one => one.EditId)).ShouldBe(hit);
        if (hits is [var found]) (found.Severity, found.Line, found.Path, FrontDoor.Refuses(found)).ShouldBe((EditSeverity.Reject, 1, "2300 REF*G1", false));
    }

    [Fact]
    public void A_held_claim_that_gets_its_number_goes_on()
    {
        var a = new ClaimA().When(x => ((ClaimCommand.Receive)x.Receive(ClaimA.Record())) with
        {
            Profile = new(new FilingLimit.Days(90), WarnOnNpi: false) { AuthRequired = ["99213"] },
        });
        a.Filing.State.ShouldBe(FilingState.Held);
        a.When(x => x.At(1, (id, at) => new ClaimCommand.Correct([new("authorization", "A77120")]) { CommandId = id, At = at }));
        a.Filing.State.ShouldBe(FilingState.Clean);
    }

    [Fact]
    public void Only_what_every_plan_of_a_payer_wants_is_asked_of_a_claim_at_intake()
    {
        var ppo = PayerDirectory.Default.Other;
        ppo.AlwaysAuthRequired.ShouldBe(["72148", "74177", "93306", "97161", "97110"]);
        (ppo with { Plans = [ppo.Plans[0], ppo.Plans[1] with { AuthRequired = ["72148"] }] }).AlwaysAuthRequired.ShouldBe(["72148"]);
        PayerDirectory.Default.For("MCR01", "").AlwaysAuthRequired.ShouldBeEmpty();
    }
}

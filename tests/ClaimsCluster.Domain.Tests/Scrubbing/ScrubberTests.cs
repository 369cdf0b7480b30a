using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Tests.Scrubbing;

public class ScrubberTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    [Fact]
    public void A_sound_claim_is_clean() => Scrub(SomeClaim.Sound).ShouldBe((true, ""));

    public static TheoryData<string, ProfessionalClaim> Unsound => new()
    {
        { "R PRV-01 0", SomeClaim.Sound with { BillingProvider = SomeClaim.Sound.BillingProvider with { Npi = null } } },
        { "R PRV-02 0", SomeClaim.Sound with { Npis = [new("85", "1234567890")] } },
        { "R PRV-02 0", SomeClaim.Sound with { Npis = [new("82", "12345")] } },
        { "W PRV-03 0", SomeClaim.Sound with { Rendering = null } },
        { "R SUB-01 0", SomeClaim.Sound with { Subscriber = SomeClaim.Sound.Subscriber with { MemberId = "" } } },
        { "R SUB-01 0", SomeClaim.Sound with { Subscriber = SomeClaim.Sound.Subscriber with { MemberIdQualifier = "II" } } },
        { "R SUB-06 0", SomeClaim.Born(null) },
        { "R SUB-06 0", SomeClaim.Born(Today.AddDays(1)) },
        { "R SUB-06 0", SomeClaim.Born(Today.AddYears(-125)) },
        { "R CLM-01 0", SomeClaim.Sound with { ClaimNumber = "" } },
        { "W CLM-01 0", SomeClaim.Sound with { ClaimNumber = new('A', 21) } },
        { "R CLM-02 0", SomeClaim.Charged(0m) },
        { "R CLM-02 0", SomeClaim.Charged(null) },
        { "R CLM-03 0", SomeClaim.Sound with { Charge = 200m } },
        { "R CLM-04 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Charge = null }, SomeClaim.Line] } },
        { "R CLM-04 2", SomeClaim.Sound with { Lines = [SomeClaim.Line, SomeClaim.Line with { Charge = 0m }] } },
        { "R DXC-01 0", SomeClaim.Sound with { Diagnoses = [new("ABF", "E119")] } },
        { "W DXC-01 0", SomeClaim.Sound with { Diagnoses = [new("BK", "4659")] } },
        { "R PTR-01 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Pointers = [] }] } },
        { "R PTR-02 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Pointers = [1, 2] }] } },
        { "R PTR-02 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Pointers = [1, 1] }] } },
        { "R PRC-03 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Units = 0m }] } },
        { "R PRC-03 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Units = 10_000m }] } },
        { "R PRC-03 1", SomeClaim.Sound with { Lines = [SomeClaim.Line with { Unit = "MJ", Units = 15.5m }] } },
        { "R TIM-01 1", SomeClaim.On(Today.AddDays(-91)) },
        { "R TIM-03 1", SomeClaim.On(Today.AddDays(1)) },
        { "R COB-01 0", SomeClaim.Sound with { Subscriber = SomeClaim.Sound.Subscriber with { PayerResponsibility = "S" } } },
        { "R CLM-11 0", SomeClaim.Sound with { FrequencyCode = "6" } },
        { "R CLM-12 0", SomeClaim.Sound with { FrequencyCode = "7" } },
    };

    [Theory, MemberData(nameof(Unsound))]
    public void An_unsound_claim_has_its_hit(string hit, ProfessionalClaim claim) => Scrub(claim).Hits.ShouldContain(hit);

    [Fact]
    public void The_last_day_of_the_limit_is_in_time() => Scrub(SomeClaim.On(Today.AddDays(-90))).ShouldBe((true, ""));

    [Fact]
    public void Hits_are_ordered_by_severity_line_and_id() =>
        Scrub(SomeClaim.Sound with
        {
            ClaimNumber = new('A', 21),
            Charge = 300m,
            Lines = [SomeClaim.Line, SomeClaim.Line with { Units = 0m, Pointers = [] }],
        }).Hits.ShouldBe("R CLM-03 0, R PRC-03 2, R PTR-01 2, W CLM-01 0");

    [Fact]
    public void The_house_releases_an_ICD_9_qualifier() =>
        Scrub(SomeClaim.Sound with { Diagnoses = [new("BK", "4659")] }).IsClean.ShouldBeTrue();

    [Fact]
    public void Without_a_policy_a_warning_holds() =>
        Scrubber.Scrub(SomeClaim.Sound with { Rendering = null }, new(Today, null), releases: []).IsClean.ShouldBeFalse();

    [Fact]
    public void A_profile_may_lower_a_check_digit_but_not_a_balance()
    {
        var context = new ScrubContext(Today, null)
        {
            Severities = System.Collections.Immutable.ImmutableDictionary<string, EditSeverity>.Empty
                .Add("PRV-02", EditSeverity.Warn).Add("CLM-03", EditSeverity.Info),
        };
        var hits = Scrubber.Scrub(SomeClaim.Sound with { Charge = 1m, Npis = [new("85", "1")] }, context).Hits;
        hits.Select(hit => hit.Severity).ShouldBe([EditSeverity.Reject, EditSeverity.Warn]);
    }

    [Fact]
    public void Intake_refuses_a_wrong_NPI_with_its_own_entity()
    {
        var hit = Scrubber.Scrub(SomeClaim.Sound with { Npis = [new("82", "1234567890")] }, new(Today, null)).Hits.Single();
        FrontDoor.Answer(hit)!.ToString().ShouldBe("A7:562:82");
    }

    [Fact]
    public void Coordination_of_benefits_is_held_never_refused()
    {
        var second = SomeClaim.Sound with { Subscriber = SomeClaim.Sound.Subscriber with { PayerResponsibility = "S" } };
        var scrub = Scrubber.Scrub(second, new(Today, null));
        scrub.IsClean.ShouldBeFalse();
        FrontDoor.Refusals(scrub).ShouldBeEmpty();
    }

    private static (bool IsClean, string Hits) Scrub(ProfessionalClaim claim)
    {
        var scrub = Scrubber.Scrub(claim, new(Today, new FilingLimit.Days(90)));
        return (scrub.IsClean, string.Join(", ", scrub.Hits.Select(hit => $"{hit.Severity.ToString()[..1]} {hit.EditId} {hit.Line}")));
    }
}

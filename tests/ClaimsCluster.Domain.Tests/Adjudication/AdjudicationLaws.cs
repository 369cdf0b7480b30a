using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Remittance;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Adjudication;

/// <summary>Laws of adjudication over random claims of one member.</summary>
public class AdjudicationLaws
{
    private static readonly Gen<BilledLine> Line = Gen.Select(
        Gen.OneOf("99213", "97110", "97140", "G0439"), Gen.Int[1, 150_000], Gen.Int[-40, 400], Gen.OneOf("11", "22"))
        .Select((procedure, cents, day, place) =>
            A.Line(procedure, Money.OfCents(cents).ToString(), A.Received.AddDays(-day).ToString("yyyy-MM-dd"), place));

    private static readonly Gen<BilledPerson> Patient = Gen.OneOf(
        A.Person("RING", "DIAMOND"), A.Person("RING", "RUBY", "2015-05-05"), A.Person("RING", "RUBY", "2016-06-06"), A.Person("STONE", "ROSETTA"));

    private static readonly Gen<BilledClaim[]> Claims = Gen.Select(Line.Array[1, 4], Patient, Gen.Bool).Array[1, 8].Select(drawn =>
        drawn.Select((one, index) => A.Claim($"C{index}", "M1", one.Item1) with
        {
            Subscriber = one.Item3 ? A.Person("RING", "DIAMOND") : one.Item2,
            Dependent = one.Item3 && one.Item2.FirstName != "DIAMOND" ? one.Item2 : null,
        }).ToArray());

    [Fact]
    public void Every_decision_balances_and_nothing_is_negative() => Claims.Sample(claims => Decide(claims).Decisions.All(decided =>
        RemittanceBalance.OfClaim(decided.Advice) is null
        && decided.Advice.Lines.All(line => line.Paid >= Money.Zero && line.Adjustments.All(cas => cas.Amount > Money.Zero))));

    [Fact]
    public void Every_claim_is_decided_once() => Claims.Sample(claims =>
        Decide(claims).Decisions.Select(decided => decided.Icn).Order().SequenceEqual(claims.Select(claim => Icn.From("PPO01", claim.ClaimNumber, A.Received)).Order()));

    [Fact]
    public void The_order_of_arrival_changes_nothing() =>
        Gen.Select(Claims, Gen.Int[0, 1_000]).Sample((claims, turn) =>
        {
            var turned = claims.Skip(turn % claims.Length).Concat(claims.Take(turn % claims.Length)).Reverse().ToArray();
            return Canonical.Of(Decide(claims).Decisions) == Canonical.Of(Decide(turned).Decisions);
        });

    [Fact]
    public void The_deductible_is_never_taken_twice() => Claims.Sample(claims =>
    {
        var member = Decide(claims);
        var plan = PayerDirectory.Default.For("PPO01", "").Plan("PPO-GOLD");
        return Taken(member, "1").All(year => year.Value <= plan.FamilyDeductible)
            && Taken(member, "1", "2", "3").All(year => year.Value <= plan.FamilyOutOfPocket)
            && Taken(member, "1").All(year => member.State.Years.Single(known => known.Year == year.Key).FamilyDeductible
                == plan.FamilyDeductible - year.Value);
    });

    private static A Decide(BilledClaim[] claims) =>
        claims.Aggregate(A.Member(metPercent: 0), (member, claim) => member.Gets(claim)).Decides();

    private static Dictionary<int, Money> Taken(A member, params string[] carcs) =>
        member.Decisions.SelectMany(decided => decided.Advice.Lines).Where(line => line.Allowed is not null)
            .GroupBy(line => line.ServiceDate!.Value.Year)
            .ToDictionary(year => year.Key, year => year.SelectMany(line => line.Adjustments)
                .Where(cas => cas.Group == "PR" && carcs.Contains(cas.Carc)).Sum(cas => cas.Amount));
}

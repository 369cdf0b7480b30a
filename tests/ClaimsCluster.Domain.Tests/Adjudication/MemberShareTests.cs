using ClaimsCluster.Domain.Adjudication;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Adjudication;

public class MemberShareTests
{
    private static readonly Gen<Money> Amount = Gen.Int[0, 300_000].Select(cents => Money.OfCents(cents));

    private static readonly Gen<LineTerms> Terms = Gen.Select(Amount, Gen.Bool, Gen.Int[0, 100], Gen.Bool)
        .Select((copay, applies, percent, embedded) => new LineTerms(copay, applies, percent / 100m, embedded));

    private static readonly Gen<Accumulators> Left = Gen.Select(Amount, Amount, Amount, Amount)
        .Select((individual, family, own, all) => new Accumulators(individual, family, own, all));

    [Fact]
    public void G26_the_limit_takes_off_coinsurance_then_deductible()
    {
        var share = MemberShare.Of(Cents(1_000_00), new(Money.Zero, true, 0.30m, true), new(Cents(500_00), Cents(500_00), Cents(450_00), Cents(450_00)));
        (share.Deductible, share.Coinsurance, share.Relief, share.Paid).ShouldBe((Cents(450_00), Money.Zero, Cents(200_00), Cents(550_00)));
        share.After.ShouldBe(new(Cents(50_00), Cents(50_00), Money.Zero, Money.Zero));
    }

    [Fact]
    public void G25_an_embedded_deductible_ends_with_the_familys() =>
        MemberShare.Of(Cents(1_000_00), new(Money.Zero, true, 0.10m, true), new(Cents(700_00), Cents(250_00), Cents(4_000_00), Cents(9_000_00)))
            .Deductible.ShouldBe(Cents(250_00));

    [Fact]
    public void Without_an_own_deductible_only_the_familys_counts()
    {
        var share = MemberShare.Of(Cents(1_000_00), new(Money.Zero, true, 0m, false), new(Cents(100_00), Cents(800_00), Cents(4_000_00), Cents(9_000_00)));
        (share.Deductible, share.After.IndividualDeductible).ShouldBe((Cents(800_00), Money.Zero));
    }

    [Fact]
    public void What_the_plan_pays_and_the_member_owes_is_what_is_allowed() =>
        Gen.Select(Amount, Terms, Left).Sample((allowed, terms, left) =>
        {
            var share = MemberShare.Of(allowed, terms, left);
            return share.Paid + share.Patient == allowed;
        });

    [Fact]
    public void Nothing_is_negative_and_no_limit_is_exceeded() =>
        Gen.Select(Amount, Terms, Left).Sample((allowed, terms, left) =>
        {
            var share = MemberShare.Of(allowed, terms, left);
            Money[] amounts =
            [
                share.Copay, share.Deductible, share.Coinsurance, share.Paid, share.Relief, share.After.IndividualDeductible,
                share.After.FamilyDeductible, share.After.IndividualOutOfPocket, share.After.FamilyOutOfPocket,
            ];
            return amounts.All(amount => amount >= Money.Zero);
        });

    [Fact]
    public void What_is_taken_is_what_the_limits_lose() =>
        Gen.Select(Amount, Terms, Left).Sample((allowed, terms, left) =>
        {
            var share = MemberShare.Of(allowed, terms, left);
            return left.FamilyDeductible - share.After.FamilyDeductible == share.Deductible
                && left.IndividualOutOfPocket - share.After.IndividualOutOfPocket == share.Patient
                && left.FamilyOutOfPocket - share.After.FamilyOutOfPocket == share.Patient;
        });

    private static Money Cents(long cents) => Money.OfCents(cents);
}

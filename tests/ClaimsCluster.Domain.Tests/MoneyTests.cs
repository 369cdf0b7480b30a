using CsCheck;

namespace ClaimsCluster.Domain.Tests;

public class MoneyTests
{
    private static readonly Gen<Money> Amount = Gen.Int[-100_000_000, 100_000_000].Select(cents => Money.OfCents(cents));

    [Fact]
    public void G39_a_case_rate_is_split_by_largest_remainder() =>
        Money.Parse("1000.00")
            .Split([Money.Parse("333.33"), Money.Parse("333.33"), Money.Parse("333.34"), Money.Parse("100.00")])
            .Select(share => share.ToString()).ShouldBe(["303.03", "303.03", "303.03", "90.91"]);

    [Fact]
    public void Ties_go_to_the_first_line() =>
        Money.Parse("0.02").Split([Money.Parse("1.00"), Money.Parse("1.00"), Money.Parse("1.00")])
            .Select(share => share.Cents).ShouldBe([1L, 1L, 0L]);

    [Fact]
    public void Splitting_an_amount_never_makes_or_loses_a_cent() =>
        Gen.Select(Amount, Amount.Array[1, 50]).Sample((amount, weights) => amount.Split(weights).Sum() == amount);

    [Fact]
    public void A_negative_amount_is_split_as_its_mirror() =>
        Gen.Select(Amount, Amount.Array[1, 20]).Sample((amount, weights) =>
            (-amount).Split(weights).SequenceEqual(amount.Split(weights).Select(share => -share)));

    [Fact]
    public void Nothing_to_split_over_is_an_error() =>
        Should.Throw<ArgumentException>(() => Money.Zero.Split([]));
}

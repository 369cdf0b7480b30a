using System.Globalization;
using Orleans;

namespace ClaimsCluster.Domain;

/// <summary>US dollars, exact to the cent. There is no way to make one that is not.</summary>
[GenerateSerializer, Immutable, Alias("money")]
public readonly record struct Money : IComparable<Money>
{
    private Money(decimal dollars) => Dollars = dollars;

    /// <summary>The amount in dollars, scale 2.</summary>
    [Id(0)]
    public decimal Dollars { get; private init; }

    /// <summary>0.00.</summary>
    public static Money Zero { get; } = new(0.00m);

    /// <summary>True at 0.00.</summary>
    public bool IsZero => Dollars == 0m;

    /// <summary>The amount in whole cents.</summary>
    public long Cents => (long)(Dollars * 100m);

    /// <summary>A rounding stop (D§6.2): half a cent goes away from zero.</summary>
    public static Money Round(decimal dollars) =>
        new(decimal.Round(dollars, 2, MidpointRounding.AwayFromZero) + 0.00m);

    /// <summary>An amount that is money already, as X12 and JSON carry it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has a third decimal that is not zero.</exception>
    public static Money Exactly(decimal dollars)
    {
        var rounded = Round(dollars);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rounded.Dollars, dollars, nameof(dollars));
        return rounded;
    }

    /// <summary>Whether an amount is money already: its third decimal, if it has one, is zero.</summary>
    public static bool IsExact(decimal dollars) => decimal.Round(dollars, 2) == dollars;

    /// <summary>An amount in whole cents: 4337 is 43.37.</summary>
    public static Money OfCents(long cents) => new(cents / 100m + 0.00m);

    /// <summary>Reads "43.37", as INTERFACE writes money.</summary>
    /// <exception cref="FormatException">It is not a decimal number.</exception>
    public static Money Parse(string text) =>
        Exactly(decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    /// <summary>The sum.</summary>
    public static Money operator +(Money a, Money b) => new(a.Dollars + b.Dollars);

    /// <summary>The difference.</summary>
    public static Money operator -(Money a, Money b) => new(a.Dollars - b.Dollars);

    /// <summary>The same amount with the other sign.</summary>
    public static Money operator -(Money a) => new(-a.Dollars);

    /// <summary>A product is not yet money: name its stop with <see cref="Round"/>.</summary>
    public static decimal operator *(Money amount, decimal rate) => amount.Dollars * rate;

    /// <summary>Less.</summary>
    public static bool operator <(Money a, Money b) => a.Dollars < b.Dollars;

    /// <summary>More.</summary>
    public static bool operator >(Money a, Money b) => a.Dollars > b.Dollars;

    /// <summary>Less or the same.</summary>
    public static bool operator <=(Money a, Money b) => a.Dollars <= b.Dollars;

    /// <summary>More or the same.</summary>
    public static bool operator >=(Money a, Money b) => a.Dollars >= b.Dollars;

    /// <summary>The smaller of two.</summary>
    public static Money Min(Money a, Money b) => a.Dollars <= b.Dollars ? a : b;

    /// <summary>The larger of two.</summary>
    public static Money Max(Money a, Money b) => a.Dollars >= b.Dollars ? a : b;

    /// <summary>The amount without its sign.</summary>
    public static Money Abs(Money amount) => amount.Dollars < 0m ? -amount : amount;

    /// <summary>Shares in proportion to the weights that add up to the amount to the cent (D§6.2, G39).</summary>
    /// <param name="weights">One or more; their signs do not count, and all-zero weights count alike.</param>
    /// <returns>One share a weight: cents by largest remainder, ties to the first.</returns>
    /// <remarks>1,000.00 over 333.33, 333.33, 333.34 and 100.00 is 303.03, 303.03, 303.03 and 90.91.</remarks>
    /// <exception cref="ArgumentException">There is no weight.</exception>
    public IReadOnlyList<Money> Split(IReadOnlyList<Money> weights)
    {
        if (weights.Count == 0)
            throw new ArgumentException("An amount is split over one weight or more.", nameof(weights));

        var isNegative = Dollars < 0m;
        var cents = Math.Abs(Cents);
        var shares = weights.Select(weight => (Int128)Math.Abs(weight.Cents)).ToArray();
        if (shares.All(weight => weight == 0)) Array.Fill(shares, 1);
        var total = shares.Aggregate((sum, weight) => sum + weight);

        var whole = shares.Select(weight => (long)(cents * weight / total)).ToArray();
        var largestFirst = Enumerable.Range(0, shares.Length).OrderByDescending(index => cents * shares[index] % total);
        foreach (var index in largestFirst.Take((int)(cents - whole.Sum())))
            whole[index]++; // The order is stable, so ties go to the first.

        return [.. whole.Select(share => OfCents(isNegative ? -share : share))];
    }

    /// <inheritdoc/>
    public int CompareTo(Money other) => Dollars.CompareTo(other.Dollars);

    /// <summary>Two places and no sign of currency: "43.37", "-0.50".</summary>
    public override string ToString() => Dollars.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>Sums over amounts.</summary>
public static class MoneySums
{
    /// <summary>The sum; 0.00 of none.</summary>
    public static Money Sum(this IEnumerable<Money> amounts)
    {
        var total = Money.Zero;
        foreach (var amount in amounts) total += amount;
        return total;
    }

    /// <summary>The sum of what <paramref name="amount"/> reads of each item; 0.00 of none.</summary>
    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount)
    {
        var total = Money.Zero;
        foreach (var item in items) total += amount(item);
        return total;
    }
}

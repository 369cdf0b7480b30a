using Orleans;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>Amounts by the days since they came up: 0-30, 31-60, 61-90, 91-120, more (D§9, golden G49).</summary>
[GenerateSerializer, Immutable, Alias("aging")]
public sealed record Aging(
    [property: Id(0)] Money To30, [property: Id(1)] Money To60, [property: Id(2)] Money To90,
    [property: Id(3)] Money To120, [property: Id(4)] Money Over120)
{
    /// <summary>Nothing is open.</summary>
    public static Aging None { get; } = new(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    /// <summary>The names of the buckets, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["0-30", "31-60", "61-90", "91-120", "121+"];

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<Money> Buckets => [To30, To60, To90, To120, Over120];

    /// <summary>All of it.</summary>
    public Money Sum => Buckets.Sum();

    /// <summary>The bucket of an age, from 0; upper bounds are within.</summary>
    public static int BucketOf(int days) => days switch { <= 30 => 0, <= 60 => 1, <= 90 => 2, <= 120 => 3, _ => 4 };

    /// <summary>With an amount that came up on a day.</summary>
    public Aging Plus(Money amount, DateOnly since, DateOnly today) => BucketOf(today.DayNumber - since.DayNumber) switch
    {
        0 => this with { To30 = To30 + amount },
        1 => this with { To60 = To60 + amount },
        2 => this with { To90 = To90 + amount },
        3 => this with { To120 = To120 + amount },
        _ => this with { Over120 = Over120 + amount },
    };
}

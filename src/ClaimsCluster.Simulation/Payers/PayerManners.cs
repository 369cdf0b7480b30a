using System.Collections.Immutable;
using ClaimsCluster.Simulation.Generating;

namespace ClaimsCluster.Simulation.Payers;

/// <summary>
/// Which habits the payers of a workload have, and how often they give in to each: drawn from its number alone, so that
/// all its worlds, the one without faults among them, have the same payers.
/// </summary>
internal sealed class PayerManners
{
    private const int PlainPercent = 40; // So many workloads have payers as they should be.
    private static readonly ImmutableArray<int> Rates = [10, 40, 100];

    // Habits that go together, or each for itself: what needs three of them at once would else hardly ever be seen.
    private static readonly ImmutableArray<ImmutableArray<PayerHabit>> Characters =
    [
        [.. Enum.GetValues<PayerHabit>()],
        [PayerHabit.LosesSyntax, PayerHabit.LateSyntax, PayerHabit.LateAnswers, PayerHabit.OtherDecisions, PayerHabit.SplitsClaims],
        [PayerHabit.OtherDecisions, PayerHabit.SplitsClaims, PayerHabit.DecidesAgain, PayerHabit.Reverses, PayerHabit.PaysTwice],
        [PayerHabit.RefusesFiles, PayerHabit.Rejects, PayerHabit.AnswersTwice, PayerHabit.ReceiptFirst, PayerHabit.ReversesLate, PayerHabit.OtherDecisions],
    ];

    private readonly long _workload;
    private readonly int[] _percents = new int[Enum.GetValues<PayerHabit>().Length];

    /// <param name="workload">Its number.</param>
    public PayerManners(long workload)
    {
        _workload = workload;
        var chance = Chance.Of(workload, "payers", 0);
        if (chance.Percent(PlainPercent)) return;
        var habits = chance.Of(Characters);
        foreach (var habit in habits)
            if (chance.Percent(habits.Length > 6 ? 20 : 60)) _percents[(int)habit] = chance.Of(Rates);
    }

    /// <summary>They do nothing but answer.</summary>
    public bool ArePlain => Array.TrueForAll(_percents, percent => percent == 0);

    /// <summary>Whether they do it this time.</summary>
    /// <param name="habit">What.</param>
    /// <param name="occasion">Names it by its content: the same again answers the same.</param>
    public bool Do(PayerHabit habit, string occasion) =>
        _percents[(int)habit] is > 0 and var percent && Of($"{habit} {occasion}").Percent(percent);

    /// <summary>What else is to be drawn for an occasion.</summary>
    public Chance Of(string occasion) => Chance.Of(_workload, occasion, 0);
}

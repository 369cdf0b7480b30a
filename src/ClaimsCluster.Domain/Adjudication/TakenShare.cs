using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What a decision took of a person's limits in one year: a reversal gives back exactly that (D§6.6).</summary>
/// <param name="Year">The plan year.</param>
/// <param name="Person">His key.</param>
/// <param name="Deductible">Of the deductible.</param>
/// <param name="OutOfPocket">Of the out-of-pocket limit.</param>
[GenerateSerializer, Immutable, Alias("taken-share")]
public sealed record TakenShare(
    [property: Id(0)] int Year, [property: Id(1)] string Person, [property: Id(2)] Money Deductible, [property: Id(3)] Money OutOfPocket);

/// <summary>A decision that a later one may take back.</summary>
[GenerateSerializer, Immutable, Alias("original-decision")]
public sealed record OriginalDecision
{
    /// <summary>The decision, without the steps that led to it.</summary>
    [Id(0)]
    public required DecidedClaim Decision { get; init; }

    /// <summary>The claim that replaces or voids it; null: none has come.</summary>
    [Id(1)]
    public string? Successor { get; init; }

    /// <summary>It was taken back; that happens once.</summary>
    [Id(2)]
    public bool IsReverted { get; init; }

    /// <summary>When the payer takes it back of its own; null: it does not.</summary>
    public DateOnly? RevertOn => IsReverted || Successor is not null ? null : Decision.RevertOn;

    /// <summary>Nobody has taken it back, or is about to.</summary>
    public bool IsOpen => !IsReverted && Successor is null;
}

/// <summary>Takes a decision back (D§7.4).</summary>
internal static class Reversal
{
    /// <summary>The decision with status 22: every amount has the other sign, under the same groups and reasons.</summary>
    public static MemberEvent.DecisionReverted Of(
        ImmutableList<PlanYear> years, DecidedClaim decided, DateOnly cycle, string why, string? by)
    {
        var reversal = decided with
        {
            Advice = decided.Advice with
            {
                Status = "22",
                Charge = -decided.Advice.Charge,
                Paid = -decided.Advice.Paid,
                PatientResponsibility = null,
                Adjustments = [.. decided.Advice.Adjustments.Select(cas => cas with { Amount = -cas.Amount })],
                Lines =
                [
                    .. decided.Advice.Lines.Select(line => line with
                    {
                        Charge = -line.Charge,
                        Paid = -line.Paid,
                        Allowed = null,
                        Adjustments = [.. line.Adjustments.Select(cas => cas with { Amount = -cas.Amount })],
                    }),
                ],
            },
            Cycle = cycle,
            RevertOn = null,
            Taken = [],
            Steps = [new(4, 0, why, $"status 22, paid {-decided.Advice.Paid}")],
        };
        return new(reversal, years.GivenBack(decided.Taken), by);
    }
}

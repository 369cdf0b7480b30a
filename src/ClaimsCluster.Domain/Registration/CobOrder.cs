using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What of the patient decides who pays first.</summary>
/// <param name="Age">Years on the day of service; null: not told.</param>
/// <param name="Parents">Of a child: "separated" or "divorced"; anything else counts as together.</param>
/// <param name="Cause">Of an accident: AA, EM or OA; empty: none.</param>
public sealed record CobPatient(int? Age, string Parents = "", string Cause = "");

/// <summary>Why one coverage stands before another.</summary>
/// <param name="First">Who pays earlier, by its place in what was given, from 0.</param>
/// <param name="Second">Who pays later, likewise.</param>
/// <param name="Rule">The row of D§2.2 that decided; 0: the sender's own order.</param>
public sealed record CobReason(int First, int Second, int Rule);

/// <summary>Coverages in paying order.</summary>
/// <param name="Order">Places in what was given, from 0: who pays first stands first.</param>
/// <param name="Coverages">The coverages in that order.</param>
/// <param name="Reasons">Of each pair.</param>
/// <param name="MspReasons">SBR05 of each, in paying order: why Medicare is not first; empty of all others.</param>
public sealed record CobResult(
    ImmutableList<int> Order, ImmutableList<Coverage> Coverages, ImmutableList<CobReason> Reasons, ImmutableList<string> MspReasons);

/// <summary>Who pays first (D§2.2; golden G50): the first rule that fits a pair decides it.</summary>
public static class CobOrder
{
    /// <summary>Puts coverages in paying order.</summary>
    /// <param name="coverages">As they were sent; of equals the earlier stays first.</param>
    /// <param name="patient">His facts.</param>
    /// <param name="payers">Their filing indicators give the kinds that are not told.</param>
    public static CobResult Of(IReadOnlyList<Coverage> coverages, CobPatient patient, PayerDirectory payers)
    {
        CobPlan[] plans = [.. coverages.Select((coverage, place) => new CobPlan(place, coverage, CoverageKind.Of(coverage, payers)))];
        List<CobReason> reasons = [];
        for (var one = 0; one < plans.Length; one++)
            for (var other = one + 1; other < plans.Length; other++) reasons.Add(Pair(plans[one], plans[other], patient));

        var order = Sorted(plans.Length, reasons);
        return new(
            order, [.. order.Select(place => coverages[place])], [.. reasons],
            [.. order.Select((place, index) => index == 0 ? "" : MspReason(plans[place], plans[order[0]], patient))]);
    }

    private static CobReason Pair(CobPlan one, CobPlan other, CobPatient patient)
    {
        var (isFirst, rule) = CobRules.Decide(one, other, patient);
        return isFirst ? new(one.Place, other.Place, rule) : new(other.Place, one.Place, rule);
    }

    /// <summary>
    /// Takes who loses to nobody that is left. Three can beat each other in a ring (an active spouse's plan, Medicare, a
    /// retiree's own plan): then the later rules give way to the earlier ones, until somebody loses to nobody.
    /// </summary>
    private static ImmutableList<int> Sorted(int count, List<CobReason> reasons)
    {
        var left = Enumerable.Range(0, count).ToList();
        var order = ImmutableList.CreateBuilder<int>();
        while (left.Count > 0)
        {
            var first = Enumerable.Range(0, CobRules.Last + 1).Reverse()
                .Select(rule => left.FindIndex(place => !reasons.Exists(reason =>
                    reason.Rule <= rule && reason.Second == place && left.Contains(reason.First))))
                .First(index => index >= 0);
            order.Add(left[first]);
            left.RemoveAt(first);
        }

        return order.ToImmutable();
    }

    /// <summary>SBR05 of a coverage that comes after <paramref name="first"/> (D§2.2).</summary>
    private static string MspReason(CobPlan plan, CobPlan first, CobPatient patient) => (plan.Kind, first.Kind) switch
    {
        (not CoverageKind.Medicare, _) => "",
        (_, CoverageKind.WorkersCompensation) => "15",
        (_, CoverageKind.Auto) => "14",
        (_, CoverageKind.Liability) => "47",
        (_, CoverageKind.BlackLung) => "41",
        (_, CoverageKind.Va) => "42",
        _ => CobRules.Entitlement(plan.Coverage, patient) switch { "esrd" => "13", "disability" => "43", _ => "12" },
    };
}

/// <summary>A coverage with its kind and its place in what was given.</summary>
internal sealed record CobPlan(int Place, Coverage Coverage, string Kind);

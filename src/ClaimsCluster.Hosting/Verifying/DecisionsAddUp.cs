using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>I25: a payer's decision explains the charge, by line and as a whole, and is nowhere negative but in a reversal.</summary>
internal sealed class DecisionsAddUp() : Check("I25", "each payer decision: charge = paid + adjusted, by line and in all", "decisions")
{
    private const string ReversalStatus = "22";

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        var decision = happened.Event switch
        {
            MemberEvent.ClaimDecided decided => decided.Decision,
            MemberEvent.DecisionReverted reverted => reverted.Decision,
            _ => null,
        };
        if (decision is null) return;

        LookedAt++;
        if (FaultOf(decision.Advice) is { } fault) Wrong(happened.Id, happened.Seq, $"ICN {decision.Icn}, {fault}");
    }

    private static string? FaultOf(ClaimAdvice advice)
    {
        var (lineCharges, adjusted, patient) = (0m, 0m, 0m);
        Count(advice.Adjustments);
        for (var index = 0; index < advice.Lines.Count; index++)
        {
            var line = advice.Lines[index];
            var before = adjusted;
            lineCharges += line.Charge.Dollars;
            Count(line.Adjustments);
            if (line.Charge.Dollars != line.Paid.Dollars + adjusted - before)
                return $"line {index + 1}: charge {line.Charge} is not paid {line.Paid} + adjusted {Dollars(adjusted - before)}";
        }

        if (advice.Charge.Dollars != advice.Paid.Dollars + adjusted)
            return $"charge {advice.Charge} is not paid {advice.Paid} + adjusted {Dollars(adjusted)}";
        if (advice.Lines.Count > 0 && advice.Charge.Dollars != lineCharges)
            return $"charge {advice.Charge} is not the sum of its lines {Dollars(lineCharges)}";
        if (advice.Status == ReversalStatus) return null;
        if (patient != (advice.PatientResponsibility?.Dollars ?? 0m))
            return $"CLP05 is {advice.PatientResponsibility}, its PR adjustments are {Dollars(patient)}";
        return IsNegative(advice) ? "an amount is negative, and it is no reversal" : null;

        void Count(IEnumerable<Adjustment> adjustments)
        {
            foreach (var cas in adjustments)
            {
                adjusted += cas.Amount.Dollars;
                if (cas.Group == "PR") patient += cas.Amount.Dollars;
            }
        }
    }

    private static bool IsNegative(ClaimAdvice advice) =>
        advice.Charge.Dollars < 0m || advice.Paid.Dollars < 0m || advice.PatientResponsibility?.Dollars < 0m
        || advice.Adjustments.Exists(cas => cas.Amount.Dollars < 0m)
        || advice.Lines.Exists(line => line.Charge.Dollars < 0m || line.Paid.Dollars < 0m
            || line.Adjustments.Exists(cas => cas.Amount.Dollars < 0m));
}

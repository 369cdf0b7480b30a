using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>An institutional claim's days: of the statement, its lines and procedures (SNIP 3 and 4).</summary>
internal static class StatementRules
{
    private const int DaysBeforeAdmission = 3; // Outpatient services of these days are billed with the stay.

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("I3-002", 3, Institutional, "2300", SegmentId.HI, DaysAddUp) { Qualifier = "BE" },
        new("I4-011", 4, Institutional, "2300", SegmentId.HI, OtherProcedureIsNotAlone) { Qualifier = "BBQ" },
        new("I4-012", 4, Institutional, "2300", SegmentId.HI, ProceduresAreOfTheStay) { Qualifier = "BBR" },
        new("I4-012", 4, Institutional, "2300", SegmentId.HI, ProceduresAreOfTheStay) { Qualifier = "BBQ" },
        new("I4-013", 4, Institutional, "2400", SegmentId.DTP, LineIsWithinTheStatement) { Qualifier = "472" },
        new("I4-014", 4, Institutional, "2400", SegmentId.SV2, LineHasADay),
        new("I4-020", 4, Institutional, "2300", SegmentId.CLM, CoveredDaysAreSaid),
    ];

    private static void DaysAddUp(in ClaimView claim, int index)
    {
        if (!claim.IsInpatient() || !claim.TryStatement(out var first, out var last)) return;
        if (!TryValue(claim, "80"u8, out var covered, out var hi, out var element) || hi != index) return;

        TryValue(claim, "81"u8, out var nonCovered, out _, out _);
        var isStillPatient = claim.FindInClaim(SegmentId.CL1) is >= 0 and var cl1 && claim[cl1].Is(3, "30"u8);
        var days = Math.Max(1, last.DayNumber - first.DayNumber + (isStillPatient ? 1 : 0));
        if (covered + nonCovered == 100L * days) return;

        claim.Tell(
            new RuleFault(
                "CLM-29", 3, "covered and non-covered days are not the days of the statement",
                $"{days}, with the days of value code 81")
            {
                ClaimStatus = "A8:188",
            },
            index, element, 5);
    }

    /// <summary>The amount of a value code in hundredths, and where it stands.</summary>
    private static bool TryValue(in ClaimView claim, ReadOnlySpan<byte> code, out long amount, out int hi, out int element)
    {
        (amount, element) = (0, 0);
        for (hi = -1; claim.TryNext("2300", SegmentId.HI, ref hi, "BE"u8);)
        {
            var values = claim[hi];
            var count = values.Count;
            for (element = 1; element <= count; element++)
            {
                if (!values.Component(element, 2).SequenceEqual(code)) continue;

                amount = Cents.Of(values.Component(element, 5));
                return true;
            }
        }

        return false;
    }

    private static void OtherProcedureIsNotAlone(in ClaimView claim, int index)
    {
        if (claim.HasInClaim(SegmentId.HI, "BBR"u8) || claim.HasInClaim(SegmentId.HI, "BR"u8)) return;
        if (claim.HasInClaim(SegmentId.HI, "CAH"u8)) return;
        if (claim.FindInClaim(SegmentId.HI, "BBQ"u8) is >= 0 and var first && first < index) return; // Told there.

        claim.Tell(
            new RuleFault(
                "I4-011", 4, "other procedures stand without the principal one",
                "HI*BBR, the principal procedure")
            {
                ClaimStatus = "A6:465",
            },
            index, 1, 1);
    }

    private static void ProceduresAreOfTheStay(in ClaimView claim, int index)
    {
        if (!claim.TryStatement(out var first, out var last)) return;

        var admission = claim.FindInClaim(SegmentId.DTP, "435"u8);
        if (admission >= 0 && claim[admission][3] is { Length: >= 8 } admitted
            && ElementValue.TryDate(admitted[..8], out var day)) first = day;
        first = DateOnly.FromDayNumber(Math.Max(0, first.DayNumber - DaysBeforeAdmission));

        var procedures = claim[index];
        var count = procedures.Count;
        for (var element = 1; element <= count; element++)
        {
            if (!ElementValue.TryDate(procedures.Component(element, 4), out var done)) continue;
            if (done >= first && done <= last) continue;

            claim.Tell(
                new RuleFault(
                    "I4-012", 4, "the procedure is not of this stay",
                    $"{first:yyyyMMdd} to {last:yyyyMMdd}")
                {
                    ClaimStatus = "A7:465",
                },
                index, element, 4);
        }
    }

    private static void LineIsWithinTheStatement(in ClaimView claim, int index)
    {
        if (!claim.TryStatement(out var first, out var last) || claim[index][3] is not { Length: >= 8 } days) return;
        if (!ElementValue.TryPeriod(days, out var from, out var to))
        {
            if (!ElementValue.TryDate(days, out from)) return;
            to = from;
        }

        if (from >= first && to <= last) return;

        claim.Tell(
            new RuleFault(
                "CLM-29", 4, "the line's day is not within the statement",
                $"{first:yyyyMMdd} to {last:yyyyMMdd}, the days of DTP*434")
            {
                ClaimStatus = "A8:188",
            },
            index, 3);
    }

    private static void LineHasADay(in ClaimView claim, int index)
    {
        if (claim.HasInLine(index, "2400", SegmentId.DTP, "472"u8) || claim.IsInpatient()) return;
        if (!claim.TryStatement(out var first, out var last) || first == last) return;

        claim.Tell(
            new RuleFault(
                "I4-014", 4, "the day of the line is missing",
                "DTP*472: the statement is longer than a day")
            {
                ClaimStatus = "A6:187",
            },
            index);
    }

    private static void CoveredDaysAreSaid(in ClaimView claim, int index)
    {
        if (!claim.IsInpatient() || TryValue(claim, "80"u8, out _, out _, out _)) return;

        claim.Tell(
            new RuleFault(
                "I4-020", 4, "the covered days are missing",
                "HI*BE with value code 80")
            {
                ClaimStatus = "A6:456",
                IsWarning = true,
            },
            index, 5, 1);
    }
}

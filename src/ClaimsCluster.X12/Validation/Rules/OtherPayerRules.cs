using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>What other payers made of the claim: that it adds up (SNIP 3), and that it is all there (SNIP 4).</summary>
internal static class OtherPayerRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C3-002", 3, Both, "2320", SegmentId.AMT, PaidIsTheChargeLessAdjustments) { Qualifier = "D", IsOfSums = true },
        new("C3-003", 3, Both, "2430", SegmentId.SVD, LinePaidIsItsChargeLessAdjustments) { IsOfSums = true },
        new("C3-004", 3, Both, "2320", SegmentId.AMT, PaidIsTheSumOfTheLines) { Qualifier = "D", IsOfSums = true },
        new("C4-017", 4, Both, "2320", SegmentId.SBR, PaidIsSaid),
        new("C4-018", 4, Both, "2320", SegmentId.SBR, DayIsSaid),
        new("C4-019", 4, Both, "2430", SegmentId.SVD, LinePayerIsOfTheClaim),
        new("C4-020", 4, Both, "2330B", SegmentId.NM1, PayersDiffer),
        .. References(Professional, "2400", "2420A", "2420B", "2420C", "2420D", "2420E", "2420F"),
        .. References(Institutional, "2420A", "2420B", "2420C", "2420D"),
        new("C4-022", 4, Both, "2430", SegmentId.SVD, BundleIsOfTheClaim),
    ];

    private static IEnumerable<ClaimRule> References(string[] guide, params string[] loops) =>
        loops.Select(loop => new ClaimRule("C4-021", 4, guide, loop, SegmentId.REF, ReferencePayerIsOfTheClaim));

    private static void PaidIsTheChargeLessAdjustments(in ClaimView claim, int index)
    {
        int coverage = claim.OpenerOf(index), end = claim.EndOfLoop(coverage);
        var payer = PayerOf(claim, coverage, end);
        var lines = Lines(claim, payer);
        var adjusted = RemittanceRules.Adjusted(claim, coverage, end, "2320");
        if (lines.AreAllSaid || !lines.Balance) return; // Then the lines are added up, or the line is at fault.
        if (!lines.AreSaid && claim.Find("2320", SegmentId.CAS, default, coverage, end) < 0) return;

        var due = lines.Charged - lines.Adjusted - adjusted;
        if (due == Cents.Of(claim[index][2])) return;

        claim.Tell(
            new RuleFault(
                "CLM-07", 3, "what the other payer paid is not the charge less his adjustments",
                $"{Cents.Text(due)} = {Cents.Text(lines.Charged)} less adjustments of {Cents.Text(lines.Adjusted + adjusted)}")
            {
                ClaimStatus = "A8:672",
            },
            index, 2);
    }

    private static void LinePaidIsItsChargeLessAdjustments(in ClaimView claim, int index)
    {
        if (LineBalances(claim, index, out var due)) return;

        claim.Tell(
            new RuleFault(
                "CLM-08", 3, "what the other payer paid of the line is not its charge less his adjustments",
                $"{Cents.Text(due)}, the charge of the line less the CAS of this 2430")
            {
                ClaimStatus = "A8:672",
            },
            index, 2);
    }

    private static void PaidIsTheSumOfTheLines(in ClaimView claim, int index)
    {
        int coverage = claim.OpenerOf(index), end = claim.EndOfLoop(coverage);
        var lines = Lines(claim, PayerOf(claim, coverage, end));
        if (!lines.AreAllSaid || !lines.Balance) return;

        var adjusted = RemittanceRules.Adjusted(claim, coverage, end, "2320");
        if (lines.Paid - adjusted == Cents.Of(claim[index][2])) return;

        claim.Tell(
            new RuleFault(
                "CLM-09", 3, "what the other payer paid is not the sum of what he paid of the lines",
                $"{Cents.Text(lines.Paid - adjusted)} = SVD02 {Cents.Text(lines.Paid)} less CAS of the claim {Cents.Text(adjusted)}")
            {
                ClaimStatus = "A8:672",
            },
            index, 2);
    }

    private static void PaidIsSaid(in ClaimView claim, int index)
    {
        var end = claim.EndOfLoop(index);
        if (claim.Find("2320", SegmentId.AMT, "D"u8, index, end) >= 0) return;
        if (claim.Find("2320", SegmentId.CAS, default, index, end) < 0
            && claim.Find("2330B", SegmentId.DTP, "573"u8, index, end) < 0
            && !HasLineOf(claim, PayerOf(claim, index, end))) return;

        claim.Tell(
            new RuleFault(
                "C4-017", 4, "what the other payer paid is missing",
                "AMT*D, what he paid, also when that is 0")
            {
                ClaimStatus = "A6:183:PR",
            },
            index);
    }

    private static void DayIsSaid(in ClaimView claim, int index)
    {
        var end = claim.EndOfLoop(index);
        var sign = claim.Find("2320", SegmentId.AMT, "D"u8, index, end);
        if (sign < 0) sign = claim.Find("2320", SegmentId.CAS, default, index, end);
        if (sign < 0 || claim.Find("2330B", SegmentId.DTP, "573"u8, index, end) >= 0) return;
        if (HasLineOf(claim, PayerOf(claim, index, end))) return; // Each 2430 has its own day.

        claim.Tell(
            new RuleFault(
                "C4-018", 4, "the day on which the other payer decided is missing",
                "DTP*573 in 2330B, or a 2430 of his in the lines")
            {
                ClaimStatus = "A6:516",
            },
            sign);
    }

    private static void LinePayerIsOfTheClaim(in ClaimView claim, int index)
    {
        if (IsPayer(claim, claim[index][1])) return;

        claim.Tell(
            new RuleFault(
                "C4-019", 4, "the payer of the line is none of the claim's other payers",
                "NM109 of a 2330B of this claim")
            {
                ClaimStatus = "A7:479",
            },
            index, 1);
    }

    private static void PayersDiffer(in ClaimView claim, int index)
    {
        var id = claim[index][9];
        for (var payer = -1; claim.TryNext("2330B", SegmentId.NM1, ref payer) && payer < index;)
        {
            if (!claim[payer].Is(9, id)) continue;

            claim.Tell(
                new RuleFault(
                    "C4-020", 4, "two other payers have the same identifier",
                    "another one for each payer: SVD01 tells them apart by it")
                {
                    ClaimStatus = "A7:479",
                    IsWarning = true,
                },
                index, 9);
            return;
        }
    }

    private static void ReferencePayerIsOfTheClaim(in ClaimView claim, int index)
    {
        var reference = claim[index];
        if (reference[4].IsEmpty || !reference.Component(4, 1).SequenceEqual("2U"u8)) return;
        if (IsPayer(claim, reference.Component(4, 2))) return;

        claim.Tell(
            new RuleFault(
                "C4-021", 4, "the number is for a payer that is none of the claim's other payers",
                "NM109 of a 2330B of this claim")
            {
                ClaimStatus = "A7:479",
            },
            index, 4, 2);
    }

    private static void BundleIsOfTheClaim(in ClaimView claim, int index)
    {
        var bundle = claim[index][6];
        if (bundle.IsEmpty) return;

        var own = claim.LineStart(index);
        for (var line = -1; claim.TryNext("2400", SegmentId.LX, ref line);)
        {
            if (line != own && claim[line].Is(1, bundle)) return;
        }

        claim.Tell(
            new RuleFault(
                "C4-022", 4, "the line was bundled into a line that the claim does not have",
                "LX01 of another line of this claim")
            {
                ClaimStatus = "A7:526",
            },
            index, 6);
    }

    private static ReadOnlySpan<byte> PayerOf(in ClaimView claim, int coverage, int end) =>
        claim.Find("2330B", SegmentId.NM1, default, coverage, end) is >= 0 and var payer ? claim[payer][9] : default;

    private static bool IsPayer(in ClaimView claim, ReadOnlySpan<byte> id)
    {
        var end = claim.Find("2400", SegmentId.LX); // Payers stand before the lines.
        if (end < 0) end = claim.Count;
        for (var payer = claim.Find("2330B", SegmentId.NM1, default, claim.Start, end);
            payer >= 0;
            payer = claim.Find("2330B", SegmentId.NM1, default, payer + 1, end))
        {
            if (claim[payer].Is(9, id)) return true;
        }

        return false;
    }

    private static bool HasLineOf(in ClaimView claim, ReadOnlySpan<byte> payer)
    {
        for (var svd = -1; claim.TryNext("2430", SegmentId.SVD, ref svd);)
        {
            if (claim[svd].Is(1, payer)) return true;
        }

        return false;
    }

    private static bool LineBalances(in ClaimView claim, int svd, out long due)
    {
        due = 0;
        var segment = claim[svd];
        if (!segment[6].IsEmpty) return true; // Paid with another line.
        if (claim.FindInLine(svd, "2400", claim.ServiceId()) is not (>= 0 and var service)) return true;

        due = Charge(claim[service]) - RemittanceRules.Adjusted(claim, svd, claim.EndOfLoop(svd), "2430");
        return due == Cents.Of(segment[2]);
    }

    /// <summary>What the lines say of one payer, in one pass over them.</summary>
    private static PayerLines Lines(in ClaimView claim, ReadOnlySpan<byte> payer)
    {
        long charged = 0, paid = 0, adjusted = 0;
        int lines = 0, said = 0, line = -1, lastSaid = -1;
        var balance = true;
        var service = claim.ServiceId();
        for (var i = claim.Start; i < claim.Count; i++)
        {
            var id = claim.IdOf(i);
            if (id == service)
            {
                charged += Charge(claim[i]);
                lines++;
                line = i;
            }
            else if (id == SegmentId.SVD && claim[i].Is(1, payer))
            {
                if (lastSaid != line) said++;
                lastSaid = line;
                paid += Cents.Of(claim[i][2]);
                adjusted += RemittanceRules.Adjusted(claim, i, claim.EndOfLoop(i), "2430");
                balance &= LineBalances(claim, i, out _);
            }
        }

        return new PayerLines(charged, paid, adjusted, said > 0, lines > 0 && said == lines, balance);
    }

    private readonly record struct PayerLines(
        long Charged, long Paid, long Adjusted, bool AreSaid, bool AreAllSaid, bool Balance);
}

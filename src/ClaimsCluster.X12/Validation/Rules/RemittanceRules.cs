using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>The equations of an 835 payment and of its lines (SNIP 3, D§7.2).</summary>
internal static class RemittanceRules
{
    private const int TripletCount = 6; // A CAS holds six reasons with amount and quantity.

    private static readonly string[] s_guides = ["835"];

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("BAL-01", 3, s_guides, "2110", SegmentId.SVC, LineBalances) { IsOfSums = true },
        new("BAL-02", 3, s_guides, "2100", SegmentId.CLP, ClaimBalances) { IsOfSums = true },
        new("BAL-03", 3, s_guides, "2100", SegmentId.CLP, ChargeIsTheSumOfTheLines) { IsOfSums = true },
    ];

    private static void LineBalances(in ClaimView claim, int index)
    {
        var svc = claim[index];
        long charge = Cents.Of(svc[2]), paid = Cents.Of(svc[3]), adjusted = Adjusted(claim, index, claim.EndOfLoop(index), "2110");
        if (charge - adjusted == paid) return;

        claim.Tell(
            new RuleFault(
                "BAL-01", 3, "the line does not balance",
                $"{Cents.Text(charge - adjusted)} = SVC02 {Cents.Text(charge)} less adjustments of {Cents.Text(adjusted)}"),
            index, 3);
    }

    private static void ClaimBalances(in ClaimView claim, int index)
    {
        var clp = claim[index];
        long charge = Cents.Of(clp[3]), paid = Cents.Of(clp[4]);
        var adjusted = Adjusted(claim, index, claim.Count, "2100") + Adjusted(claim, index, claim.Count, "2110");
        if (charge - adjusted == paid || !LinesBalance(claim, index)) return; // A line's fault is told at the line.
        if (Charged(claim, out var lines) - adjusted == paid && lines > 0) return; // The charge is at fault: BAL-03.

        claim.Tell(
            new RuleFault(
                "BAL-02", 3, "the claim does not balance",
                $"{Cents.Text(charge - adjusted)} = CLP03 {Cents.Text(charge)} less adjustments of {Cents.Text(adjusted)}"),
            index, 4);
    }

    private static void ChargeIsTheSumOfTheLines(in ClaimView claim, int index)
    {
        var charge = Cents.Of(claim[index][3]);
        var sum = Charged(claim, out var lines);
        if (lines == 0 || sum == charge) return;

        claim.Tell(
            new RuleFault(
                "BAL-03", 3, "the claim's charge is not the sum of its lines",
                $"{Cents.Text(sum)}, the sum of SVC02 of {lines} lines"),
            index, 3);
    }

    private static long Charged(in ClaimView claim, out int lines)
    {
        long sum = 0;
        lines = 0;
        for (var line = -1; claim.TryNext("2110", SegmentId.SVC, ref line); lines++)
            sum += Cents.Of(claim[line][2]);
        return sum;
    }

    /// <summary>Whether a payment balances, and each of its lines.</summary>
    public static bool Balances(in ClaimView claim, int index)
    {
        var adjusted = Adjusted(claim, index, claim.Count, "2100") + Adjusted(claim, index, claim.Count, "2110");
        return Cents.Of(claim[index][3]) - adjusted == Cents.Of(claim[index][4]) && LinesBalance(claim, index);
    }

    private static bool LinesBalance(in ClaimView claim, int index)
    {
        for (var line = -1; claim.TryNext("2110", SegmentId.SVC, ref line);)
        {
            if (Cents.Of(claim[line][2]) - Adjusted(claim, line, claim.EndOfLoop(line), "2110") != Cents.Of(claim[line][3])) return false;
        }

        return true;
    }

    /// <summary>The sum of the CAS amounts of a loop between two indexes.</summary>
    public static long Adjusted(in ClaimView claim, int from, int to, string loop)
    {
        long sum = 0;
        for (var cas = claim.Find(loop, SegmentId.CAS, default, from, to); cas >= 0; cas = claim.Find(loop, SegmentId.CAS, default, cas + 1, to))
        {
            sum += Sum(claim[cas]);
        }

        return sum;
    }

    /// <summary>The sum of the amounts of one CAS.</summary>
    public static long Sum(in Segment cas)
    {
        long sum = 0;
        for (var element = 3; element <= 3 * TripletCount && element <= cas.Count; element += 3) sum += Cents.Of(cas[element]);
        return sum;
    }
}

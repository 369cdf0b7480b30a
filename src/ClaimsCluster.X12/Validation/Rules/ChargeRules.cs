using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>The charge of a claim and of its lines (SNIP 3).</summary>
internal static class ChargeRules
{
    private const int ShownLines = 4;

    private static readonly string[] s_guides = ["837P", "837I"];

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("CLM-03", 3, s_guides, "2300", SegmentId.CLM, TotalIsTheSumOfTheLines),
    ];

    /// <summary>The element that holds the charge: SV102, SV203.</summary>
    public static int ChargeElement(uint segmentId) => segmentId == SegmentId.SV1 ? 2 : 3;

    private static void TotalIsTheSumOfTheLines(in ClaimView claim, int index)
    {
        var service = claim.Guide == "837P" ? SegmentId.SV1 : SegmentId.SV2;
        var total = Cents.Of(claim[index][2]);
        long sum = 0;
        var lines = 0;
        for (var line = claim.Find("2400", service); line >= 0; line = claim.Find("2400", service, from: line + 1), lines++)
            sum += Cents.Of(claim[line][ChargeElement(service)]);
        if (sum == total || lines == 0) return; // Without lines their absence is the fault.

        claim.Tell(
            new RuleFault("CLM-03", 3, "the claim's charge is not the sum of its lines", $"{Cents.Text(sum)} = {Addends(claim, service, lines)}")
            {
                ClaimStatus = "A8:400",
            },
            index, 2);
    }

    private static string Addends(in ClaimView claim, uint service, int lines)
    {
        var shown = new List<string>();
        for (var line = claim.Find("2400", service); line >= 0 && shown.Count < ShownLines; line = claim.Find("2400", service, from: line + 1))
        {
            var amount = Cents.Text(Cents.Of(claim[line][ChargeElement(service)]));
            shown.Add(lines > ShownLines ? amount : $"{amount} (line {shown.Count + 1})");
        }

        return string.Join(" + ", shown) + (lines > ShownLines ? $" + {lines - ShownLines} more lines" : "");
    }
}

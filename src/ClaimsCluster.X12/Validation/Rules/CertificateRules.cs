using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Papers with a claim, certificates of medical necessity, and conditions (SNIP 4).</summary>
internal static class CertificateRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-024", 4, Both, null, SegmentId.PWK, PaperHasANumber),
        new("C4-029", 4, Both, "2300", SegmentId.CRC, ReferralFitsItsAnswer) { Qualifier = "ZZ" },
        new("P4-015", 4, Professional, "2300", SegmentId.CR2, AcuteConditionHasADay),
        new("P4-016", 4, Professional, "2440", SegmentId.LQ, CertificateComesSomehow),
        new("P4-017", 4, Professional, "2440", SegmentId.LQ, CertificateHasATerm),
        new("P4-018", 4, Professional, "2400", SegmentId.CR3, RenewalHasADay),
        new("P4-019", 4, Professional, "2420E", SegmentId.NM1, OrdererHasAnAddress),
    ];

    private static void PaperHasANumber(in ClaimView claim, int index)
    {
        var paper = claim[index];
        if (!IsSent(paper[2]) || !(paper[5].IsEmpty || paper[6].IsEmpty)) return;

        claim.Tell(
            new RuleFault(
                "C4-024", 4, "the paper sent has no number",
                "PWK05 AC and PWK06, the number that the paper bears")
            {
                ClaimStatus = "A6:294",
            },
            index, 6);
    }

    /// <summary>By mail, electronically, by e-mail, by fax, as a file.</summary>
    private static bool IsSent(ReadOnlySpan<byte> medium) =>
        medium.SequenceEqual("BM"u8) || medium.SequenceEqual("EL"u8) || medium.SequenceEqual("EM"u8)
        || medium.SequenceEqual("FX"u8) || medium.SequenceEqual("FT"u8);

    private static void ReferralFitsItsAnswer(in ClaimView claim, int index)
    {
        var referral = claim[index];
        for (var element = 3; element <= 5; element++)
        {
            var isNone = referral.Is(element, "NU"u8);
            var fits = referral.Is(2, "N"u8)
                ? element == 3 ? isNone : referral[element].IsEmpty
                : !isNone;
            if (fits) continue;

            claim.Tell(
                new RuleFault(
                    "C4-029", 4, "the conditions do not fit whether a referral was made",
                    referral.Is(2, "N"u8) ? "NU and nothing else behind N" : "AV, S2 or ST behind Y")
                {
                    ClaimStatus = "A7:527",
                },
                index, element);
            return;
        }
    }

    private static void AcuteConditionHasADay(in ClaimView claim, int index)
    {
        if (claim[index][8] is not [(byte)'A' or (byte)'M'] || claim.HasInClaim(SegmentId.DTP, "453"u8)) return;
        if (claim.FilingIndicator() is not [(byte)'M', (byte)'A' or (byte)'B']) return;

        for (var line = -1; claim.TryNext("2400", SegmentId.SV1, ref line);)
        {
            if (!Hcpcs(claim[line]).IsBetween("98940"u8, "98942"u8)) continue;

            claim.Tell(
                new RuleFault("P4-015", 4, "the day on which the acute condition began is missing", "DTP*453"),
                index, 8);
            return;
        }
    }

    private static void CertificateComesSomehow(in ClaimView claim, int index)
    {
        int start = claim.LineStart(index), end = claim.LineEnd(index);
        if (claim.Find("2440", SegmentId.LQ, default, start, end) != index) return; // Told once a line.

        for (var paper = start; claim.TryNext("2400", SegmentId.PWK, ref paper, "CT"u8) && paper < end;)
        {
            if (IsWayOfCertificate(claim[paper][2])) return;
        }

        claim.Tell(
            new RuleFault(
                "P4-016", 4, "a form stands here and how its certificate comes does not",
                "PWK*CT with PWK02 AB, AD, AF, AG or NS")
            {
                ClaimStatus = "A6:294",
                IsWarning = true, // Published examples say AA.
            },
            index);
    }

    private static bool IsWayOfCertificate(ReadOnlySpan<byte> medium) =>
        medium is [(byte)'A', (byte)'B' or (byte)'D' or (byte)'F' or (byte)'G'] || medium.SequenceEqual("NS"u8);

    private static void CertificateHasATerm(in ClaimView claim, int index)
    {
        if (claim.FindInLine(index, "2440", SegmentId.LQ, "UT"u8) != index) return; // Told once a line.
        if (claim.HasInLine(index, "2400", SegmentId.CR3)) return;

        claim.Tell(
            new RuleFault(
                "P4-017", 4, "a certificate of medical necessity has no kind and term",
                "CR3, such as CR3*I*MO*12")
            {
                ClaimStatus = "A6:260",
            },
            index, 1);
    }

    private static void RenewalHasADay(in ClaimView claim, int index)
    {
        if (claim[index][1] is not [(byte)'R' or (byte)'S']) return;
        if (claim.HasInLine(index, "2400", SegmentId.DTP, "607"u8)) return;

        claim.Tell(
            new RuleFault(
                "P4-018", 4, "the day of the renewed or revised certificate is missing",
                "DTP*607")
            {
                ClaimStatus = "A6:529",
            },
            index, 1);
    }

    private static void OrdererHasAnAddress(in ClaimView claim, int index)
    {
        if (!claim.HasInLine(index, "2440", SegmentId.LQ, "UT"u8)) return;

        var end = claim.EndOfLoop(index);
        var hasStreet = claim.Find("2420E", SegmentId.N3, default, index, end) >= 0;
        if (hasStreet && claim.Find("2420E", SegmentId.N4, default, index, end) >= 0) return;

        claim.Tell(
            new RuleFault(
                "P4-019", 4, "the orderer on a certificate has no address",
                hasStreet ? "N4 behind N3" : "N3 and N4")
            {
                ClaimStatus = "A6:126:DK",
            },
            index);
    }
}

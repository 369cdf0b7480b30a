using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>Who billed, treated, operated, referred and attended (SNIP 4).</summary>
internal static class ProviderRules
{
    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-011", 4, Both, "2010AA", SegmentId.NM1, BillerHasAnNpi),
        .. Loops(Professional, "2310B", "2420A"),
        .. Loops(Institutional, "2310A", "2310B", "2310C", "2310D", "2420A", "2420B", "2420C"),
        new("P4-020", 4, Professional, "2400", SegmentId.PS1, SellerIsNamed),
        new("P4-021", 4, Professional, "2310A", SegmentId.NM1, PrimaryCareStandsBehindReferral),
        new("P4-021", 4, Professional, "2420F", SegmentId.NM1, PrimaryCareStandsBehindReferral),
        new("P4-022", 4, Professional, "2300", SegmentId.CLM, GroupNamesWhoTreated),
        new("I4-017", 4, Institutional, "2300", SegmentId.CLM, AttendingIsNamed),
        new("I4-018", 4, Institutional, "2300", SegmentId.CLM, OperatingIsNamed),
        new("I4-019", 4, Institutional, "2310C", SegmentId.NM1, OtherOperatingIsNotAlone),
    ];

    private static IEnumerable<ClaimRule> Loops(string[] guide, params string[] loops) =>
        loops.Select(loop => new ClaimRule("C4-012", 4, guide, loop, SegmentId.NM1, ProviderHasANumber));

    private static void BillerHasAnNpi(in ClaimView claim, int index)
    {
        if (HasNpi(claim[index])) return;
        if (claim.FindAbove("2010BB", SegmentId.REF, "G2"u8) >= 0) return;
        if (claim.FindAbove("2010BB", SegmentId.REF, "LU"u8) >= 0) return;

        claim.Tell(
            new RuleFault(
                "PRV-01", 4, "the billing provider's NPI is missing",
                "NM108 XX and NM109, the NPI; of who cannot have one a REF*G2 in 2010BB")
            {
                ClaimStatus = "A6:562:85",
            },
            index, 9);
    }

    private static void ProviderHasANumber(in ClaimView claim, int index)
    {
        var name = claim[index];
        if (HasNpi(name)) return;
        if (claim.Find(claim.LoopOf(index), SegmentId.REF, default, index + 1, claim.EndOfLoop(index)) >= 0) return;

        claim.Tell(
            new RuleFault(
                "C4-012", 4, "the provider has no number",
                "NM108 XX and NM109, the NPI; or a REF behind the name")
            {
                ClaimStatus = $"A6:562:{name.GetString(1)}",
            },
            index, 9);
    }

    private static void SellerIsNamed(in ClaimView claim, int index)
    {
        var seller = claim.FindInLine(index, "2420B", SegmentId.NM1);
        if (seller < 0)
        {
            claim.Tell(
                new RuleFault(
                    "P4-020", 4, "who sold the purchased service is missing",
                    "2420B with NM1*QB")
                {
                    ClaimStatus = "A6:562:QB",
                },
                index, 1);
        }
        else if (claim[seller][9] is { IsEmpty: false } npi && !claim[index].Is(1, npi))
        {
            claim.Tell(
                new RuleFault(
                    "P4-020", 4, "the seller of the purchased service is another than 2420B names",
                    "NM109 of NM1*QB in 2420B")
                {
                    ClaimStatus = "A6:562:QB",
                },
                index, 1);
        }
    }

    private static void PrimaryCareStandsBehindReferral(in ClaimView claim, int index)
    {
        if (!claim[index].Is(1, "P3"u8)) return;

        var loop = claim.LoopOf(index);
        var start = loop == "2310A" ? claim.Start : claim.LineStart(index);
        if (claim.Find(loop, SegmentId.NM1, "DN"u8, start, index) >= 0) return;

        claim.Tell(
            new RuleFault(
                "P4-021", 4, "a primary care provider stands without a referring one",
                "NM1*DN first; P3 is the second of two")
            {
                ClaimStatus = "A7:732:DN",
            },
            index, 1);
    }

    private static void GroupNamesWhoTreated(in ClaimView claim, int index)
    {
        if (claim.Has("2310B", SegmentId.NM1) || claim.Has("2420A", SegmentId.NM1)) return;
        if (claim.FindAbove("2010AA", SegmentId.NM1) is not (>= 0 and var biller)) return;
        if (!claim[biller].Is(2, "2"u8)) return;

        claim.Tell(
            new RuleFault(
                "PRV-03", 4, "an organisation bills and nobody is said to have treated",
                "NM1*82 in 2310B, or in 2420A of the lines")
            {
                ClaimStatus = "A6:562:82",
                IsWarning = true,
            },
            index);
    }

    private static void AttendingIsNamed(in ClaimView claim, int index)
    {
        if (claim.Has("2310A", SegmentId.NM1)) return;

        for (var line = -1; claim.TryNext("2400", SegmentId.SV2, ref line);)
        {
            if (claim[line][1].StartsWith("054"u8)) continue; // Transport.

            claim.Tell(
                new RuleFault(
                    "I4-017", 4, "the attending provider is missing",
                    "NM1*71 in 2310A")
                {
                    ClaimStatus = "A6:562:71",
                },
                index);
            return;
        }
    }

    private static void OperatingIsNamed(in ClaimView claim, int index)
    {
        if (claim.Has("2310B", SegmentId.NM1)) return;

        var procedure = claim.FindInClaim(SegmentId.HI, "BBR"u8);
        if (procedure >= 0 && claim[procedure].Component(1, 2) is [(byte)'0', ..])
        {
            if (!claim.Has("2420A", SegmentId.NM1)) TellOperatingIsMissing(claim, procedure, 1);
            return;
        }

        for (var line = -1; claim.TryNext("2400", SegmentId.SV2, ref line);)
        {
            if (!IsSurgery(Hcpcs(claim[line])) || claim.HasInLine(line, "2420A", SegmentId.NM1)) continue;

            TellOperatingIsMissing(claim, line, 2);
            return;
        }
    }

    private static bool IsSurgery(ReadOnlySpan<byte> code) =>
        code.IsBetween("10004"u8, "69990"u8) && !code.IsBetween("36400"u8, "36416"u8); // But drawing blood.

    private static void TellOperatingIsMissing(in ClaimView claim, int index, int element) => claim.Tell(
        new RuleFault(
            "I4-018", 4, "an operation has no operating physician",
            "NM1*72 in 2310B, or in 2420A of the line")
        {
            ClaimStatus = "A6:562:72",
            IsWarning = true,
        },
        index, element, 2);

    private static void OtherOperatingIsNotAlone(in ClaimView claim, int index)
    {
        if (claim.Has("2310B", SegmentId.NM1)) return;

        claim.Tell(
            new RuleFault(
                "I4-019", 4, "another operating physician stands without the first",
                "NM1*72 in 2310B before NM1*ZZ")
            {
                ClaimStatus = "A6:562:72",
            },
            index, 1);
    }

    private static bool HasNpi(in Segment name) => name.Is(8, "XX"u8) && !name[9].IsEmpty;
}

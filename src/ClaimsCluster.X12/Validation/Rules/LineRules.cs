using ClaimsCluster.X12.Reading;
using static ClaimsCluster.X12.Validation.Rules.ClaimWords;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>What a line says of its service: code, modifiers, units, number (SNIP 4).</summary>
internal static class LineRules
{
    private const int MaxDecimals = 3;

    public static IReadOnlyList<ClaimRule> All { get; } =
    [
        new("C4-028", 4, Both, "2400", SegmentId.REF, LineNumberIsUnique) { Qualifier = "6R" },
        new("C4-032", 4, Professional, "2400", SegmentId.SV1, UnitsArePositive) { IsOfService = true },
        new("C4-032", 4, Institutional, "2400", SegmentId.SV2, UnitsArePositive),
        new("C4-033", 4, Professional, "2400", SegmentId.SV1, ModifiersDiffer) { IsOfService = true },
        new("C4-033", 4, Institutional, "2400", SegmentId.SV2, ModifiersDiffer),
        new("P4-010", 4, Professional, "2400", SegmentId.SV1, AnesthesiaIsInMinutes) { IsOfService = true },
        new("P4-011", 4, Professional, "2400", SegmentId.SV1, UnlistedServiceIsDescribed) { IsOfService = true },
        new("I4-015", 4, Institutional, "2400", SegmentId.SV2, RateCodeFitsItsRevenueCode),
        new("I4-016", 4, Institutional, "2400", SegmentId.SV2, TotalIsNoLine),
    ];

    private static void LineNumberIsUnique(in ClaimView claim, int index)
    {
        var number = claim[index][2];
        for (var other = index; (other = claim.LastIndexOf(SegmentId.REF, claim.Start + 1, other)) >= 0;)
        {
            var reference = claim[other];
            if (!reference.Is(1, "6R"u8) || !reference.Is(2, number)) continue;

            claim.Tell(
                new RuleFault(
                    "C4-028", 4, "two lines have the same number",
                    "another number for each line of the claim")
                {
                    ClaimStatus = "A7:584",
                },
                index, 2);
            return;
        }
    }

    private static void UnitsArePositive(in ClaimView claim, int index)
    {
        var service = claim[index];
        var element = service.Id == SegmentId.SV1 ? 4 : 5;
        var units = service[element];
        if (units is [(byte)'1'] || (units.IsPositive() && Decimals(units) <= MaxDecimals)) return;

        claim.Tell(
            new RuleFault(
                "PRC-03", 4, "the units are not more than 0, or have too many decimals",
                "more than 0, at most 3 decimals")
            {
                ClaimStatus = "A7:476",
            },
            index, element);
    }

    private static int Decimals(ReadOnlySpan<byte> number) =>
        number.IndexOf((byte)'.') is >= 0 and var point ? number.Length - point - 1 : 0;

    private static void ModifiersDiffer(in ClaimView claim, int index)
    {
        var service = claim[index];
        var element = service.Id == SegmentId.SV1 ? 1 : 2;
        if (service.ComponentCount(element) <= FirstModifier) return; // None, or one.

        for (var one = FirstModifier + 1; one <= LastModifier; one++)
        {
            var modifier = service.Component(element, one);
            if (modifier.IsEmpty) continue;
            for (var other = FirstModifier; other < one; other++)
            {
                if (!service.Component(element, other).SequenceEqual(modifier)) continue;

                claim.Tell(
                    new RuleFault(
                        "MOD-02", 4, "the line has a modifier twice",
                        "each modifier once")
                    {
                        ClaimStatus = "A7:453",
                    },
                    index, element, one);
                return;
            }
        }
    }

    private static void AnesthesiaIsInMinutes(in ClaimView claim, int index)
    {
        var service = claim[index];
        var code = Hcpcs(service);
        if (code.IsEmpty) return;

        var isTimed = code.IsBetween("00100"u8, "01999"u8)
            && !code.SequenceEqual("01953"u8) && !code.SequenceEqual("01996"u8); // By area of skin, and by day.
        if (service.Is(3, "MJ"u8) == isTimed) return;

        claim.Tell(
            new RuleFault(
                "CLM-26", 4, isTimed ? "anesthesia is billed in minutes" : "only anesthesia is billed in minutes",
                isTimed ? "MJ, and the minutes in SV104" : "UN, and the units in SV104")
            {
                ClaimStatus = "A7:251",
            },
            index, 3);
    }

    private static void UnlistedServiceIsDescribed(in ClaimView claim, int index)
    {
        var service = claim[index];
        var code = Hcpcs(service);
        if (code.Length != 5 || !code.EndsWith("99"u8) || !service.Component(1, 7).IsEmpty) return;
        if (claim.HasInLine(index, "2400", SegmentId.NTE) || claim.HasInClaim(SegmentId.NTE)) return;

        claim.Tell(
            new RuleFault(
                "CLM-21", 4, "an unlisted service is not described",
                "SV101-7, what was done, or a NTE of line or claim")
            {
                ClaimStatus = "A6:306",
                IsWarning = true,
            },
            index, 1, 2);
    }

    private static void RateCodeFitsItsRevenueCode(in ClaimView claim, int index)
    {
        var service = claim[index];
        var hasRate = service[2] is [(byte)'H', (byte)'P', ..];
        var isRated = service[1] is [(byte)'0', (byte)'0', (byte)'2', >= (byte)'2' and <= (byte)'4'];
        if (hasRate == isRated) return;

        claim.Tell(
            new RuleFault(
                "I4-015", 4, isRated ? "the rate code is missing" : "a rate code stands with a revenue code without one",
                isRated ? "HP and the HIPPS code" : "HC, or revenue code 0022, 0023 or 0024")
            {
                ClaimStatus = "A7:513",
            },
            index, 2, service[2].IsEmpty ? 0 : 1);
    }

    private static void TotalIsNoLine(in ClaimView claim, int index)
    {
        if (!claim[index].Is(1, "0001"u8)) return;

        claim.Tell(
            new RuleFault("I4-016", 4, "the total stands as a line", "no line: the total is CLM02")
            {
                ClaimStatus = "A7:455",
                IsWarning = true,
            },
            index, 1);
    }
}

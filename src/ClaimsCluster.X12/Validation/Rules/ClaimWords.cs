using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation.Rules;

/// <summary>The words that the rules of docs/x12-rules.md are written in.</summary>
internal static class ClaimWords
{
    private const int MaxModifiers = 4;

    /// <summary>Both guides of the 837.</summary>
    public static readonly string[] Both = ["837P", "837I"];

    /// <summary>Professional claims.</summary>
    public static readonly string[] Professional = ["837P"];

    /// <summary>Institutional claims.</summary>
    public static readonly string[] Institutional = ["837I"];

    /// <summary>First and last component of SV101 or SV202 that hold a modifier.</summary>
    public const int FirstModifier = 3, LastModifier = FirstModifier + MaxModifiers - 1;

    /// <summary>The segment of a line's service: SV1 or SV2.</summary>
    public static uint ServiceId(this in ClaimView claim) => claim.Guide == "837P" ? SegmentId.SV1 : SegmentId.SV2;

    /// <summary>What was charged for the service of SV1 or SV2, in cents.</summary>
    public static long Charge(in Segment service) => Cents.Of(service[ChargeRules.ChargeElement(service.Id)]);

    /// <summary>The HCPCS or CPT code of SV1 or SV2; empty when it has none.</summary>
    public static ReadOnlySpan<byte> Hcpcs(in Segment service)
    {
        var procedure = service[service.Id == SegmentId.SV1 ? 1 : 2];
        if (procedure.Length < 4 || procedure[0] != 'H' || procedure[1] != 'C') return default;
        return service.Component(service.Id == SegmentId.SV1 ? 1 : 2, 2);
    }

    /// <summary>Whether a code of five lies in a range, both ends included.</summary>
    public static bool IsBetween(this ReadOnlySpan<byte> code, ReadOnlySpan<byte> first, ReadOnlySpan<byte> last) =>
        code.Length == first.Length && code.SequenceCompareTo(first) >= 0 && code.SequenceCompareTo(last) <= 0;

    /// <summary>Whether a number is more than 0.</summary>
    public static bool IsPositive(this ReadOnlySpan<byte> number) =>
        !number.IsEmpty && number[0] != '-' && number.ContainsAnyInRange((byte)'1', (byte)'9');

    /// <summary>Goes on to the next own segment of a loop; from -1 to the first, and back to it behind the last.</summary>
    public static bool TryNext(
        this in ClaimView claim, string loop, uint segmentId, ref int index, ReadOnlySpan<byte> qualifier = default)
    {
        index = claim.Find(loop, segmentId, qualifier, index + 1);
        return index >= 0;
    }

    /// <summary>LX of the line that a segment stands in.</summary>
    public static int LineStart(this in ClaimView claim, int index) => claim.LastIndexOf(SegmentId.LX, 0, index + 1);

    /// <summary>Index behind the last segment of the line that a segment stands in.</summary>
    public static int LineEnd(this in ClaimView claim, int index) =>
        claim.IndexOf(SegmentId.LX, index + 1, claim.Count) is >= 0 and var next ? next : claim.Count;

    /// <summary>A segment of the line that another stands in; -1 when there is none.</summary>
    public static int FindInLine(
        this in ClaimView claim, int index, string loop, uint segmentId, ReadOnlySpan<byte> qualifier = default) =>
        claim.Find(loop, segmentId, qualifier, claim.LineStart(index), claim.LineEnd(index));

    /// <summary>Whether the line that a segment stands in has such a segment.</summary>
    public static bool HasInLine(
        this in ClaimView claim, int index, string loop, uint segmentId, ReadOnlySpan<byte> qualifier = default) =>
        claim.FindInLine(index, loop, segmentId, qualifier) >= 0;

    /// <summary>A segment of loop 2300 itself; -1 when there is none.</summary>
    public static int FindInClaim(this in ClaimView claim, uint segmentId, ReadOnlySpan<byte> qualifier = default)
    {
        var found = claim.Find("2300", segmentId, qualifier, claim.Start, claim.Count);
        for (var i = claim.Start + 1; i <= found; i++)
        {
            if (!claim.IsSameLoop(claim.Start, i)) return -1; // It stands too late.
        }

        return found;
    }

    /// <summary>Whether the claim has such a segment.</summary>
    public static bool HasInClaim(this in ClaimView claim, uint segmentId, ReadOnlySpan<byte> qualifier = default) =>
        claim.FindInClaim(segmentId, qualifier) >= 0;

    /// <summary>Whether a HI of the claim holds a code behind a qualifier.</summary>
    public static bool HasCode(this in ClaimView claim, ReadOnlySpan<byte> qualifier, ReadOnlySpan<byte> code)
    {
        for (var hi = -1; claim.TryNext("2300", SegmentId.HI, ref hi);)
        {
            var segment = claim[hi];
            var count = segment.Count;
            for (var element = 1; element <= count; element++)
            {
                if (!segment.Component(element, 1).SequenceEqual(qualifier)) continue;
                if (segment.Component(element, 2).SequenceEqual(code)) return true;
            }
        }

        return false;
    }

    /// <summary>CLM05-3: whether the claim is new, one of a row, or replaces another.</summary>
    public static ReadOnlySpan<byte> Frequency(this in ClaimView claim) => claim[claim.Start].Component(5, 3);

    /// <summary>Whether the claim replaces or voids one that the payer has.</summary>
    public static bool IsCorrection(this in ClaimView claim) => claim.Frequency() is [(byte)'7' or (byte)'8'];

    /// <summary>Whether the type of bill is 11x, 18x, 21x or 41x.</summary>
    public static bool IsInpatient(this in ClaimView claim)
    {
        var bill = claim[claim.Start].Component(5, 1);
        return bill is [(byte)'1', (byte)'1' or (byte)'8'] or [(byte)'2' or (byte)'4', (byte)'1'];
    }

    /// <summary>Whether the claim hangs under the subscriber himself, not under a patient of his.</summary>
    public static bool IsOfSubscriber(this in ClaimView claim) =>
        claim.Start > 0 && claim.LoopOf(claim.Start - 1) is not ("2000C" or "2010CA");

    /// <summary>SBR of the payer that the claim is for; -1 when it is missing.</summary>
    public static int Coverage(this in ClaimView claim) => claim.FindAbove("2000B", SegmentId.SBR);

    /// <summary>SBR09: who the payer is, such as MB for Medicare Part B.</summary>
    public static ReadOnlySpan<byte> FilingIndicator(this in ClaimView claim) =>
        claim.Coverage() is >= 0 and var sbr ? claim[sbr][9] : default;

    /// <summary>The days of DTP*434 of an institutional claim.</summary>
    public static bool TryStatement(this in ClaimView claim, out DateOnly from, out DateOnly to)
    {
        from = to = default;
        return claim.FindInClaim(SegmentId.DTP, "434"u8) is >= 0 and var statement
            && ElementValue.TryPeriod(claim[statement][3], out from, out to);
    }
}

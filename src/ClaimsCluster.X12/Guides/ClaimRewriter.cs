using System.Text;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes the CLM and what is below it, with our numbers in the place of the sender's.</summary>
internal sealed class ClaimRewriter(SegmentWriter writer, OutboundClaim claim, bool isInstitutional)
{
    private const int ClaimLevel = -1; // Index of the claim itself, before its lines.

    private readonly HashSet<int> _hasOwn = []; // Where our REF stands already, in whatever order: it stays there.
    private ClaimLoops _loops = new(isInstitutional);
    private int _lineIndex = ClaimLevel;
    private string? _pending;    // A REF02 that waits for its legal place.
    private bool _replacesLine;  // False: the line keeps the REF*6R that it came with.

    public void Write()
    {
        FindOwnReferences();
        _pending = claim.OriginalReference;
        var reader = new SegmentReader(claim.Parts.Claim, Delimiters.Ours);
        while (reader.TryRead(out var segment)) Take(segment);
        Flush();
    }

    private void FindOwnReferences()
    {
        var lineIndex = ClaimLevel;
        var reader = new SegmentReader(claim.Parts.Claim, Delimiters.Ours);
        while (reader.TryRead(out var segment))
        {
            _loops.Enter(segment);
            if (segment.Id == SegmentId.LX) lineIndex++;
            if (segment.Id == SegmentId.REF && (IsOriginalReference(segment) || IsLineControl(segment)))
                _hasOwn.Add(lineIndex);
        }

        _loops = new(isInstitutional);
    }

    private bool IsOriginalReference(Segment reference) => _loops.Loop == "2300" && reference.Is(1, "F8"u8);

    private bool IsLineControl(Segment reference) => _loops.Loop == "2400" && reference.Is(1, "6R"u8);

    private string Qualifier => _lineIndex == ClaimLevel ? "F8" : "6R";

    private void Take(Segment segment)
    {
        _loops.Enter(segment);
        if (segment.Id == SegmentId.CLM)
        {
            WriteClaimHeader(segment);
            return;
        }

        if (segment.Id == SegmentId.LX) OpenLine();
        else if (IsOwnReference(segment)) return;
        else if (!MayPrecede(segment) && !_hasOwn.Contains(_lineIndex)) Flush();
        writer.Raw(segment.Raw);
    }

    private void OpenLine()
    {
        Flush();
        _lineIndex++;
        var number = _lineIndex < claim.LineControlNumbers.Count ? claim.LineControlNumbers[_lineIndex] : "";
        _pending = number.Length == 0 ? null : number;
        _replacesLine = _pending is not null;
    }

    /// <summary>Whether this is the REF that we replace: dropped, or our value in its very place.</summary>
    private bool IsOwnReference(Segment segment)
    {
        if (segment.Id != SegmentId.REF) return false;
        return (IsOriginalReference(segment) || (_replacesLine && IsLineControl(segment))) && WriteInPlace(segment);
    }

    private bool WriteInPlace(Segment segment)
    {
        if (_pending is not null && segment.Is(2, Encoding.UTF8.GetBytes(_pending)))
        {
            _pending = null;
            writer.Raw(segment.Raw); // The same value: byte for byte.
        }

        Flush();
        return true;
    }

    /// <summary>Whether a segment stands before our REF in the order of the guide (D§4.3).</summary>
    private bool MayPrecede(Segment segment) => segment.Id switch
    {
        SegmentId.REF => _loops.Loop switch
        {
            "2300" => segment.Is(1, "4N"u8) || segment.Is(1, "F5"u8) || segment.Is(1, "EW"u8)
                || segment.Is(1, "9F"u8) || segment.Is(1, "G1"u8),
            "2400" => segment.Is(1, "9B"u8) || segment.Is(1, "9D"u8) || segment.Is(1, "G1"u8),
            _ => false,
        },
        SegmentId.DTP or SegmentId.CL1 or SegmentId.PWK or SegmentId.CN1 => true,
        SegmentId.AMT => _loops.Loop == "2300",
        SegmentId.SV1 or SegmentId.SV2 or SegmentId.SV5 or SegmentId.CR1 or SegmentId.CR3 or SegmentId.CRC or SegmentId.QTY
            or SegmentId.MEA => _loops.Loop == "2400",
        _ => false,
    };

    private void Flush()
    {
        if (_pending is not { } value) return;
        _pending = null;
        writer.Open("REF").Element(Qualifier).Element(SegmentWriter.Echo(value)).Close();
    }

    private void WriteClaimHeader(Segment clm)
    {
        var room = Encoding.UTF8.GetMaxByteCount(claim.ClaimNumber.Length + claim.FrequencyCode.Length);
        var line = new SegmentLine(new byte[clm.Raw.Length + room + 8]); // 8: CLM02 to CLM05 may be separators of ours.
        var last = claim.FrequencyCode.Length > 0 ? Math.Max(clm.Count, 5) : clm.Count;
        for (var element = 0; element <= last; element++)
        {
            if (element > 0) line.Add("*"u8);
            if (element == 1) line.Add(SegmentWriter.Checked(claim.ClaimNumber));
            else if (element == 5 && claim.FrequencyCode.Length > 0) AddFacility(ref line, clm);
            else line.Add(clm[element]);
        }

        writer.Raw(line.Written);
    }

    private void AddFacility(ref SegmentLine line, Segment clm)
    {
        line.Add(clm.Component(5, 1));
        line.Add(":"u8);
        line.Add(clm.Component(5, 2));
        line.Add(":"u8);
        line.Add(SegmentWriter.Checked(claim.FrequencyCode));
    }
}

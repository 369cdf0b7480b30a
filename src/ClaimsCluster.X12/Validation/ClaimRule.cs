using System.Collections.Concurrent;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;
using ClaimsCluster.X12.Validation.Rules;

namespace ClaimsCluster.X12.Validation;

/// <summary>Judges one segment with the claim around it, and tells what does not hold.</summary>
internal delegate void Judgement(in ClaimView claim, int index);

/// <summary>A rule of SNIP 3 or 4: what a table cannot say.</summary>
/// <param name="Id">Its row in docs/x12-rules.md, such as P4-005. Its fault may have the id of an edit, such as CLM-03.</param>
/// <param name="Snip">Level.</param>
/// <param name="Guides">Guides it is of, such as 837P.</param>
/// <param name="Loop">Loop of the segment that it judges; null for any.</param>
/// <param name="SegmentId">The segment that it judges.</param>
/// <param name="Judge">Called for each such segment of a claim.</param>
internal sealed record ClaimRule(string Id, int Snip, string[] Guides, string? Loop, uint SegmentId, Judgement Judge)
{
    /// <summary>One of the codes that tell this use of the segment from its others, such as 439 of DTP; null for any use.</summary>
    public string? Qualifier { get; init; }

    /// <summary>How the procedure code of SV1 starts that it is about, such as J of a drug; null for any.</summary>
    public char? CodeStart { get; init; }

    /// <summary>Whether it says nothing of a claim whose sums <see cref="QuickSums"/> finds right.</summary>
    public bool IsOfSums { get; init; }

    /// <summary>Whether it says nothing of a service that <see cref="QuickService"/> finds plain.</summary>
    public bool IsOfService { get; init; }
}

/// <summary>The rules of one guide up to a level, found by the segment they judge.</summary>
internal sealed class ClaimRules
{
    private static readonly ConcurrentDictionary<(string Guide, int Snip), ClaimRules> s_compiled = [];

    // What rules of SNIP 3 look at: sums are not made of names and addresses.
    private static readonly HashSet<uint> s_summed =
    [
        SegmentId.CLM, SegmentId.LX, SegmentId.SV1, SegmentId.SV2, SegmentId.AMT, SegmentId.CAS, SegmentId.SVD, SegmentId.PS1, SegmentId.CL1,
        SegmentId.BPR, SegmentId.CLP, SegmentId.SVC, SegmentId.PLB, SegmentId.TRN, SegmentId.STC, SegmentId.QTY,
    ];

    // Of a payment's: its other amounts and quantities only say again what these say.
    private static readonly HashSet<uint> s_summedOfPayment = [SegmentId.BPR, SegmentId.CLP, SegmentId.CAS, SegmentId.SVC, SegmentId.PLB];

    // Of these only where a loop has them to do with sums: the other payer, and days of a hospital.
    private static readonly HashSet<(string Guide, string Loop, uint Id)> s_summedInLoop =
    [
        ("837P", "2320", SegmentId.SBR), ("837I", "2320", SegmentId.SBR), ("837P", "2330B", SegmentId.NM1), ("837I", "2330B", SegmentId.NM1),
        ("837I", "2300", SegmentId.HI), ("837I", "2300", SegmentId.DTP),
    ];

    /// <summary>How rules use a segment: they may look at it, and some judge it.</summary>
    public const byte Kept = 1, Judged = 2;

    private readonly Judgement[]?[] _bySegment;
    private readonly Judgement[]?[] _beyondSums; // Of these the ones that sums do not settle.
    private readonly Judgement[]?[] _beyondPlain; // Of these the ones that a plain service does not settle.
    private readonly (byte Start, Judgement Judge)[]?[] _byCode; // Those of procedures whose code starts with a certain letter.
    private readonly bool[] _isKept;
    private readonly bool _hasPlain; // Whether any of them is of a service: those are of SNIP 4.

    private ClaimRules(GuideSchema guide, int snip)
    {
        _isKept = [.. guide.Segments.Select(segment =>
            snip > 3 || (guide.Name == "835" ? s_summedOfPayment : s_summed).Contains(segment.Id) || s_summedInLoop.Contains((guide.Name, segment.Loop, segment.Id)))];
        _hasPlain = snip > 3 && guide.Name == "837P";
        _bySegment = new Judgement[]?[guide.Segments.Length];
        _beyondSums = new Judgement[]?[guide.Segments.Length];
        _beyondPlain = new Judgement[]?[guide.Segments.Length];
        _byCode = new (byte, Judgement)[]?[guide.Segments.Length];
        foreach (var segment in guide.Segments)
        {
            ClaimRule[] found = [.. ClaimRuleBook.All.Where(rule => IsFor(rule, guide, segment, snip))];
            if (found.Length == 0) continue;

            _bySegment[segment.Index] = Judgements(found, rule => true);
            _beyondSums[segment.Index] = Judgements(found, rule => !rule.IsOfSums);
            _beyondPlain[segment.Index] = Judgements(found, rule => !rule.IsOfSums && !rule.IsOfService);
            if (found.Any(rule => rule.CodeStart is not null))
                _byCode[segment.Index] = [.. found.Where(rule => rule.CodeStart is not null).Select(rule => ((byte)rule.CodeStart!, rule.Judge))];
        }

        Uses = [.. _isKept.Select((isKept, index) => (byte)((isKept ? Kept : 0) | (_bySegment[index] is null ? 0 : Judged)))];
    }

    public static ClaimRules For(GuideSchema guide, int snip) =>
        s_compiled.GetOrAdd((guide.Name, snip), _ => new ClaimRules(guide, snip));

    /// <summary>By the index of a segment's rule: how rules use it.</summary>
    public byte[] Uses { get; }

    /// <summary>Whether any rule judges such a segment.</summary>
    public bool Judges(SegmentRule segment) => _bySegment[segment.Index] is not null;

    /// <summary>Whether any rule may look at such a segment.</summary>
    public bool Keeps(SegmentRule segment) => _isKept[segment.Index];

    /// <summary>Applies all rules to a claim, segment by segment.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="from">Index of the first segment to judge.</param>
    /// <param name="judged">Indexes of the segments that rules judge.</param>
    public void Apply(in ClaimView claim, int from, ReadOnlySpan<int> judged)
    {
        var segments = claim.Segments;
        var areSumsRight = QuickSums.AreRight(claim);
        var diagnoses = -1;
        foreach (var index in judged)
        {
            if (index < from) continue;
            var rule = segments[index].Rule;
            var judges = !areSumsRight || index < claim.Start ? _bySegment
                : _hasPlain && segments[index].Id == SegmentId.SV1 && QuickService.IsPlain(claim, index, ref diagnoses) ? _beyondPlain
                : _beyondSums;
            foreach (var judge in judges[rule]!) judge(claim, index);
            if (_byCode[rule] is not { } ofCodes || claim[index][1] is not [_, _, _, var start, ..]) continue; // HC:99213
            foreach (var (letter, judge) in ofCodes)
            {
                if (letter == start) judge(claim, index);
            }
        }
    }

    private static Judgement[] Judgements(ClaimRule[] rules, Func<ClaimRule, bool> isMeant) =>
        [.. rules.Where(rule => rule.CodeStart is null && isMeant(rule)).Select(rule => rule.Judge)];

    private static bool IsFor(ClaimRule rule, GuideSchema guide, SegmentRule segment, int snip) =>
        rule.Snip <= snip && rule.SegmentId == segment.Id && (rule.Loop is null || rule.Loop == segment.Loop)
        && rule.Guides.Contains(guide.Name) && (rule.Qualifier is null || IsUse(rule.Qualifier, segment));

    private static bool IsUse(string qualifier, SegmentRule segment) =>
        segment.QualifierList is { } codes && codes.Codes.Contains(qualifier);
}

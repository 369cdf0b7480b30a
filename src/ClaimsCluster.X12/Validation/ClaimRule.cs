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
}

/// <summary>The rules of one guide up to a level, found by the segment they judge.</summary>
internal sealed class ClaimRules
{
    private static readonly ConcurrentDictionary<(string Guide, int Snip), ClaimRules> s_compiled = [];

    // What no rule of SNIP 3 looks at, unless it opens a loop.
    private static readonly HashSet<uint> s_notSummed =
    [
        SegmentId.N3, SegmentId.N4, SegmentId.REF, SegmentId.DMG, SegmentId.PER, SegmentId.PRV, SegmentId.DTM, SegmentId.LQ, SegmentId.NTE,
    ];

    private readonly Judgement[]?[] _bySegment;
    private readonly bool[] _isKept;

    private ClaimRules(GuideSchema guide, int snip)
    {
        var openers = guide.Loops.Select(loop => guide.Segments[loop.Items[0].Segment]).ToHashSet();
        _isKept = [.. guide.Segments.Select(segment => snip > 3 || openers.Contains(segment) || !s_notSummed.Contains(segment.Id))];
        _bySegment = new Judgement[]?[guide.Segments.Length];
        foreach (var segment in guide.Segments)
        {
            Judgement[] found = [.. ClaimRuleBook.All.Where(rule => IsFor(rule, guide, segment, snip)).Select(rule => rule.Judge)];
            if (found.Length > 0) _bySegment[segment.Index] = found;
        }
    }

    public static ClaimRules For(GuideSchema guide, int snip) =>
        s_compiled.GetOrAdd((guide.Name, snip), _ => new ClaimRules(guide, snip));

    /// <summary>Whether any rule judges such a segment.</summary>
    public bool Judges(SegmentRule segment) => _bySegment[segment.Index] is not null;

    /// <summary>Whether any rule may look at such a segment: sums are not made of names and addresses.</summary>
    public bool Keeps(SegmentRule segment) => _isKept[segment.Index];

    /// <summary>Applies all rules to a claim, segment by segment.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="from">Index of the first segment to judge.</param>
    /// <param name="judged">Indexes of the segments that rules judge.</param>
    public void Apply(in ClaimView claim, int from, ReadOnlySpan<int> judged)
    {
        var segments = claim.Segments;
        foreach (var index in judged)
        {
            if (index < from) continue;
            foreach (var judge in _bySegment[segments[index].Rule]!) judge(claim, index);
        }
    }

    private static bool IsFor(ClaimRule rule, GuideSchema guide, SegmentRule segment, int snip) =>
        rule.Snip <= snip && rule.SegmentId == segment.Id && (rule.Loop is null || rule.Loop == segment.Loop)
        && rule.Guides.Contains(guide.Name) && (rule.Qualifier is null || IsUse(rule.Qualifier, guide, segment));

    private static bool IsUse(string qualifier, GuideSchema guide, SegmentRule segment) =>
        segment.QualifierCodes >= 0 && guide.Codes[segment.QualifierCodes].Codes.Contains(qualifier);
}

using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>A quick check passes over notes that cannot be broken by what is there.</summary>
public sealed class SyntaxNoteTests
{
    private const int BitsOfMask = 31; // From element 1.

    private static readonly SegmentRule[] Rules =
        [.. Enum.GetValues<TransactionKind>().Select(GuideSchema.For).OfType<GuideSchema>().SelectMany(guide => guide.Segments)];

    private static readonly SyntaxNote[] Notes =
    [
        .. Rules.SelectMany(rule => rule.Notes).Distinct(),
        new('E', 2, 0b1100), new('C', 3, 0b11000), new('L', 4, 0b1110000),
    ];

    [Fact]
    public void A_note_holds_where_none_of_the_elements_is_that_can_break_it() =>
        Gen.Select(Gen.Int[0, Notes.Length - 1], Gen.UInt).Sample((index, any) =>
        {
            var note = Notes[index];
            var present = any & ~1u; // Bit n is element n, from 1.
            return ((present | 1) & note.Noted) != 0 || note.Holds(present);
        });

    [Fact]
    public void A_note_that_asks_for_an_element_is_never_passed_over() =>
        Notes.Where(note => note.Kind == 'R').ShouldAllBe(note => !note.Holds(0) && note.Noted == 1);

    [Fact]
    public void The_elements_of_a_segment_fit_a_mask() => Rules.ShouldAllBe(rule => rule.ElementCount <= BitsOfMask);
}

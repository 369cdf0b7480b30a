using System.Text;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>Conditions between the components of a composite, such as a date and its form.</summary>
public sealed class CompositeNoteTests
{
    private static readonly InspectionOptions s_options = new() { TakesAll = true, Snip = 5 };

    [Theory]
    [InlineData("HI*BF:41090:D8~", 1, 4, "2", "03, 04 come together or not at all")]
    [InlineData("HI*BF:41090*BF:41091::20050125~", 2, 3, "2", "03, 04 come together or not at all")]
    [InlineData("HI*BF:41090::::::41099:Y~", 1, 9, "10", "only one of 08, 09 may be used")]
    public void A_component_that_asks_for_another_is_told_where_that_is_missing(string codes, int element, int component, string ik4, string expected)
    {
        var fault = Faults(codes).ShouldHaveSingleItem();
        (fault.Code, fault.Segment, fault.Element, fault.Component, fault.Ik4, fault.Expected).ShouldBe(("SYN-09", "HI", element, component, ik4, expected));
    }

    [Theory]
    [InlineData("HI*BF:41090:D8:20050125~")]
    [InlineData("HI*BF:41090*BF:41091:::::::Y~")]
    public void Components_that_come_together_are_right(string codes) => Faults(codes).ShouldBeEmpty();

    [Fact]
    public void Every_guide_settles_the_conditions_of_its_composites_by_what_it_requires()
    {
        foreach (var kind in Enum.GetValues<TransactionKind>()) Should.NotThrow(() => GuideSchema.For(kind));
        var open = "guide X 837 005010X222A1 HC|HI S 1  01(1 2 ?3 ?4)".Split('|');
        Should.Throw<FormatException>(() => GuideCompiler.Compile(GuideParser.Parse(open), GuideLibrary.Dictionary.Value))
            .Message.ShouldBe("Line 2: HI leaves open whether C022 is right: 03, 04 come together or not at all.");
    }

    private static List<SyntaxFault> Faults(string codes)
    {
        var text = Encoding.ASCII.GetString(Samples.Read("278/stupidedi-admission-request-for-review.edi"));
        text.ShouldContain("HI*BF:41090:D8:20050125~");
        var file = text.Replace("HI*BF:41090:D8:20050125~", codes, StringComparison.Ordinal);
        return [.. FileInspection.Inspect(Encoding.ASCII.GetBytes(file), s_options).Faults.Where(fault => fault.Segment != "SE")]; // It counts wrongly.
    }
}

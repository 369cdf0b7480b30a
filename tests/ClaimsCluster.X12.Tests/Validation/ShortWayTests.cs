using System.Text;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>Segments that are right at first sight take a short way. What is told of a file is what the long way tells.</summary>
public sealed class ShortWayTests
{
    private static readonly byte[] Marks = Some.Bytes("*~:^ \r\n\0A1.-");

    [Fact]
    public void It_tells_of_the_published_files_what_the_long_way_tells()
    {
        foreach (var sample in Samples.All) Told(sample.Bytes, isLong: false).ShouldBe(Told(sample.Bytes, isLong: true), sample.File);
    }

    [Fact]
    public void It_tells_of_files_with_a_changed_byte_what_the_long_way_tells()
    {
        var files = Samples.Of("837P", "837I", "835").Where(sample => sample.Bytes.Length < 20_000).Select(sample => sample.Bytes).ToArray();
        files.ShouldNotBeEmpty();
        Gen.Select(Some.OneOf(files), Gen.Int[0, 19_999], Some.OneOf(Marks), Gen.Bool).Sample((file, place, mark, hasLineEnds) =>
        {
            var changed = (byte[])file.Clone();
            changed[place % file.Length] = mark;
            if (hasLineEnds) changed = Some.Bytes(Encoding.Latin1.GetString(changed).Replace("~", "~\r\n", StringComparison.Ordinal));
            return Told(changed, isLong: false) == Told(changed, isLong: true);
        });
    }

    private static string Told(byte[] file, bool isLong)
    {
        var options = new InspectionOptions { TakesAll = true, Snip = 5, Rules = isLong ? [new NoRules()] : [] };
        return Some.Json(FileInspection.Inspect(file.AsMemory(), options));
    }

    /// <summary>Rules of others may look at anything: with them no segment takes the short way.</summary>
    private sealed class NoRules : IClaimRules
    {
        public void Check(in ClaimView claim)
        {
        }
    }
}

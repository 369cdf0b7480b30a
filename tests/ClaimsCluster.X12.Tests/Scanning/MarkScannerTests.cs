using ClaimsCluster.X12.Scanning;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>Every way of looking for marks finds what looking byte by byte finds.</summary>
public sealed class MarkScannerTests
{
    private const int Guard = -7;

    private static readonly Gen<byte> Mark = Gen.Byte.Where(value => value != ' ');

    /// <summary>Anything, or mostly separators, or mostly text.</summary>
    private static readonly Gen<byte[]> Bytes =
        Gen.OneOf(Gen.Byte.Array[0, 400], OneOf("**~").Array[0, 400], OneOf("ABC*DEFG~HIJ KLM\nNOPQRST").Array[0, 400]);

    public static TheoryData<string> Kinds => new(Enum.GetNames<ScannerKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_bytes_are_listed_as_a_search_lists_them(string kind)
    {
        var scanner = MarkScanner.Of(Enum.Parse<ScannerKind>(kind));
        Gen.Select(Bytes, Mark, Mark).Sample((bytes, element, terminator) =>
            Scanned(scanner, bytes, element, terminator) == Searched(bytes, element, terminator));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_marks_of_the_published_files_are_listed_as_a_search_lists_them(string kind)
    {
        var scanner = MarkScanner.Of(Enum.Parse<ScannerKind>(kind));
        foreach (var sample in Samples.All)
        {
            var bytes = sample.Bytes;
            Scanned(scanner, bytes, (byte)'*', (byte)'~').ShouldBe(Searched(bytes, (byte)'*', (byte)'~'), sample.File);
        }
    }

    [Fact]
    public void Lists_that_are_too_short_are_refused()
    {
        var scanner = MarkScanner.Of(ScannerKind.Scalar);
        Should.Throw<ArgumentException>(() =>
        {
            var lists = new MarkLists { Ends = new int[100], Terminators = new int[100], Strays = new int[100] };
            scanner.Scan(new byte[100], 0, (byte)'*', (byte)'~', ref lists);
        });
    }

    /// <summary>The lists as text, a block at a time; nothing is written beyond the room they must have.</summary>
    private static string Scanned(MarkScanner scanner, byte[] bytes, byte element, byte terminator)
    {
        const int from = 1000;
        int[] ends = List(bytes), terminators = List(bytes), strays = List(bytes);
        var half = bytes.Length / 3;
        var lists = new MarkLists
        {
            Ends = ends.AsSpan(..^1),
            Terminators = terminators.AsSpan(..^1),
            Strays = strays.AsSpan(..^1),
        };
        scanner.Scan(bytes.AsSpan(0, half), from, element, terminator, ref lists);
        scanner.Scan(bytes.AsSpan(half), from + half, element, terminator, ref lists);
        (ends[^1], terminators[^1], strays[^1]).ShouldBe((Guard, Guard, Guard));
        return Shown(ends.Take(lists.EndCount).Select(end => end - from), terminators.Take(lists.TerminatorCount),
            strays.Take(lists.StrayCount).Select(stray => stray - from));
    }

    private static Gen<byte> OneOf(string letters) => Gen.Int[0, letters.Length - 1].Select(index => (byte)letters[index]);

    private static int[] List(byte[] bytes)
    {
        var list = new int[bytes.Length + MarkLists.Slack + 1];
        list[^1] = Guard;
        return list;
    }

    private static string Searched(byte[] bytes, byte element, byte terminator)
    {
        var places = Enumerable.Range(0, bytes.Length);
        var ends = places.Where(place => bytes[place] == element || bytes[place] == terminator).ToList();
        return Shown(ends, Enumerable.Range(0, ends.Count).Where(index => bytes[ends[index]] == terminator),
            places.Where(place => bytes[place] is < 0x20 or > 0x7E && bytes[place] != terminator));
    }

    private static string Shown(params IEnumerable<int>[] lists) =>
        string.Join(" | ", lists.Select(list => string.Join(' ', list)));
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>One planted fault, anywhere in any transaction, is one error at its place.</summary>
public sealed class MutationTests
{
    private const int Places = 300; // Of each kind, over all files.

    private static readonly InspectionOptions s_options = new() { TakesAll = true, Snip = 3 };

    private static readonly Lazy<SetText[]> s_files = new(() =>
    [
        SetText.Of(Some.Bytes(Some.TwoClaims)),
        .. Samples.Of("837P", "837I", "835", "270", "271", "276", "277", "277CA", "999")
            .Where(sample => sample.Valid == "yes" || sample.Folder == "277CA") // The only 277CA is left open, and is right.
            .Select(sample => sample.Bytes)
            .Where(bytes => FileInspection.Inspect(bytes, s_options) is var found && !found.Faults.Any(fault => !fault.IsWarning) && found.Sets.Count() == 1)
            .Select(SetText.Of),
    ]);

    public static TheoryData<string> Kinds => [.. Mutations.All.Select(mutation => mutation.Name)];

    [Fact]
    public void The_files_to_change_are_of_all_transactions_and_right()
    {
        s_files.Value.Select(file => file.Guide.Name).Distinct().Order()
            .ShouldBe(["270", "271", "276", "277", "277CA", "835", "837I", "837P", "999"]);
        foreach (var file in s_files.Value) Errors(file.Copy().Bytes()).ShouldBeEmpty();
        Mutations.All.Count.ShouldBeGreaterThan(45);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_planted_fault_is_one_error_at_its_place(string kind)
    {
        var mutation = Mutations.All.Single(one => one.Name == kind);
        var random = new Random(20260105);
        var planted = 0;
        for (var attempt = 0; attempt < 40 * Places && planted < Places; attempt++)
        {
            var set = s_files.Value[random.Next(s_files.Value.Length)].Copy();
            if (mutation.Plant(set, random.Next(100_000)) is not { } expected) continue;

            planted++;
            var bytes = set.Bytes();
            var errors = Errors(bytes);
            var told = string.Join("\n", errors) + "\n" + System.Text.Encoding.Latin1.GetString(bytes).Replace("~", "~\n", StringComparison.Ordinal);
            errors.Count.ShouldBe(1, told);
            (errors[0].Code, errors[0].Element, errors[0].Ik4 ?? errors[0].Ik3).ShouldBe((expected.Code, expected.Element, expected.Ik), told);
            errors[0].SegmentInSet.ShouldBeInRange(expected.SegmentInSet, expected.UpTo, told);
        }

        planted.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("SE*45*0001", "SE*44*0001", "SYN-05", "SE", 1)]
    [InlineData("SE*45*0001", "SE*45*0002", "SYN-05", "SE", 2)]
    [InlineData("ST*837*0001*", "ST*837**", "SYN-09", "ST", 2)]
    [InlineData("ST*837*0001*005010X222A1", "ST*837*0001*005010X223A2", "SYN-14", "ST", 3)]
    [InlineData("ST*837*0001*", "ST*834*0001*", "SYN-14", "ST", 1)]
    [InlineData("*X*005010X222A1", "*X*004010X098A1", "SYN-14", "GS", 8)]
    [InlineData("GE*1*70", "GE*2*70", "SYN-04", "GE", 1)]
    [InlineData("GE*1*70", "GE*1*71", "SYN-04", "GE", 2)]
    [InlineData("GE*1*70~\n", "", "SYN-04", "GE", 0)]
    [InlineData("SE*45*0001~\n", "", "SYN-05", "SE", 0)]
    [InlineData("IEA*1*", "IEA*2*", "SYN-03", "IEA", 1)]
    [InlineData("IEA*1*000000007", "IEA*1*000000008", "SYN-02", "IEA", 2)]
    [InlineData("IEA*1*000000007~", "", "SYN-02", "IEA", 0)]
    [InlineData("*0930*^*", "*2530*^*", "SYN-13", "ISA", 10)]
    [InlineData("*260115*0930*^", "*261315*0930*^", "SYN-13", "ISA", 9)]
    public void One_fault_of_an_envelope_is_one_error_at_its_place(string right, string wrong, string code, string segment, int element)
    {
        var errors = Errors(Some.Bytes(Some.Changed(right, wrong)));
        var error = errors.ShouldHaveSingleItem(string.Join("\n", errors));
        (error.Code, error.Segment, error.Element).ShouldBe((code, segment, element));
    }

    private static List<SyntaxFault> Errors(byte[] file) =>
        [.. FileInspection.Inspect(file, s_options).Faults.Where(fault => !fault.IsWarning)];
}

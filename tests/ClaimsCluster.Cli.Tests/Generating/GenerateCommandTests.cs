using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Generating.Visits;

namespace ClaimsCluster.Cli.Tests.Generating;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("generate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_writes_the_file_that_run_generate_takes()
    {
        (await Run("generate", "120", "--out", In("in.837"), "--seed", "5")).ShouldBe(ClaimsCommandLine.Done);
        using var taken = GeneratedInput.Open(120, 5);
        using var bytes = new MemoryStream();
        taken.CopyTo(bytes);
        bytes.ToArray().ShouldBe(File.ReadAllBytes(In("in.837")));
        GeneratedInput.NameOf(120, 5).ShouldBe("generated-120-seed-5.837");
        Directory.GetFiles(_folder).ShouldBe([In("in.837")]);
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("generate", "10")]
    [InlineData("generate", "many", "--out", "in.837")]
    [InlineData("generate", "0", "--out", "in.837")]
    [InlineData("generate", "10", "--out", "in.837", "--seed", "one")]
    [InlineData("generate", "10", "--out", "in.837", "--faults", "31")]
    [InlineData("generate", "10", "--out", ".")]
    [InlineData("generate", "10", "--out", "visits.jsonl", "--magic", "5")]
    [InlineData("generate", "10", "--out", "visits.jsonl", "--faults", "31")]
    [InlineData("generate", "1000001", "--out", "visits.jsonl")]
    [InlineData("generate", "10", "--out", "no-such-folder/in.837")]
    [InlineData("generate", "10", "--out", "visits.jsonl", "--institutional")]
    [InlineData("generate", "10", "--out", "visits.jsonl", "--835")]
    [InlineData("generate", "10", "--out", "in.837", "--institutional", "--835")]
    [InlineData("generate", "10", "--out", "in.837", "--institutional", "--faults", "6")]
    [InlineData("generate", "10", "--out", "in.837", "--institutional", "--magic", "6")]
    [InlineData("generate", "10", "--out", "in.835", "--835", "--magic", "6")]
    [InlineData("generate", "1000001", "--out", "in.837", "--institutional")]
    [InlineData("generate", "100001", "--out", "in.835", "--835")]
    public async Task What_cannot_be_done_ends_with_2(params string[] arguments) =>
        (await Run(arguments)).ShouldBe(ClaimsCommandLine.NotDone);

    [Fact]
    public void The_help_tells_every_planted_kind_and_its_code()
    {
        string[] codes = ["A7:562", "A8:400", "COB-01", "OA-18", "CO-31", "PR-27", "at least 80"];
        foreach (var code in codes) GenerateCommand.Help.ShouldContain(code);
    }

    [Fact]
    public async Task A_name_that_ends_with_jsonl_gets_visits()
    {
        (await Run("generate", "120", "--out", In("visits.jsonl"), "--seed", "5")).ShouldBe(ClaimsCommandLine.Done);
        using var bytes = new MemoryStream();
        VisitGenerator.Write(bytes, 120, 5);
        File.ReadAllBytes(In("visits.jsonl")).ShouldBe(bytes.ToArray());
    }

    [Fact]
    public void The_help_tells_every_fault_of_visits()
    {
        foreach (var (fault, parts) in VisitFaultMix.Parts) GenerateCommand.Help.ShouldContain($"{parts} {VisitFaultMix.WordsOf(fault)}");
    }

    [Fact]
    public async Task Stays_and_remittances_are_written_as_they_are_asked_for()
    {
        (await Run("generate", "12", "--out", In("stays.837"), "--institutional")).ShouldBe(ClaimsCommandLine.Done);
        (await Run("generate", "12", "--out", In("in.835"), "--835", "--faults", "0")).ShouldBe(ClaimsCommandLine.Done);
        (await Run("validate", In("stays.837"), In("in.835"))).ShouldBe(ClaimsCommandLine.Done);
        File.ReadAllText(In("stays.837")).ShouldContain("*005010X223A2~ST*837*0001*005010X223A2~");
        File.ReadAllText(In("in.835")).ShouldContain("*005010X221A1~ST*835*0001~BPR*I*");
    }

    private static Task<int> Run(params string[] arguments) => ClaimsCommandLine.Run(arguments);

    private string In(string name) => Path.Combine(_folder, name);
}

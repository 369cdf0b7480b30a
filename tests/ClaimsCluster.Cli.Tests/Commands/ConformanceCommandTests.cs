using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.Commands;

public sealed class ConformanceCommandTests : IDisposable
{
    private const string Good = """{ "id": "G1", "type": "npi", "input": { "npis": ["1234567893"] }, "expected": { "valid": [true] } }""";
    private const string Bad = """{ "id": "G2", "type": "npi", "input": { "npis": ["1234567893"] }, "expected": { "valid": [false] } }""";
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-cli-").FullName;

    [Fact]
    public async Task Cases_that_pass_are_only_counted()
    {
        var ran = await Claims.Run("conformance", File($"[{Good}]"));
        (ran.Exit, ran.Output, ran.Error).ShouldBe((0, "1 passed, 0 failed\n", ""));
    }

    [Fact]
    public async Task A_case_that_fails_has_a_line_with_its_first_difference()
    {
        var ran = await Claims.Run("conformance", File($"[{Good},{Bad}]"));
        (ran.Exit, ran.Output).ShouldBe((1, "failed G2 npi: valid[0]: expected false, got true\n1 passed, 1 failed\n"));
    }

    [Fact]
    public async Task Its_json_holds_every_case()
    {
        var ran = await Claims.Run("conformance", File($"[{Good},{Bad}]"), "--json");
        JsonDocument.Parse(ran.Output).RootElement.GetProperty("cases").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("ISA*00*")]
    public async Task What_is_no_array_of_cases_is_told(string content)
    {
        var ran = await Claims.Run("conformance", File(content));
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("is not a JSON array of cases. See the form: claims conformance --help");
    }

    [Fact]
    public async Task A_missing_file_is_told() => (await Claims.Run("conformance", Path.Combine(_folder, "no.json"))).Exit.ShouldBe(2);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string content)
    {
        var path = Path.Combine(_folder, "cases.json");
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}

using ClaimsCluster.Cli.Tests.Generating;

namespace ClaimsCluster.Cli.Tests.X12;

/// <summary>Our own files are held against our own validator.</summary>
public sealed class RunFilesTests : IDisposable
{
    private static readonly string[] s_folders = ["acks", "inbound", "outbound", "returned"];

    private readonly string _folder = Directory.CreateTempSubdirectory("claims-files-").FullName;

    [Theory]
    [InlineData("--generate", "837 835 277 999 x12")]
    [InlineData("--visits", "837 835 277 999 270 271")]
    public async Task Every_file_that_a_run_writes_passes_the_validator(string given, string kinds)
    {
        var output = Path.Combine(_folder, "out");
        (await Claims.Run("run", given, "100", "--out", output)).Exit.ShouldBeLessThanOrEqualTo(1);

        var files = s_folders.Select(name => Path.Combine(output, name)).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles).Where(file => !file.EndsWith(".jsonl", StringComparison.Ordinal)).ToList();
        files.Select(file => Path.GetExtension(file)[1..]).Distinct().Order().ShouldBe(kinds.Split(' ').Order());
        files.SelectMany(file => Validated.Errors(File.ReadAllBytes(file)).Select(error => $"{Path.GetRelativePath(output, file)}: {error}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payer_of_another_kind_than_an_835_knows_says_so_in_its_own_words()
    {
        var payers = Path.Combine(_folder, "payers.json");
        File.WriteAllText(payers, (await Claims.Run("payers")).Output.Replace("\"filingIndicator\": \"12\"", "\"filingIndicator\": \"CI\"", StringComparison.Ordinal));
        var output = Path.Combine(_folder, "out");
        (await Claims.Run("run", "--generate", "100", "--payers", payers, "--out", output)).Exit.ShouldBeLessThanOrEqualTo(1);

        var remittances = Directory.GetFiles(Path.Combine(output, "inbound"), "*.835");
        remittances.SelectMany(file => Validated.Errors(File.ReadAllBytes(file))).ShouldBeEmpty();
        remittances.Sum(file => File.ReadAllText(file).Split("*ZZ*").Length).ShouldBeGreaterThan(remittances.Length * 3);
    }

    [Fact]
    public async Task A_payer_that_knows_nobody_refuses_dependents_too_at_a_level_that_has_the_code()
    {
        var payers = Path.Combine(_folder, "payers.json");
        File.WriteAllText(payers, (await Claims.Run("payers")).Output.Replace("\"enrolment\": \"auto\"", "\"enrolment\": \"roster\"", StringComparison.Ordinal));
        var output = Path.Combine(_folder, "out");
        (await Claims.Run("run", "--visits", "100", "--payers", payers, "--out", output)).Exit.ShouldBeLessThanOrEqualTo(1);

        var answers = Directory.GetFiles(Path.Combine(output, "inbound"), "*.271");
        answers.SelectMany(file => Validated.Errors(File.ReadAllBytes(file))).ShouldBeEmpty();
        answers.Sum(file => File.ReadAllText(file).Split("~AAA*N**75*C~").Length - 1).ShouldBeGreaterThanOrEqualTo(100);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

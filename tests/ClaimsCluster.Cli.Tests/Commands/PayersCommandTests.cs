namespace ClaimsCluster.Cli.Tests.Commands;

public sealed class PayersCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-payers-").FullName;

    [Fact]
    public async Task What_is_printed_can_be_run_with_and_stays_with_the_books()
    {
        var (file, other, books) = (At("payers.json"), At("other.json"), At("books"));
        (await Claims.Run("payers", "--out", file)).ShouldBe(new Claims(0, $"{file}: five payers. Change them, then: claims run --payers {file}\n", ""));
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe((await Claims.Run("payers")).Output);
        await File.WriteAllTextAsync(
            other, (await Claims.Run("payers")).Output.Replace("\"cycleDays\": 14", "\"cycleDays\": 3", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        (await Claims.Run("run", "--generate", "10", "--payers", other, "--data", books)).Exit.ShouldBeLessThan(2);
        (await Claims.Run("run", "--data", books)).Exit.ShouldBeLessThan(2);
        (await Claims.Run("run", "--data", books, "--payers", other)).Exit.ShouldBeLessThan(2);
        var refused = await Claims.Run("run", "--data", books, "--payers", file);
        refused.Exit.ShouldBe(2);
        refused.Error.ShouldBe($"claims run: {books}/ was begun with --payers with \"cycleDays\": 3 in MCR01, not \"cycleDays\": 14. Name the same, or another --data.\n");
    }

    [Fact]
    public async Task A_bad_file_is_told_in_two_lines_with_its_place()
    {
        var file = At("payers.json");
        await File.WriteAllTextAsync(file, "{\n  \"payers\": [\n", TestContext.Current.CancellationToken);
        var ran = await Claims.Run("run", "--payers", file);
        ran.Exit.ShouldBe(2);
        ran.Error.Split('\n')[0].ShouldStartWith($"claims run: {file}, line 3: this is no JSON: ");
        ran.Error.Split('\n')[1].ShouldBe("The whole form, to start from: claims payers --out payers.json");
        (await Claims.Run("payers", "--out", file)).Error.ShouldStartWith($"claims payers: {file} is there, and may be changed by hand.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);
}

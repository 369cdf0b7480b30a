using System.Text;

namespace ClaimsCluster.Cli.Tests.X12;

public sealed class FormatCommandTests : IDisposable
{
    private readonly X12Folder _folder = new();

    [Fact]
    public async Task A_canonical_file_comes_out_byte_for_byte()
    {
        var file = _folder.Write("clinic.837", ClinicFile.Canonical);
        (await Claims.Run("format", file)).Output.ShouldBe(ClinicFile.Text);
        var ran = await Claims.Run("format", file, "--out", _folder.At("again.837"));
        (ran.Exit, ran.Error).ShouldBe((0, ""));
        (await Text("again.837")).ShouldBe(ClinicFile.Canonical);
    }

    [Fact]
    public async Task Other_separators_become_the_usual_ones()
    {
        var other = ClinicFile.Canonical.Replace('*', '|').Replace(':', '>').Replace('^', '!').Replace("~", "\r\n", StringComparison.Ordinal);
        (await Claims.Run("format", _folder.Write("other.837", other))).Output.ShouldBe(ClinicFile.Text);
    }

    [Fact]
    public async Task A_value_that_would_change_is_told_with_its_place_and_nothing_is_written()
    {
        var file = _folder.Write("other.837", ClinicFile.Canonical.Replace('*', '|').Replace("WHITFIELD", "WHIT*FIELD", StringComparison.Ordinal));
        var ran = await Claims.Run("format", file, "--out", _folder.At("again.837"));
        (ran.Exit, ran.Output).ShouldBe((1, ""));
        _folder.Shown(ran.Error).ShouldBe("claims format: other.837:16  byte 510: NM103 holds *, which would become a separator. Take it out, or leave the file as it is.\n");
        File.Exists(_folder.At("again.837")).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_published_file_is_formatted_or_refused_and_formats_to_itself()
    {
        foreach (var file in X12Folder.Samples)
        {
            var ran = await Claims.Run("format", file, "--out", _folder.At("one.x12"));
            ran.Exit.ShouldBeLessThan(2, $"{file}: {ran.Error}");
            if (ran.Exit > 0) continue;

            await Claims.Run("format", _folder.At("one.x12"), "--out", _folder.At("two.x12"));
            (await Text("two.x12")).ShouldBe(await Text("one.x12"), file);
        }
    }

    [Fact]
    public async Task It_never_writes_over_what_it_reads()
    {
        var file = _folder.Write("clinic.837", ClinicFile.Text);
        (await Claims.Run("format", file, "--out", file)).Exit.ShouldBe(2);
        (await Claims.Run("format", file, "--out", _folder.Root)).Exit.ShouldBe(2);
        (await Text("clinic.837")).ShouldBe(ClinicFile.Text);
    }

    public void Dispose() => _folder.Dispose();

    private Task<string> Text(string name) => File.ReadAllTextAsync(_folder.At(name), Encoding.Latin1, TestContext.Current.CancellationToken);
}

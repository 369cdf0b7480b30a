using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.X12;

public sealed class ValidateCommandTests : IDisposable
{
    private static readonly string[] FaultProperties =
    [
        "file", "snip", "severity", "code", "title", "ik3", "ik4", "interchange", "group", "set", "claim", "loop", "loopPath", "segment",
        "segmentInSet", "segmentInFile", "element", "component", "repeat", "offset", "length", "found", "expected",
    ];

    private readonly X12Folder _folder = new();

    [Fact]
    public async Task Three_faults_are_shown_with_their_place_their_answer_and_what_mends_them()
    {
        var ran = await Claims.Run(
            "validate", _folder.Write("clinic-0105.837", ClinicFile.WithThreeFaults.Replace("~\n", "~", StringComparison.Ordinal)),
            _folder.Write("clinic-0106.837", ClinicFile.Canonical));
        ran.Exit.ShouldBe(1);
        _folder.Shown(ran.Output).Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
        Approved.Check(_folder.Shown(ran.Output), "validate");
    }

    [Fact]
    public async Task What_is_missing_stands_between_its_neighbours_and_what_is_unknown_is_told_once()
    {
        var text = ClinicFile.Text.Replace("N3*210 LAKEVIEW ROAD~\n", "", StringComparison.Ordinal)
            .Replace("DTP*472*D8*20251230~", "DTP*472*D8*20251230~\nZZZ*1~", StringComparison.Ordinal)
            .Replace("IEA*1*000000105", "IEA*1*000000106", StringComparison.Ordinal);
        var ran = await Claims.Run("validate", _folder.Write("clinic.837", text));
        ran.Exit.ShouldBe(1);
        Approved.Check(_folder.Shown(ran.Output), "validate-structure");
    }

    [Fact]
    public async Task A_long_segment_is_cut_around_what_is_meant()
    {
        var text = ClinicFile.Canonical.Replace(
            "N3*14 ELM STREET~", $"N3*{new string('A', 55)}*{new string('B', 60)}~", StringComparison.Ordinal);
        var ran = await Claims.Run("validate", _folder.Write("long.837", text));
        ran.Lines.ShouldContain(line => line.StartsWith("   |  ...AAA", StringComparison.Ordinal) && line.Length <= 86);
        ran.Lines.ShouldContain(line => line.TrimEnd().EndsWith("^^^", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leniencies_are_warnings_that_refuse_nothing()
    {
        var ran = await Claims.Run("validate", _folder.Write("lines.837", "\u00EF\u00BB\u00BF" + ClinicFile.Text.TrimEnd('\n').TrimEnd('~')));
        ran.Exit.ShouldBe(0);
        ran.Lines.Where(line => line.StartsWith("warning[", StringComparison.Ordinal)).ShouldBe(
        [
            "warning[LEN-01]: a byte order mark stands before ISA", "warning[LEN-02]: line ends stand behind the segments",
            "warning[LEN-06]: IEA has no terminator",
        ]);
        ran.Lines[^1].ShouldEndWith("lines.837: no errors at SNIP 1-5, 3 warnings. Accepted: 1 set, 4 claims, 71 segments.");
    }

    [Theory]
    [InlineData("005010X222A2", "warning[SYN-14]: 005010X222A2 is read as the adopted version is", 0)]
    [InlineData("005010X298", "error[SYN-14]: version \"005010X298\" is not supported", 1)]
    [InlineData("004010X098A1", "error[SYN-14]: version \"004010X098A1\" is not supported", 1)]
    public async Task Another_version_is_one_line_and_no_more(string version, string told, int exit)
    {
        var ran = await Claims.Run("validate", _folder.Write("version.837", ClinicFile.Canonical.Replace("005010X222A1", version, StringComparison.Ordinal)));
        ran.Lines.Where(line => line.StartsWith("error", StringComparison.Ordinal) || line.StartsWith("warning", StringComparison.Ordinal)).ShouldBe([told]);
        ran.Exit.ShouldBe(exit);
    }

    [Fact]
    public async Task The_group_must_be_that_of_its_guide()
    {
        var ran = await Claims.Run("validate", _folder.Write("group.837", ClinicFile.Canonical.Replace("GS*HC*", "GS*HP*", StringComparison.Ordinal)));
        ran.Output.ShouldContain("error[SYN-14]: GS01 \"HP\" does not belong to this version");
        ran.Output.ShouldContain("999 AK9*R, AK905 1");
    }

    [Theory]
    [InlineData("*0*T*:", "*0*X*:", "SYN-12", "TA1 E 020")]
    [InlineData("*ZZ*CLINIC ", "*Z1*CLINIC ", "SYN-12", "TA1 E 005")]
    [InlineData("*260105*0900*^", "*260135*0900*^", "SYN-13", "TA1 E 014")]
    [InlineData("*000000105*0*T", "*00000010X*0*T", "SYN-01", "TA1 R 018")]
    [InlineData("GE*1*105", "GE*2*105", "SYN-04", "999 AK9*R, AK905 5")]
    [InlineData("GE*1*105", "GE*1*106", "SYN-04", "999 AK9*R, AK905 4")]
    [InlineData("IEA*1*", "IEA*2*", "SYN-03", "TA1 R 021")]
    [InlineData("*20260105*0900*105*X*", "*20260135*0900*105*X*", "SYN-13", "999 AK9*E")]
    [InlineData("*20260105*0900*105*X*", "*20260105*0960*105*X*", "SYN-13", "999 AK9*E")]
    [InlineData("ST*837*0001*005010X222A1", "ST*837*0001*005010X223A2", "SYN-14", "999 IK5*R*I6")]
    [InlineData("ST*837*0001", "ST*836*0001", "SYN-14", "999 IK5*R*1")]
    [InlineData("*0001~GE", "*0002~GE", "SYN-05", "999 IK5*R*3")]
    public async Task A_fault_of_the_envelope_is_one_error_with_its_answer(string right, string wrong, string code, string answer)
    {
        var text = ClinicFile.Canonical.Replace(right, wrong, StringComparison.Ordinal);
        if (code == "SYN-01") text = text.Replace("IEA*1*000000105", "IEA*1*00000010X", StringComparison.Ordinal);
        text.ShouldNotBe(ClinicFile.Canonical);
        var ran = await Claims.Run("validate", _folder.Write("envelope.837", text));
        ran.Lines.Where(line => line.StartsWith("error", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith($"error[{code}]");
        ran.Lines.ShouldContain(line => $"{line} ".StartsWith($"   =  {answer} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_set_a_hundred_faults_are_shown_and_the_others_counted()
    {
        var text = ClinicFile.Text.Replace("LX*1~\nSV1*HC:99214*250*UN*1***1~\nDTP*472*D8*20251230~\n", string.Concat(Enumerable.Repeat("ZZZ*1~\n", 150))
            + "LX*1~\nSV1*HC:99214*250*UN*1***1~\nDTP*472*D8*20251230~\n", StringComparison.Ordinal);
        var ran = await Claims.Run("validate", _folder.Write("many.837", text));
        ran.Lines.Count(line => line.StartsWith("error", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(100);
        ran.Lines[^1].ShouldContain(" more not shown (100 of a set are). Rejected");
    }

    [Fact]
    public async Task The_json_of_a_fault_and_of_a_file_keep_their_names()
    {
        var file = _folder.Write("clinic-0105.837", ClinicFile.WithThreeFaults.Replace("~\n", "~", StringComparison.Ordinal));
        var ran = await Claims.Run("validate", file, "--json");
        var lines = ran.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(4);
        foreach (var fault in lines[..3])
        {
            FaultProperties.ShouldBeSubsetOf(fault.EnumerateObject().Select(property => property.Name));
            fault.GetProperty("severity").GetString().ShouldBe("error");
            fault.GetProperty("offset").ValueKind.ShouldBe(JsonValueKind.Number);
        }

        lines[1].GetProperty("code").GetString().ShouldBe("SYN-13");
        (lines[1].GetProperty("ik3").GetString(), lines[1].GetProperty("ik4").GetString()).ShouldBe(("8", "8"));
        (lines[1].GetProperty("claim").GetString(), lines[1].GetProperty("loop").GetString(), lines[1].GetProperty("element").GetInt32()).ShouldBe(("W20118", "2400", 3));
        lines[1].GetProperty("loopPath").GetString().ShouldBe("2000A[1]/2000B[2]/2300[1]/2400[1]");
        var bytes = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        lines.Take(3).ShouldAllBe(fault => bytes.Substring(fault.GetProperty("offset").GetInt32(), fault.GetProperty("length").GetInt32()) == fault.GetProperty("found").GetString());
        lines[3].GetProperty("summary").GetBoolean().ShouldBeTrue();
        (lines[3].GetProperty("transactions").GetInt32(), lines[3].GetProperty("claims").GetInt32()).ShouldBe((1, 4));
        (lines[3].GetProperty("errors").GetInt32(), lines[3].GetProperty("warnings").GetInt32()).ShouldBe((3, 0));
        lines[3].GetProperty("verdict").GetString().ShouldBe("partially-accepted");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deeper_levels_find_more()
    {
        var file = _folder.Write("clinic.837", ClinicFile.WithThreeFaults.Replace("~\n", "~", StringComparison.Ordinal));
        int[] found = [0, 0, 0, 0, 0, 0, 0, 0];
        for (var snip = 1; snip <= 7; snip++)
            found[snip] = (await Claims.Run("validate", file, "--snip", $"{snip}")).Lines.Count(line => line.StartsWith("error", StringComparison.Ordinal));
        found.ShouldBe([0, 0, 1, 2, 2, 3, 3, 3]);
    }

    [Fact]
    public async Task Nothing_of_a_file_can_move_the_cursor()
    {
        var ran = await Claims.Run("validate", _folder.Write("escape.837", ClinicFile.Canonical.Replace("WHITFIELD", "\e[2JWHIT\a", StringComparison.Ordinal)));
        ran.Output.ShouldNotContain('\e');
        ran.Output.ShouldNotContain('\a');
        ran.Output.ShouldContain("\\x1b[2JWHIT\\x07");
    }

    [Theory]
    [InlineData("", "error[SYN-01]: the file is empty")]
    [InlineData("\u00C9\u00E2\u00C1\u005C", "error[SYN-01]: the file is in EBCDIC: send it as ASCII or UTF-8")]
    [InlineData("I\0S\0A\0", "error[SYN-01]: the file is in UTF-16: send it as ASCII or UTF-8")]
    [InlineData("Dear Sir or Madam", "error[SYN-01]: the data does not start with ISA")]
    public async Task What_is_no_interchange_is_answered_like_one(string text, string told)
    {
        var ran = await Claims.Run("validate", _folder.Write("letter.txt", text));
        ran.Exit.ShouldBe(1);
        ran.Lines[0].ShouldBe(told);
        ran.Output.ShouldContain("TA1 R 024");
        ran.Lines[^1].ShouldEndWith("letter.txt: 1 error. Rejected: there is no set in it to take.");
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_in_one_line()
    {
        (await Claims.Run("validate")).Error.ShouldBe("claims validate: say which FILE: claims validate FILE. All: claims validate --help\n");
        (await Claims.Run("validate", _folder.Root)).ShouldBe(
            new Claims(2, "", $"claims validate: {_folder.Root} is a folder. Name the files in it: {Path.Combine(_folder.Root, "*.837")}\n"));
        (await Claims.Run("validate", _folder.At("no.837"))).Exit.ShouldBe(2);
        (await Claims.Run("validate", _folder.Write("x.837", ClinicFile.Text), "--snip", "9")).Error.ShouldBe("claims validate: --snip 9: a level from 1 to 7.\n");
    }

    [Fact]
    public async Task Every_published_file_is_validated_without_an_exception()
    {
        foreach (var file in X12Folder.Samples)
        {
            var ran = await Claims.Run("validate", file);
            ran.Exit.ShouldBeLessThan(2, $"{file}: {ran.Error}");
            (await Claims.Run("validate", file, "--json")).Lines.ShouldAllBe(line => line.StartsWith('{') && line.EndsWith('}'));
        }
    }

    public void Dispose() => _folder.Dispose();
}

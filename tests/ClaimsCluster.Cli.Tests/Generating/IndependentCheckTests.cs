using System.Diagnostics;

namespace ClaimsCluster.Cli.Tests.Generating;

/// <summary>shared/checks/x12lite.py shares no code with us.</summary>
public class IndependentCheckTests
{
    private const string Script =
        "import sys; sys.path.insert(0, sys.argv[1]); from x12lite import *; "
        + "claims, faults = claims837(sys.stdin.buffer.read()); print(len(claims), len(faults))";

    [Fact]
    public void Every_total_is_the_sum_of_its_lines() => Checked(GeneratedClaims.Sound.Bytes).ShouldBe("1000 0");

    [Fact]
    public void Only_the_planted_ones_do_not_balance() => Checked(GeneratedClaims.Usual.Bytes).ShouldBe("1000 10");

    private static string Checked(byte[] file)
    {
        var start = new ProcessStartInfo("python3", ["-c", Script, ChecksFolder()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var python = Process.Start(start)!;
        python.StandardInput.BaseStream.Write(file);
        python.StandardInput.Close();
        return python.StandardOutput.ReadToEnd().Trim();
    }

    private static string ChecksFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "checks");
            if (Directory.Exists(candidate)) return candidate;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds shared/checks.");
    }
}

using System.Diagnostics;

namespace ClaimsCluster.Faults;

/// <summary>The folder <c>shared</c> beside the repository: published files, and a check written apart from the product.</summary>
internal static class Shared
{
    public static string At(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", relative);
            if (Path.Exists(candidate)) return candidate;
        }

        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds shared/{relative}; these tests need it.");
    }

    /// <summary>Runs check_run.py over what a run wrote; its last line says "0 faults" when all is well.</summary>
    public static async Task<string> Check(string output, params IEnumerable<string> inputs)
    {
        var start = new ProcessStartInfo("python3", [At("checks/check_run.py"), output, .. inputs]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said.Trim() + await errors;
    }
}

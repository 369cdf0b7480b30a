using System.Diagnostics;
using System.Reflection;

namespace ClaimsCluster.Faults;

/// <summary>
/// The <c>claims</c> program built a second time from the same source, as another version: other assemblies under other
/// version numbers, beside those of this build.
/// </summary>
internal sealed class OtherBuild : IDisposable
{
    /// <summary>What the other one says it is.</summary>
    public const string Version = "9.9.0";

    private readonly TempFolder _temp = new();

    /// <summary>Where the other program is.</summary>
    public string Program => _temp.At("bin/ClaimsCluster.Cli/release/claims");

    /// <summary>Builds it, and fails with what the compiler said when that cannot be done.</summary>
    public static async Task<OtherBuild> Make()
    {
        var other = new OtherBuild();
        try
        {
            await other.Build();
            var version = AssemblyName.GetAssemblyName(Path.ChangeExtension(other.Program, ".dll")).Version;
            version.ShouldBe(new Version($"{Version}.0"));
            version.ShouldNotBe(AssemblyName.GetAssemblyName(Path.ChangeExtension(ClaimsProcess.Program, ".dll")).Version);
            return other;
        }
        catch
        {
            other.Dispose();
            throw;
        }
    }

    public void Dispose() => _temp.Dispose();

    private async Task Build()
    {
        // The lock files name the version of each project, so that stays; what runs carries the other one. Its code was analysed already.
        var start = new ProcessStartInfo("dotnet",
        [
            "build", Path.Combine(ClaimsProcess.Root, "src/ClaimsCluster.Cli"), "-c", "Release", "--nologo", "-v", "quiet", "--artifacts-path", _temp.At(""),
            $"-p:AssemblyVersion={Version}.0", $"-p:InformationalVersion={Version}", "-p:IncludeSourceRevisionInInformationalVersion=false",
            "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false", "-p:UseSharedCompilation=false", "-nodeReuse:false",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (build.ExitCode != 0) throw new InvalidOperationException($"The other build ended with {build.ExitCode}.\n{said}\n{await errors}");
    }
}

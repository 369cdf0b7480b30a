using ClaimsCluster.Storage.Tests.Sqlite;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace ClaimsCluster.Storage.Tests;

/// <summary>
/// Runs the tests; with <c>--write FOLDER ROUND</c> writes until it is killed; with
/// <c>--fill DISK</c> until the disk is full; with <c>--bench</c> it measures.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["--write", var folder, var round]:
                await KillTests.WriteUntilKilled(folder, round);
                return 0;
            case ["--fill", var disk]:
                await FullDiskTests.Fill(disk);
                return 0;
            case ["--bench", ..]:
                await Bench.Run();
                return 0;
            default:
                return args.Contains("--server") || args.Contains("--internal-msbuild-node")
                    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
                    : await ConsoleRunner.Run(args);
        }
    }
}

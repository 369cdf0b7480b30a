using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Benchmarks.Codec;

/// <summary>What a process of its own measured of itself.</summary>
/// <param name="PeakBytes">The most memory it ever had.</param>
/// <param name="CpuSeconds">Least processor time of a pass.</param>
internal sealed record ChildFigures(long PeakBytes, double CpuSeconds);

/// <summary>A process that streams a file and tells what that took: memory is measured without its neighbours.</summary>
internal static class CodecChild
{
    /// <summary>The first argument of such a process.</summary>
    public const string Command = "codec-child";

    /// <summary>Starts one and waits for its figures.</summary>
    public static ChildFigures Measure(string file, int passes)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])[Command, file, passes.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);

        using var child = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        var answer = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<ChildFigures>(answer)!
            : throw new InvalidOperationException($"The process that reads {file} ended with {child.ExitCode}.");
    }

    /// <summary>Is one: streams the file so many times.</summary>
    public static int Run(string[] arguments)
    {
        var least = TimeSpan.MaxValue; // A pass may be disturbed; none is quicker than it is.
        for (var pass = int.Parse(arguments[1], CultureInfo.InvariantCulture); pass > 0; pass--)
        {
            var before = Environment.CpuUsage.TotalTime;
            Stream(arguments[0]);
            var cpu = Environment.CpuUsage.TotalTime - before;
            if (cpu < least) least = cpu;
        }

        Console.WriteLine(JsonSerializer.Serialize(new ChildFigures(PeakBytes(), least.TotalSeconds)));
        return 0;
    }

    /// <summary>Validates and then reads each claim, as an intake does.</summary>
    private static void Stream(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        FileInspection.Inspect(stream, new InspectionOptions { TakesAll = true, Snip = 3 });
        stream.Position = 0;
        using var reader = new ClaimRecordReader(stream);
        while (reader.TryRead(out _))
        {
        }
    }

    /// <summary>The high-water mark that Linux keeps; elsewhere what the runtime knows.</summary>
    private static long PeakBytes()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status)) return Process.GetCurrentProcess().PeakWorkingSet64;

        var line = File.ReadLines(status).First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture);
    }
}

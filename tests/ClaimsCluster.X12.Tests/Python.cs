using System.Diagnostics;

namespace ClaimsCluster.X12.Tests;

/// <summary>The checker that shares no code with us: shared/checks/x12lite.py.</summary>
internal static class Python
{
    public static string Check835(string file) => Run("f,c=check835(d)", file);

    public static string Check837(string file) => Run("c,f=claims837(d)", file);

    private static string Run(string code, string file)
    {
        var start = new ProcessStartInfo("python3")
        {
            ArgumentList =
            {
                "-B",
                "-c",
                $"""
                import sys
                from x12lite import *
                d=sys.stdin.buffer.read()
                {code}
                print(f'{"{len(c)}"} claims, {"{len(f)}"} faults', *f)
                """,
            },
            Environment = { ["PYTHONPATH"] = Samples.Checks },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var python = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        python.StandardInput.Write(file);
        python.StandardInput.Close();
        return python.StandardOutput.ReadToEnd().Trim();
    }
}

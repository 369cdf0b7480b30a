using System.Diagnostics;

namespace ClaimsCluster.X12.Tests;

/// <summary>The checker that shares no code with us: shared/checks/x12lite.py. One line of answer a file.</summary>
internal static class Python
{
    public static string[] Check835(params IEnumerable<byte[]> files) => Run("f,c=check835(d)", files);

    public static string[] Check837(params IEnumerable<byte[]> files) => Run("c,f=claims837(d)", files);

    private static string[] Run(string check, IEnumerable<byte[]> files)
    {
        var code = $"""
            import sys,base64
            from x12lite import *
            for line in sys.stdin:
                d=base64.b64decode(line)
                {check}
                print(len(c),'claims,',len(f),'faults',*f)
            """;
        var start = new ProcessStartInfo("python3")
        {
            ArgumentList = { "-B", "-c", code },
            Environment = { ["PYTHONPATH"] = Samples.Checks },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var python = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        foreach (var file in files) python.StandardInput.WriteLine(Convert.ToBase64String(file));
        python.StandardInput.Close();
        return python.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

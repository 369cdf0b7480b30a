using System.Runtime.CompilerServices;

namespace ClaimsCluster.Cli.Tests;

/// <summary>Screens as text files that a person has looked at. A difference leaves NAME.received.txt beside NAME.txt.</summary>
internal static class Approved
{
    public static void Check(string screen, string name, [CallerFilePath] string test = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(test)!, "Approved")).FullName;
        var approved = Path.Combine(folder, $"{name}.txt");
        var received = Path.Combine(folder, $"{name}.received.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (screen == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, screen);
        var lines = screen.Split('\n').Zip(expected.Split('\n').Concat(Enumerable.Repeat("", screen.Length)));
        var (got, wanted) = lines.FirstOrDefault(pair => pair.First != pair.Second);
        Assert.Fail($"Look at {received}; when it is right, make it {name}.txt. First difference:\n  was    {wanted}\n  is now {got}");
    }
}

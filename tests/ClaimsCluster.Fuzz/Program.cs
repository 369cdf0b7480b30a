using System.Globalization;
using System.Runtime.CompilerServices;
using SharpFuzz;

namespace ClaimsCluster.Fuzz;

/// <summary>Looks for bytes that the codec cannot bear: files are changed at random, and those that reach new branches are kept.</summary>
internal static class Program
{
    private const string Help = """
        usage: ClaimsCluster.Fuzz FOLDER [--seconds N] [--seed N]
               ClaimsCluster.Fuzz --replay FILE

          FOLDER    X12 files to start from, with those in its folders
          --seconds how long, 60 when it is not said
          --seed    the same seed does the same things in the same order

        Exit 1 when a file made the codec throw, hang or contradict itself: it is saved as fuzz-<number>.x12 in this folder.
        """;

    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["--replay", var file]:
                Replay(file);
                return 0;
            case [var folder, .. var rest] when Directory.Exists(folder):
                return Search(folder, Number(rest, "--seconds", 60), Number(rest, "--seed", 1));
            default:
                Console.Error.WriteLine(Help);
                return 2;
        }
    }

    private static int Search(string folder, int seconds, int seed)
    {
        Instrument();
        return Run(folder, seconds, seed);
    }

    /// <summary>The codec beside us, and only that copy, counts its branches from now on. It must not be loaded yet.</summary>
    private static void Instrument()
    {
        try
        {
            Fuzzer.Instrument(Path.Combine(AppContext.BaseDirectory, "ClaimsCluster.X12.dll"), _ => true, Options.Value);
        }
        catch (InstrumentationException)
        {
            // By a run before this one: the build did not put a new copy here.
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // It would load the codec.
    private static int Run(string folder, int seconds, int seed)
    {
        var starts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes).Where(file => file.AsSpan().StartsWith("ISA"u8)).ToList();
        return new FuzzSearch(starts, seed).Run(TimeSpan.FromSeconds(seconds));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Replay(string file)
    {
        _ = new BranchMap(); // A codec that a run before this one has left counting needs its counters.
        CodecLaws.Hold(File.ReadAllBytes(file));
    }

    private static int Number(string[] rest, string name, int usual) =>
        Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? int.Parse(rest[at + 1], CultureInfo.InvariantCulture) : usual;
}

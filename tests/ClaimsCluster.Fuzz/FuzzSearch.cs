using System.Diagnostics;

namespace ClaimsCluster.Fuzz;

/// <summary>Changes files, keeps those that reach new branches, and saves those that the codec cannot bear.</summary>
internal sealed class FuzzSearch(List<byte[]> kept, int seed)
{
    private const int LargestKept = 6 * 1024; // Bytes: small files are read often.
    private const int MostSaved = 20;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    private readonly BranchMap _branches = new();
    private readonly HashSet<string> _troubles = [];
    private readonly FileMutator _mutator = new(seed);

    /// <summary>1 when something was found, else 0.</summary>
    public int Run(TimeSpan length)
    {
        kept.RemoveAll(file => file.Length > LargestKept);
        var starts = kept.Count;
        foreach (var file in kept) Try(file);
        var clock = Stopwatch.StartNew();
        long tries = 0;
        for (; clock.Elapsed < length && _troubles.Count < MostSaved; tries++)
        {
            var file = _mutator.Change(kept);
            if (file.Length <= LargestKept && Try(file)) kept.Add(file);
        }

        Console.WriteLine($"{starts} files, {tries} changed ones in {clock.Elapsed.TotalSeconds:0} s: {kept.Count - starts} kept, {_branches.Seen} branches, {_troubles.Count} troubles");
        return _troubles.Count > 0 ? 1 : 0;
    }

    /// <summary>Whether a file reached what none before it did.</summary>
    private bool Try(byte[] file)
    {
        _branches.Clear();
        var clock = Stopwatch.StartNew();
        try
        {
            CodecLaws.Hold(file);
            if (clock.Elapsed > Hang) Save(file, "hang", $"took {clock.Elapsed.TotalSeconds:0.0} s");
        }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
        catch (Exception found)
#pragma warning restore CA1031
        {
            var frame = new StackTrace(found).GetFrames().FirstOrDefault(one => one.GetMethod()?.DeclaringType?.Assembly != typeof(object).Assembly)?.GetMethod();
            Save(file, $"{found.GetType().Name} {frame?.DeclaringType?.Name}.{frame?.Name} {(found is ContradictionException ? found.Message : "")}", found.ToString());
        }

        return _branches.HasNews();
    }

    private void Save(byte[] file, string kind, string what)
    {
        if (!_troubles.Add(kind)) return;

        var name = $"fuzz-{_troubles.Count}.x12";
        File.WriteAllBytes(name, file);
        Console.WriteLine($"{name}: {what}");
    }
}

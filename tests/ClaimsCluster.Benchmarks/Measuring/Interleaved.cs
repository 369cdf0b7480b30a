namespace ClaimsCluster.Benchmarks.Measuring;

/// <summary>Runs steps in turn, round after round, so that whatever else the machine does meets all of them.</summary>
internal static class Interleaved
{
    private const int WarmRounds = 2;
    private const int Rounds = 9;

    public static IReadOnlyList<Measured> Measure(byte[] data, IReadOnlyList<Step> steps)
    {
        var rounds = steps.Select(_ => new List<(double Cpu, long Allocated)>()).ToList();
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            for (var step = 0; step < steps.Count; step++)
            {
                var once = Once(data, steps[step]);
                if (round >= WarmRounds) rounds[step].Add(once);
            }
        }

        return [.. steps.Zip(rounds, (step, all) => new Measured(
            step.Name, data.Length, Median(all.Select(one => one.Cpu)), (long)Median(all.Select(one => (double)one.Allocated))))];
    }

    private static (double Cpu, long Allocated) Once(byte[] data, Step step)
    {
        GC.Collect(); // What the step before left behind is not this one's to clear.
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        Kept = step.Run(data);
        return ((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    /// <summary>The last answer, for the compiler's eyes.</summary>
    public static long Kept { get; private set; }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}

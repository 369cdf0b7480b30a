using ClaimsCluster.Benchmarks.Generating;
using ClaimsCluster.Benchmarks.Measuring;

namespace ClaimsCluster.Benchmarks.Codec;

/// <summary>The codec, over 97 MB of claims and the 74 MB that pay them.</summary>
internal static class CodecBenchmark
{
    private const int ClaimCount = 130_000;
    private const int FewClaims = 10_000;

    private static readonly Step[] Steps =
    [
        new("codec.scan", CodecSteps.Scan),
        new("codec.split", CodecSteps.Split),
        new("codec.tokenise", CodecSteps.Tokenise),
        new("codec.validate3", CodecSteps.Validate3),
        new("codec.validate5", CodecSteps.Validate5),
    ];

    private static readonly Step[] ClaimSteps =
    [
        new("codec.lazy", CodecSteps.Lazy),
        new("codec.typedLazy", CodecSteps.TypedLazy),
        new("codec.eager", CodecSteps.Eager),
        new("codec.typedEager", CodecSteps.TypedEager),
    ];

    public static int Run(string? jsonFile)
    {
        Console.WriteLine(Report.Machine());
        var files = SampleFiles.Make(ClaimCount);
        var figures = new List<Figure>();
        Add(figures, $"837P, {files.Claims.Length / 1e6:0} MB", Speeds(files.Claims, [.. Steps, .. ClaimSteps, new("codec.write", CodecSteps.Write(files.Claims))], ""));
        Add(figures, $"835, {files.Remittance.Length / 1e6:0} MB", Speeds(files.Remittance, Steps, ".835"));
        Add(figures, "837P from a file", InOwnProcesses(files));
        if (jsonFile is not null) Report.WriteJson(jsonFile, figures);
        return figures.Exists(figure => figure.Reached == false) ? 1 : 0;
    }

    private static void Add(List<Figure> all, string title, List<Figure> some)
    {
        Report.Print(title, some);
        all.AddRange(some);
    }

    private static List<Figure> Speeds(byte[] data, IReadOnlyList<Step> steps, string suffix)
    {
        var measured = Interleaved.Measure(data, steps);
        var scan = measured[0];
        var figures = new List<Figure>();
        foreach (var step in measured)
        {
            var (bar, prototype) = SpeedBar(step.Name);
            figures.Add(new Figure(step.Name + suffix, step.Speed, "MB/s", step.Speed / scan.Speed, "codec.scan" + suffix)
            {
                Bar = bar,
                Prototype = prototype,
            });
        }

        var split = measured.Single(step => step.Name == "codec.split");
        var tokenise = measured.Single(step => step.Name == "codec.tokenise");
        figures.Add(new("codec.tokeniseOverSplit" + suffix, tokenise.Speed, "MB/s", tokenise.Speed / split.Speed, "codec.split" + suffix)
        {
            Bar = 20,
            Prototype = "24-35",
        });
        foreach (var step in measured)
        {
            if (AllocationBar(step.Name) is not { } ceiling) continue;
            var name = step.Name.Replace("codec.", "codec.alloc.", StringComparison.Ordinal) + suffix;
            figures.Add(new(name, Math.Round(step.AllocatedPerByte, 4), "B/B") { Bar = ceiling, IsCeiling = true });
        }

        return figures;
    }

    private static (double? Bar, string Prototype) SpeedBar(string step) => step switch
    {
        "codec.tokenise" => (0.25, "0.41-0.47"),
        "codec.validate3" => (0.08, "0.15-0.17"),
        "codec.validate5" => (0.04, ""),
        "codec.typedEager" => (0.035, "0.06-0.07"),
        "codec.typedLazy" => (0.06, "0.12"),
        "codec.write" => (0.08, "0.20"),
        _ => (null, ""),
    };

    private static double? AllocationBar(string step) => step switch
    {
        "codec.tokenise" or "codec.write" => 0,
        "codec.validate3" => 0.02, // A file costs 85 KB and a set 2 KB, whatever their size; a claim nothing.
        "codec.typedEager" => 3,
        "codec.typedLazy" => 1.5,
        _ => null,
    };

    private static List<Figure> InOwnProcesses(SampleFiles files)
    {
        var folder = Directory.CreateTempSubdirectory("codec");
        try
        {
            var whole = Path.Combine(folder.FullName, "whole.837");
            File.WriteAllBytes(whole, files.Claims);
            var four = Path.Combine(folder.FullName, "four.837");
            using (var stream = File.Create(four))
                for (var copy = 0; copy < 4; copy++) stream.Write(files.Claims);
            var few = Path.Combine(folder.FullName, "few.837");
            File.WriteAllBytes(few, SampleFiles.Make(FewClaims).Claims);

            var once = CodecChild.Measure(whole, passes: 1);
            var growth = CodecChild.Measure(four, passes: 1).PeakBytes - once.PeakBytes;
            var perClaim = CodecChild.Measure(whole, passes: 5).CpuSeconds / ClaimCount;
            var perClaimOfFew = CodecChild.Measure(few, passes: 20).CpuSeconds / FewClaims;
            return
            [
                new("codec.rss", once.PeakBytes / 1e6, "MB") { Bar = 80, IsCeiling = true, Prototype = "39-42" },
                new("codec.rssGrowth", growth / 1e6, "MB") { Bar = 5, IsCeiling = true, Prototype = "0-6" },
                new("codec.linearity", perClaim / perClaimOfFew, "x") { Bar = 1.3, IsCeiling = true },
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace ClaimsCluster.Benchmarks.Measuring;

/// <summary>Figures as a table for people, and as JSON Lines.</summary>
internal static class Report
{
    public static void Print(string title, IEnumerable<Figure> figures)
    {
        Console.WriteLine();
        Console.WriteLine($"{title,-28} {"value",10} {"unit",-5} {"ratio",8}  {"against",-14} {"bar",8}  {"",-7} prototype");
        foreach (var figure in figures)
        {
            var bar = figure.Bar is { } limit ? $"{(figure.IsCeiling ? "<=" : ">=")} {Number(limit)}" : "";
            var reached = figure.Reached switch { true => "reached", false => "MISSED", null => "" };
            Console.WriteLine($"{figure.Name,-28} {Number(figure.Value),10} {figure.Unit,-5} {Number(figure.Ratio),8}  "
                + $"{figure.Against,-14} {bar,8}  {reached,-7} {figure.Prototype}");
        }
    }

    public static void WriteJson(string file, IEnumerable<Figure> figures)
    {
        using var writer = new StreamWriter(file);
        foreach (var (name, value, unit, ratio, against) in figures)
            writer.WriteLine(JsonSerializer.Serialize(new { name, value, unit, ratio, against }));
        writer.WriteLine(JsonSerializer.Serialize(new { machine = Machine() }));
    }

    public static string Machine()
    {
        var vector = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + $"{Environment.ProcessorCount} cores, vectors of {vector} bits, {RuntimeInformation.FrameworkDescription}";
    }

    private static string Number(double? value) => value switch
    {
        null => "",
        0 => "0",
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        >= 1 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}

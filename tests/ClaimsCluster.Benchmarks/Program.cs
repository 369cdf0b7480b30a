using System.Globalization;
using ClaimsCluster.Benchmarks.Codec;
using ClaimsCluster.Benchmarks.Failover;
using ClaimsCluster.Benchmarks.Pipeline;
using ClaimsCluster.Benchmarks.Store;

namespace ClaimsCluster.Benchmarks;

/// <summary>Measures the product against itself: ratios inside one run (INTERFACE §7).</summary>
internal static class Program
{
    private const string Help = """
        usage: ClaimsCluster.Benchmarks codec|store|pipeline|failover [--json FILE] [--postgres CONN] [--processes LIVES]

          codec   reading, validating and writing X12, against the search for '~' in the same bytes
          store   durable writes of 256 callers: group commit, Orleans' own provider and a bare upsert, on one server
          pipeline  whole lives of claims on SQLite and PostgreSQL, one silo and three; on the server of CONN in
                  databases that are made and dropped, or on one of its own; with --processes so many lives through
                  one, two and three claims silo processes instead, and as small files over HTTP
          failover  what callers notice when a silo of three is killed, or hangs, --blows times each (10)
        """;

    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["codec"]: return CodecBenchmark.Run(jsonFile: null);
            case ["codec", "--json", var file]: return CodecBenchmark.Run(file);
            case ["store"]: return await StoreBenchmark.Run(jsonFile: null);
            case ["store", "--json", var file]: return await StoreBenchmark.Run(file);
            case ["pipeline", .. var rest] when Options(rest) is (true, var postgres, null, var file): return await PipelineBenchmark.Run(postgres, file);
            case ["pipeline", .. var rest] when Options(rest) is (true, var postgres, int lives, var file): return await ProcessesBenchmark.Run(postgres, lives, file);
            case ["failover"]: return await FailoverBenchmark.Run(10, jsonFile: null);
            case ["failover", "--blows", var blows]: return await FailoverBenchmark.Run(int.Parse(blows, CultureInfo.InvariantCulture), jsonFile: null);
            case ["failover", "--json", var file]: return await FailoverBenchmark.Run(10, file);
            case [CodecChild.Command, .. var rest]: return CodecChild.Run(rest); // A process of our own to measure alone.
            case ["--help" or "-h"]:
                Console.WriteLine(Help);
                return 0;
            default:
                Console.Error.WriteLine(Help);
                return 2;
        }
    }

    private static (bool AreFine, string? Postgres, int? Lives, string? Json) Options(string[] rest)
    {
        string? postgres = null, json = null;
        int? lives = null;
        for (; rest is [var name, var value, .. var more]; rest = more)
        {
            if (name == "--postgres") postgres = value;
            else if (name == "--processes" && int.TryParse(value, CultureInfo.InvariantCulture, out var count)) lives = count;
            else if (name == "--json") json = value;
            else return default;
        }

        return (rest.Length == 0, postgres, lives, json);
    }
}

using System.CommandLine;
using System.Diagnostics;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Simulation;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims simulate</c>: the whole domain in one thread, with faults drawn from each seed.</summary>
internal static class SimulateCommand
{
    private const int UsualSeeds = 1_000;

    public static Command Create()
    {
        var seed = CommonOptions.Number("--seed", "N");
        var seeds = CommonOptions.Number("--seeds", "N");
        var minutes = CommonOptions.Number("--minutes", "M");
        var trace = new Option<bool>("--trace");
        var command = new Command("simulate") { seed, seeds, minutes, trace };
        command.SetAction(async (parsed, cancel) =>
        {
            var terminal = Terminal.Of(parsed);
            var from = NotBelow(parsed.GetValue(seed), 0, "--seed");
            var count = NotBelow(parsed.GetValue(seeds), 1, "--seeds");
            var time = NotBelow(parsed.GetValue(minutes), 1, "--minutes");
            if (!parsed.GetValue(trace)) return await Run(new(from ?? 1, CountOf(from, count, time), time), terminal, cancel);
            if (from is null || count is not null || time is not null) throw new CommandFault("a trace is of one seed: --seed N --trace.");
            return await Replay(from.Value, terminal);
        });
        return command;
    }

    // One seed is one world; a time alone is as many as it holds.
    private static long CountOf(long? from, long? count, long? minutes) =>
        count ?? (minutes is not null ? long.MaxValue : from is not null ? 1 : UsualSeeds);

    private static long? NotBelow(long? value, long least, string option) => value is { } number && number < least
        ? throw new CommandFault($"{option} {number}: {least} or more.")
        : value;

    private static async Task<int> Run(SimulatedRange range, Terminal terminal, CancellationToken cancel)
    {
        var simulator = new Simulator();
        var screen = new SimulateScreen(terminal);
        var clock = Stopwatch.StartNew();
        for (long number = 0; number < range.Count && !cancel.IsCancellationRequested; number++)
        {
            if (range.Minutes is { } minutes && clock.Elapsed.TotalMinutes >= minutes) break;
            if (await simulator.Run(range.First + number) is { } failure) screen.Failed(failure);
            screen.Progress(simulator.Report, range, clock.Elapsed);
        }

        screen.Ended(simulator.Report, clock.Elapsed);
        return simulator.Report.Failures.Count == 0 && simulator.Report.Unseen.Count == 0 ? ClaimsCommandLine.Done : ClaimsCommandLine.DoneInPart;
    }

    private static async Task<int> Replay(long seed, Terminal terminal)
    {
        var simulator = new Simulator();
        var failure = await simulator.Replay(seed, terminal.Output);
        var screen = new SimulateScreen(terminal);
        if (failure is null) screen.Held(simulator.Report);
        else screen.Failed(failure);
        return failure is null ? ClaimsCommandLine.Done : ClaimsCommandLine.DoneInPart;
    }
}

/// <summary>Which seeds are lived.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many.</param>
/// <param name="Minutes">Not longer than that; null: as long as they take.</param>
internal sealed record SimulatedRange(long First, long Count, long? Minutes);

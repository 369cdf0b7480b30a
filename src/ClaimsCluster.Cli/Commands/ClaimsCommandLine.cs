using System.CommandLine;
using System.Reflection;
using ClaimsCluster.Cli.Hosts;
using ClaimsCluster.Cli.Screens;

namespace ClaimsCluster.Cli.Commands;

/// <summary>The command <c>claims</c>: its subcommands, and what becomes of an error.</summary>
internal static class ClaimsCommandLine
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, but some input was refused or a check failed.</summary>
    public const int DoneInPart = 1;

    /// <summary>Could not do it.</summary>
    public const int NotDone = 2;

    /// <summary>The tree of commands.</summary>
    public static Command Create() => new("claims")
    {
        CommonOptions.Help,
        CommonOptions.Version,
        CommonOptions.Verbose,
        CommonOptions.Color,
        RunCommand.Create(),
        HostCommands.Serve(),
        HostCommands.Silo(),
        HostCommands.Gateway(),
        SubmitCommand.Create(),
        SubmitCommand.Post(),
        ClockCommand.Create(),
        GenerateCommand.Create(),
        PayersCommand.Create(),
        CodeCommand.Create(),
        ValidateCommand.Create(),
        ParseCommand.Create(),
        FormatCommand.Create(),
        StatusCommand.Create(),
        ExplainCommand.Create(),
        WorklistCommand.Create(),
        FollowUpCommands.Correct(),
        FollowUpCommands.Release(),
        FollowUpCommands.Resubmit(),
        FollowUpCommands.Void(),
        FollowUpCommands.WriteOff(),
        PlaceCommand.Create(),
        AccountShowCommand.Create(),
        StatementCommand.Create(),
        PayCommand.Create(),
        VerifyCommand.Create(),
        ExportCommand.Create(),
        MigrateCommand.Create(),
        ConformanceCommand.Create(),
        SimulateCommand.Create(),
    };

    /// <summary>Runs it on the process's own streams, until it is done or asked to stop.</summary>
    public static async Task<int> Run(string[] args)
    {
        using var stop = new StopSignal();
        return await Run(args, Console.Out, Console.Error, stop.Token);
    }

    /// <summary>Runs it on any streams.</summary>
    public static async Task<int> Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var parsed = Create().Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var command = parsed.CommandResult.Command;
        if (parsed.GetValue(CommonOptions.Help) || args.Count == 0)
        {
            HelpScreen.Print(output, command);
            return Done;
        }

        if (command.Parents.FirstOrDefault() is null && parsed.GetValue(CommonOptions.Version))
        {
            await output.WriteLineAsync($"claims {VersionText}");
            return Done;
        }

        if (UsageFaults.Of(parsed) is { } fault) return Refuse(fault, null);
        try
        {
            return await parsed.InvokeAsync(
                new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Refuse("stopped before it was done.", null);
        }
        catch (Exception unexpected) // The last door: everything gets its sentence and its exit code.
        {
            return Refuse(CommandFaults.Of(unexpected), unexpected);
        }

        int Refuse(string sentence, Exception? cause)
        {
            var terminal = Terminal.Of(output, error, parsed.Errors.Count == 0 ? parsed.GetValue(CommonOptions.Color) ?? ColorWhen.Auto : ColorWhen.Auto);
            error.WriteLine($"{terminal.ErrorPaint[Tone.Red, CommandFaults.FullName(command)]}: {Figures.Shown(sentence.Replace("\r", "", StringComparison.Ordinal).Replace('\n', '\u2028')).Replace('\u2028', '\n')}");
            if (cause is not null && parsed.GetValue(CommonOptions.Verbose)) error.WriteLine(cause);
            return NotDone;
        }
    }

    private static string VersionText =>
        typeof(ClaimsCommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}

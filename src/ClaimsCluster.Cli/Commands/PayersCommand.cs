using System.CommandLine;
using ClaimsCluster.Cli.Screens;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims payers</c>: the built-in payers as payers.json, to start from.</summary>
internal static class PayersCommand
{
    public static Command Create()
    {
        var output = CommonOptions.Text("--out", "FILE");
        var command = new Command("payers") { output };
        command.SetAction((parsed, cancel) => Write(parsed.GetValue(output), Terminal.Of(parsed), cancel));
        return command;
    }

    private static async Task<int> Write(string? path, Terminal terminal, CancellationToken cancel)
    {
        if (path is null)
        {
            await terminal.Output.WriteAsync(PayersFile.BuiltIn);
            return ClaimsCommandLine.Done;
        }

        if (Directory.Exists(path)) throw new CommandFault($"{path} is a folder. Name a file in it: {Path.Combine(path, "payers.json")}");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new CommandFault($"there is no folder {folder}. Make it, or name another file.");
        if (File.Exists(path)) throw new CommandFault($"{path} is there, and may be changed by hand. Name another file, or remove it.");
        await File.WriteAllTextAsync(path, PayersFile.BuiltIn, cancel);
        await terminal.Output.WriteLineAsync($"{path}: five payers. Change them, then: claims run --payers {Pasted.Word(path)}");
        return ClaimsCommandLine.Done;
    }
}

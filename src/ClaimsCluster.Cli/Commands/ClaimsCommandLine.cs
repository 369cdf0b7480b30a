using System.CommandLine;

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

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("claims: a medical claim's whole life, from the visit to a zero balance")
        {
            RunCommand.Create(),
            GenerateCommand.Create(),
            VerifyCommand.Create(),
        };
        return await root.Parse(args).InvokeAsync();
    }
}

using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Cli.Tests;

/// <summary>The command line in this process, piped: nothing of it is a terminal.</summary>
internal sealed record Claims(int Exit, string Output, string Error)
{
    public static Task<Claims> Run(params string[] args) => Run(CancellationToken.None, args);

    public static async Task<Claims> Run(CancellationToken cancel, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await ClaimsCommandLine.Run(args, output, error, cancel);
        return new(exit, output.ToString(), error.ToString());
    }

    public IReadOnlyList<string> Lines => Output.TrimEnd('\n').Split('\n');
}

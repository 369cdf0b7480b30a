namespace ClaimsCluster.Cli.Commands;

/// <summary>A command could not be done: one or two lines that say what, where and what to do; exit code 2.</summary>
internal sealed class CommandFault(string message) : Exception(message);

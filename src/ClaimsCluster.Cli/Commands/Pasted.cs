namespace ClaimsCluster.Cli.Commands;

/// <summary>Words of commands that are shown to be pasted into a shell.</summary>
internal static class Pasted
{
    /// <summary>A path as a shell takes it: quoted where it has to be.</summary>
    public static string Word(string word) =>
        word.Length > 0 && word.All(character => char.IsLetterOrDigit(character) || character is '/' or '.' or '_' or '-' or ':' or '~' or '\\' or '+' or ',')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

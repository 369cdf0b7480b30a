using ClaimsCluster.Cli.Screens;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Commands;

/// <summary>Files that a command is given.</summary>
internal static class InputFiles
{
    /// <summary>Refuses what is not there, with what is.</summary>
    /// <param name="file">As it was typed.</param>
    /// <param name="endings">What such files are usually called; none: X12.</param>
    public static void Check(string file, params IReadOnlyList<string> endings)
    {
        if (!File.Exists(file)) throw new CommandFault(Missing(file, endings.Count > 0 ? endings : [".837", ".835", ".edi", ".x12", ".txt"]));
    }

    /// <summary>Opens an X12 file to be read from its start to its end.</summary>
    public static FileStream Open(string file)
    {
        Check(file);
        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1); // The reader has a buffer of its own.
    }

    /// <summary>Tells where and why reading a file stopped, when that was not its end.</summary>
    /// <returns>The exit code.</returns>
    public static int Ended(string file, StopReason stopped, string? problem, long offset, string command, Terminal terminal)
    {
        if (stopped == StopReason.EndOfData) return ClaimsCommandLine.Done;
        if (stopped == StopReason.NoInterchange) throw new CommandFault($"{file} is no X12 file: {problem}. What it may be: claims validate {Pasted.Word(file)}");

        terminal.Error.WriteLine($"{terminal.ErrorPaint[Tone.Red, $"claims {command}"]}: {Figures.Shown(file)} can be read up to byte {offset}: {problem}.");
        return ClaimsCommandLine.DoneInPart;
    }

    private static string Missing(string file, IReadOnlyList<string> endings)
    {
        if (Directory.Exists(file)) return $"{file} is a folder. Name the files in it: {Path.Combine(file, "*" + endings[0])}";

        var told = Path.GetDirectoryName(file);
        var place = told is { Length: > 0 } ? told : "this folder";
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (folder is null || !Directory.Exists(folder)) return $"{file} is not there: there is no folder {place}.";

        var name = Path.GetFileName(file);
        var near = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))
            .Where(known => endings.Contains(Path.GetExtension(known), StringComparer.OrdinalIgnoreCase))
            .OrderByDescending(known => Alike(known, name)).ThenBy(known => known, StringComparer.Ordinal).Take(2).ToList();
        var has = near.Count > 0 ? $"It has {string.Join(" and ", near)}." : $"It has no {string.Join(" or ", endings.Take(2))} file.";
        return $"{name} is not in {place}. {has}";
    }

    /// <summary>How many characters two names have in common from the left.</summary>
    private static int Alike(string one, string other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
}

/// <summary>A folder that a command writes to.</summary>
internal static class OutputFolder
{
    public static void Check(string? folder)
    {
        if (folder is not null && File.Exists(folder)) throw new CommandFault($"--out {folder} is a file. Name a folder.");
    }
}

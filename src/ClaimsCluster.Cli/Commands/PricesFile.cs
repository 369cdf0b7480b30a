using ClaimsCluster.Hosting.Charging;

namespace ClaimsCluster.Cli.Commands;

/// <summary>A chargemaster (.csv) as a command is given it.</summary>
internal static class PricesFile
{
    /// <summary>The file's prices in the form that is kept with a run; null: no file is named.</summary>
    public static string? Canonical(string? path)
    {
        if (path is null) return null;
        InputFiles.Check(path, [".csv"]);
        try
        {
            return ChargemasterReader.Text(ChargemasterReader.Read(File.ReadAllBytes(path)));
        }
        catch (ChargemasterException fault)
        {
            throw new CommandFault($"{path}, {fault.Message}\nIts first line: {ChargemasterReader.Header}");
        }
    }
}

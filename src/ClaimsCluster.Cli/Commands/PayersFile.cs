using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting.Payers;

namespace ClaimsCluster.Cli.Commands;

/// <summary>payers.json as a command is given it.</summary>
internal static class PayersFile
{
    /// <summary>The built-in payers.</summary>
    public static string BuiltIn { get; } = PayersWriter.Write(PayerDirectory.Default);

    /// <summary>The file's payers in the form that is kept with a run; null: no file is named.</summary>
    public static string? Canonical(string? path)
    {
        if (path is null) return null;
        InputFiles.Check(path, [".json"]);
        try
        {
            return PayersWriter.Write(PayersReader.Read(File.ReadAllBytes(path)));
        }
        catch (PayersException fault)
        {
            throw new CommandFault($"{path}, {fault.Message}\nThe whole form, to start from: claims payers --out payers.json");
        }
    }
}

using System.Text.RegularExpressions;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>SQL is written with names and sent with numbers, which the driver need not parse.</summary>
internal static partial class NumberedSql
{
    /// <summary>Puts $1 for the first of the names (<c>@name</c>), and so on.</summary>
    public static string Of(string sql, params ReadOnlySpan<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names) numbers.Add(name, numbers.Count + 1);
        return Name().Replace(sql, match => $"${numbers[match.Groups[1].Value]}");
    }

    [GeneratedRegex("@([a-zA-Z]+)")]
    private static partial Regex Name();
}

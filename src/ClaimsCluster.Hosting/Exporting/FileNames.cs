namespace ClaimsCluster.Hosting.Exporting;

/// <summary>
/// Names of written files. A name is shown, never followed: what could leave the folder is replaced (FAULTS §4). Two
/// files that share a name stay two: the later one gets a number behind its stem.
/// </summary>
internal sealed class FileNames
{
    // One folder may be on a disk that takes a.837 and A.837 for the same.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name itself the first time, then "stem-2.ext", "stem-3.ext".</summary>
    public string Take(string name)
    {
        var safe = Safe(name);
        var (stem, extension) = (Path.GetFileNameWithoutExtension(safe), Path.GetExtension(safe));
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? safe : $"{stem}-{number}{extension}";
            if (_taken.Add(candidate)) return candidate;
        }
    }

    /// <summary>Letters, digits and a few marks; the rest becomes an underscore.</summary>
    public static string Safe(string name)
    {
        var safe = new string([.. name.Select(character =>
            char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or ' ' or '(' or ')' or ',' or '+' ? character : '_')]);
        return safe.Trim('.', ' ').Length == 0 ? "unnamed" : safe;
    }
}

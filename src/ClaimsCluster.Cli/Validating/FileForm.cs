using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Validating;

/// <summary>Names what a file is that does not start with ISA, where its first bytes tell.</summary>
internal static class FileForm
{
    public static FileInspection Named(Stream file, FileInspection inspection)
    {
        // A pipe gives its bytes only once.
        if (inspection.Interchanges.Count > 0 || !file.CanSeek || NameOf(file) is not { } name) return inspection;

        return inspection with { OwnFaults = [.. inspection.OwnFaults.Select(fault => fault with { Detail = $"the file is {name}" })] };
    }

    private static string? NameOf(Stream file)
    {
        Span<byte> first = stackalloc byte[4];
        file.Position = 0;
        return first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)] switch
        {
            [0xC9, 0xE2, 0xC1, ..] => "in EBCDIC: send it as ASCII or UTF-8",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'I', 0, ..] or [0, (byte)'I', ..] => "in UTF-16: send it as ASCII or UTF-8",
            [(byte)'P', (byte)'K', 3, 4] => "a zip file: unpack it first",
            [0x1F, 0x8B, ..] => "a gzip file: unpack it first",
            [] => "empty",
            _ => null,
        };
    }
}

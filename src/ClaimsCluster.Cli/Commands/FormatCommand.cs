using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Unicode;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims format</c>: an X12 file with the usual separators, for people or for programs.</summary>
internal static class FormatCommand
{
    private const int ChunkSize = 64 * 1024;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "any X12 file" };
        var output = CommonOptions.Text("--out", "F");
        output.Description = "writes it there, all on one line, as programs send it";
        var command = new Command("format", """
            writes an X12 file with the separators * : ^ ~, a segment a line.
              Values stay as they are. Exit 1, with nothing written, when one holds such a separator.
              What has this form already comes out byte for byte.
              Example: claims format jan.837 --out canonical.837
            """)
        { file, output };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(output), Terminal.Of(parsed)));
        return command;
    }

    private static int Run(string file, string? path, Terminal terminal)
    {
        if (path is not null) CheckOutput(file, path);
        using (var first = InputFiles.Open(file))
        {
            if (!first.CanSeek) throw new CommandFault($"{file} can be read only once. Save it as a file first.");
            if (Write(first, Stream.Null, isLines: false, out _) is { } refused)
            {
                terminal.Error.WriteLine($"{terminal.ErrorPaint[Tone.Red, "claims format"]}: {Figures.Shown(file)}:{Figures.Shown(refused)}");
                return ClaimsCommandLine.DoneInPart;
            }
        }

        using var stream = InputFiles.Open(file);
        Ending end;
        if (path is null)
        {
            using var screen = Screen(terminal);
            Write(stream, screen, isLines: true, out end);
        }
        else
        {
            using var written = File.Create(path);
            Write(stream, written, isLines: false, out end);
        }

        if (path is not null) terminal.Output.WriteLine($"{Figures.Shown(path)}: {Figures.Count(end.Segments, "segment")}. See: claims validate {Pasted.Word(path)}");
        return InputFiles.Ended(file, end.Stopped, end.Problem, end.Offset, "format", terminal);
    }

    private static void CheckOutput(string file, string path)
    {
        if (Directory.Exists(path)) throw new CommandFault($"{path} is a folder. Name a file in it: {Path.Combine(path, Path.GetFileName(file))}");
        if (Path.GetFullPath(path) == Path.GetFullPath(file)) throw new CommandFault($"--out {path} is the file itself. Name another.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new CommandFault($"there is no folder {folder}. Make it, or name another file.");
    }

    /// <summary>Writes all segments; what is told back is why it must not: ":12  byte 345 ..."; null when it may.</summary>
    private static string? Write(Stream input, Stream output, bool isLines, out Ending end)
    {
        using var reader = new X12Reader(input);
        var buffer = new ArrayBufferWriter<byte>(ChunkSize);
        end = default;
        while (reader.Read())
        {
            var segment = reader.Segment;
            var bad = CanonicalWriter.Write(buffer, segment, reader.Delimiters);
            if (bad >= 0) return Refused(reader, segment, bad);
            if (isLines) buffer.Write("\n"u8);
            if (buffer.WrittenCount < ChunkSize) continue;
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        output.Write(buffer.WrittenSpan);
        end = new Ending(reader.SegmentInFile, reader.Stopped, reader.Problem, reader.Offset);
        return null;
    }

    private static string Refused(X12Reader reader, in Segment segment, int bad)
    {
        var element = segment.Raw[..bad].Count(reader.Delimiters.Element);
        return $"{reader.SegmentInFile}  byte {reader.Offset + bad}: {segment.GetString(0)}{element:00} holds {(char)segment.Raw[bad]}, which would become a separator. "
            + "Take it out, or leave the file as it is.";
    }

    /// <summary>The bytes themselves; a terminal is shown no control characters.</summary>
    private static Stream Screen(Terminal terminal) => ReferenceEquals(terminal.Output, Console.Out) && Console.IsOutputRedirected
        ? Console.OpenStandardOutput()
        : new ShownStream(terminal.Output);

    private readonly record struct Ending(int Segments, StopReason Stopped, string? Problem, long Offset);

    /// <summary>Bytes as text for a writer.</summary>
    private sealed class ShownStream(TextWriter output) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (!buffer.IsEmpty)
            {
                var end = buffer.IndexOf((byte)'\n');
                var line = end < 0 ? buffer : buffer[..end];
                output.Write(Figures.Shown(Utf8.IsValid(line) ? Encoding.UTF8.GetString(line) : Encoding.Latin1.GetString(line)));
                if (end < 0) return;
                output.Write('\n');
                buffer = buffer[(end + 1)..];
            }
        }
    }
}

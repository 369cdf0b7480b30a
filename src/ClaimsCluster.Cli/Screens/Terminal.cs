using System.CommandLine;
using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Where a command writes, and what can be shown there (SCREENS §14).</summary>
internal sealed class Terminal
{
    private const int FullWidth = 100;

    /// <summary>Results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress, warnings, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>How results are painted.</summary>
    public required Paint OutputPaint { get; init; }

    /// <summary>How progress and errors are painted.</summary>
    public required Paint ErrorPaint { get; init; }

    /// <summary>Progress can be redrawn in place.</summary>
    public bool CanRedraw { get; init; }

    /// <summary>The locale has bars and lines; else they are # and -.</summary>
    public bool HasSymbols { get; init; }

    /// <summary>Columns to wrap text at; without limit when piped.</summary>
    public int Width { get; init; } = int.MaxValue;

    /// <summary>What the command line was given.</summary>
    public static Terminal Of(ParseResult parsed) =>
        Of(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(CommonOptions.Color) ?? ColorWhen.Auto);

    /// <summary>The terminal behind two writers.</summary>
    public static Terminal Of(TextWriter output, TextWriter error, ColorWhen color)
    {
        var outputIsTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var errorIsTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new()
        {
            Output = output,
            Error = error,
            OutputPaint = PaintOf(color, outputIsTerminal, isDumb),
            ErrorPaint = PaintOf(color, errorIsTerminal, isDumb),
            CanRedraw = errorIsTerminal && !isDumb,
            HasSymbols = IsUtf8(),
            Width = outputIsTerminal ? WidthOfWindow() : int.MaxValue,
        };
    }

    /// <summary>Columns of the window, at most the 100 of a screen.</summary>
    private static int WidthOfWindow()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? Math.Min(width, FullWidth) : FullWidth;
        }
        catch (IOException)
        {
            return FullWidth; // A terminal that does not tell.
        }
    }

    private static Paint PaintOf(ColorWhen color, bool isTerminal, bool isDumb) => color switch
    {
        ColorWhen.Always => Paint.Colored,
        ColorWhen.Never => Paint.Plain,
        _ => isTerminal && !isDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? Paint.Colored : Paint.Plain,
    };

    private static bool IsUtf8()
    {
        if (OperatingSystem.IsWindows()) return Console.OutputEncoding.CodePage == 65001;
        string[] names = ["LC_ALL", "LC_CTYPE", "LANG"]; // The first that is set decides, as in POSIX.
        var locale = names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>When to use colour.</summary>
internal enum ColorWhen
{
    /// <summary>On a terminal that wants it.</summary>
    Auto,

    /// <summary>Also when piped.</summary>
    Always,

    /// <summary>Not at all.</summary>
    Never,
}

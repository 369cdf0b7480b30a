using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ClaimsCluster.Cli.Screens;

namespace ClaimsCluster.Cli.Commands;

/// <summary>Options of all commands, and how values are read, so that a wrong one is named in our own words.</summary>
internal static class CommonOptions
{
    public static Option<bool> Help { get; } = new("--help", "-h", "-?") { Recursive = true };

    public static Option<bool> Version { get; } = new("--version");

    public static Option<bool> Verbose { get; } = new("--verbose") { Recursive = true };

    public static Option<ColorWhen?> Color { get; } = new("--color") { Recursive = true, HelpName = "auto|always|never", CustomParser = When };

    public static Option<string?> Data() => Text("--data", "DIR");

    public static Option<bool> Json() => new("--json");

    public static Option<string?> Text(string name, string value) => new(name) { HelpName = value };

    public static Option<DateOnly?> Day(string name) => new(name) { HelpName = "DATE", CustomParser = Day };

    public static Option<long?> Number(string name, string value) => new(name) { HelpName = value, CustomParser = Number };

    /// <summary>So many of a hundred.</summary>
    public static Option<decimal?> Percent(string name, decimal most) => new(name)
    {
        HelpName = "P",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= most) return percent;
            result.AddError($"{NameOf(result)} {text} is not a number from 0 to {most}, in 100 claims.");
            return null;
        },
    };

    private static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"{NameOf(result)} {text} is not a day. Write it as 2026-01-05.");
        return null;
    }

    private static long? Number(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        result.AddError($"{NameOf(result)} {text} is not a whole number. Write it without commas: {NameOf(result)} 1000.");
        return null;
    }

    private static ColorWhen? When(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Enum.GetNames<ColorWhen>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name) return Enum.Parse<ColorWhen>(name);
        result.AddError($"--color {text}: write auto, always or never.");
        return null;
    }

    private static string NameOf(ArgumentResult result) => result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}

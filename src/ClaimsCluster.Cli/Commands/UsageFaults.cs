using System.CommandLine;
using System.CommandLine.Parsing;

namespace ClaimsCluster.Cli.Commands;

/// <summary>What is wrong with a command line: the first thing, in one line, with the nearest that is right.</summary>
internal static class UsageFaults
{
    /// <summary>The sentence; null when nothing is wrong.</summary>
    public static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var all = $"All: {CommandFaults.FullName(command)} --help";
        if (UnknownOption(parsed) is { } option) return Unknown("option", option, NamesOf(parsed.CommandResult), all);
        if (parsed.UnmatchedTokens is [var word, ..])
        {
            return command.Subcommands.Count > 0
                ? Unknown("command", word, [.. command.Subcommands.Select(known => (known.Name, known.Name))], all)
                : $"{word} is one word too many. {all}";
        }

        return parsed.Errors is [var error, ..] ? Of(error, command, all) : null;
    }

    private static string Of(ParseError error, Command command, string all) => error.SymbolResult switch
    {
        OptionResult { IdentifierToken: null } option => $"say {Shown(option.Option)}. {all}",
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} wants a value: {Shown(option.Option)}. {all}",
        OptionResult { Tokens.Count: > 1 } option when option.Option.Arity.MaximumNumberOfValues == 1 => $"{option.Option.Name} is given twice; give it once. {all}",
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } argument => $"say which {argument.Argument.Name}: {CommandFaults.FullName(command)} {argument.Argument.Name}. {all}",
        CommandResult when command.Subcommands.Count > 0 => $"say what to do. {all}",
        _ => error.Message,
    };

    /// <summary>What looks like an option and is none: the parser would take it for a value.</summary>
    private static string? UnknownOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value is ['-', not (>= '0' and <= '9'), ..])?.Value;

    private static (string Name, string Shown)[] NamesOf(CommandResult result)
    {
        var options = result.Command.Options.AsEnumerable();
        for (var parent = result.Parent; parent is CommandResult above; parent = above.Parent)
            options = options.Concat(above.Command.Options.Where(option => option.Recursive));
        return [.. options.Select(option => (option.Name, Shown(option)))];
    }

    private static string Unknown(string kind, string word, (string Name, string Shown)[] known, string all)
    {
        var asked = word.Split('=')[0];
        var nearest = known.OrderByDescending(one => Begins(one.Name)).ThenBy(one => Distance(asked, one.Name)).FirstOrDefault();
        var isNear = nearest.Name is not null && (Begins(nearest.Name) || Distance(asked, nearest.Name) <= Math.Max(2, asked.TrimStart('-').Length / 2));
        return isNear ? $"no {kind} {asked}; the nearest is {nearest.Shown}. {all}" : $"no {kind} {asked}. {all}";

        // Half a word is meant as the whole one; a dash alone is none.
        bool Begins(string name) => asked.TrimStart('-').Length > 1 && name.StartsWith(asked, StringComparison.Ordinal);
    }

    /// <summary>"--silos N".</summary>
    public static string Shown(Option option) => option switch
    {
        { HelpName: { } value } => $"{option.Name} {value}",
        Option<bool> => option.Name,
        _ => $"{option.Name} {option.Name.TrimStart('-').ToUpperInvariant()}",
    };

    /// <summary>How many characters must be put in, taken out or changed.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}

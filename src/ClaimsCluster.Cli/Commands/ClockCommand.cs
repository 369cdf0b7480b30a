using System.CommandLine;
using System.Globalization;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Client;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims clock</c>: moves the virtual clock of a test cluster.</summary>
internal static class ClockCommand
{
    public static Command Create()
    {
        var server = ServerAddress.Option(isRecursive: true);
        var wait = ServerAddress.Patience(isRecursive: true);
        var json = CommonOptions.Json();
        json.Recursive = true;
        json.Description = "{ now, target }";
        var days = new Argument<long?>("DAYS") { CustomParser = Days, Description = "1 or more" };
        var advance = new Command("advance") { days };
        advance.SetAction((parsed, cancel) => Advance(
            ServerAddress.Client(parsed.GetValue(server), tenant: null, parsed.GetValue(wait)), (int)parsed.GetValue(days)!.Value, parsed.GetValue(json), Terminal.Of(parsed), cancel));
        return new Command("clock") { advance, server, wait, json };
    }

    /// <summary>The key is made once: where the line breaks, the same call is asked for again and the clock moves once.</summary>
    private static async Task<int> Advance(IClaimsClient client, int days, bool isJson, Terminal terminal, CancellationToken cancel)
    {
        var moved = await client.AdvanceClockAsync(days, cancel);
        if (isJson)
        {
            JsonScreen.Print(terminal.Output, json =>
            {
                json.WriteStartObject();
                json.WriteString("now", Instant(moved.Now));
                json.WriteString("target", Instant(moved.Target));
                json.WriteEndObject();
            }, isIndented: false);
        }
        else await terminal.Output.WriteLineAsync($"now {Instant(moved.Now)}   target {Instant(moved.Target)}   nothing is due before it");

        return ClaimsCommandLine.Done;
    }

    private static long? Days(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0) return days;
        result.AddError($"{text} is not a number of days: write 1 or more.");
        return null;
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

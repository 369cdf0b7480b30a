using System.Text.Json;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Domain.Tests.Claims;

/// <summary>The table in code against fsm.json, read anew by a second interpreter.</summary>
public class FilingFsmTests
{
    private sealed record Row(string Number, string From, string Event, string? Guard, string To, string? Sets, string? Clears);

    private static readonly string[] GuardNames =
    [
        "balanced", "noRejects", "withinFilingLimit", "acceptedLessThan3Days", "originalKnown", "icnKnown",
        "withinAppealLimit", "replacedBy", "rejectedBefore", "undecidedLines",
    ];

    private static readonly JsonElement Fsm = JsonDocument.Parse(SharedFiles.Text("domain/fsm.json")).RootElement;

    private static readonly Row[] Rows = [.. Fsm.GetProperty("transitions").EnumerateArray().Select(row => new Row(
        row.GetProperty("row").ToString(), row.GetProperty("frm").GetString()!, row.GetProperty("event").GetString()!,
        row.GetProperty("guard").GetString(), row.GetProperty("to").GetString()!, Optional(row, "sets"), Optional(row, "clears")))];

    [Fact]
    public void The_states_are_those_of_the_file() =>
        Enum.GetNames<FilingState>().Order().ShouldBe(
            Fsm.GetProperty("states").EnumerateArray().Select(state => StateName(state.GetString()!)).Order());

    [Fact]
    public void The_happenings_are_those_of_the_file() =>
        Enum.GetNames<FilingHappening>().Order()
            .ShouldBe(Rows.Select(row => row.Event).Distinct().Order());

    [Fact]
    public void Every_guard_of_the_file_is_known() =>
        Rows.Select(row => row.Guard).OfType<string>().Except(GuardNames).ShouldBeEmpty();

    [Fact]
    public void Every_row_and_every_gap_is_as_in_the_file_under_every_guard()
    {
        foreach (var from in Enum.GetValues<FilingState>())
            foreach (var what in Enum.GetValues<FilingHappening>())
                for (var bits = 0; bits < 1 << GuardNames.Length; bits++)
                    if (Describe(FilingFsm.Next(from, what, Guards(bits)), from) is var ours && ours != Expected(from, what, bits))
                        Assert.Fail($"{from} + {what}, guards {bits:b10}: {ours}, in the file {Expected(from, what, bits)}.");
    }

    [Fact]
    public void Final_states_have_no_exit()
    {
        var finals = Fsm.GetProperty("final").EnumerateArray().Select(state => Enum.Parse<FilingState>(state.GetString()!)).ToArray();
        Enum.GetValues<FilingState>().Where(state => state.IsFinal).ShouldBe(finals, ignoreOrder: true);
        foreach (var state in finals)
            foreach (var what in Enum.GetValues<FilingHappening>())
                for (var bits = 0; bits < 1 << GuardNames.Length; bits++)
                    FilingFsm.Next(state, what, Guards(bits)).ShouldBeNull();
    }

    [Fact]
    public void The_usual_guards_are_those_of_the_notes() =>
        new FilingGuards().ShouldBe(Guards(0b0001111111));

    private static string Expected(FilingState from, FilingHappening what, int bits)
    {
        var row = Rows.FirstOrDefault(row =>
            StateName(row.From) == from.ToString() && row.Event == what.ToString()
            && (row.Guard is null || (bits & (1 << Array.IndexOf(GuardNames, row.Guard))) != 0));
        return row is null ? "no row" : $"{row.Number} {(row.To == "@same" ? from.ToString() : row.To)} {row.Sets} {row.Clears}";
    }

    private static string Describe(FilingStep? step, FilingState from) => step is not { } s ? "no row" :
        $"{s.Row} {s.Move switch { FilingMove.To => $"{s.To}", FilingMove.Same => $"{from}", FilingMove.Previous => "@previous", _ => "@recomputed" }} "
        + $"{(s.SetsReplacedBy ? "replacedBy" : "")} {(s.ClearsReplacedBy ? "replacedBy" : "")}";

    private static FilingGuards Guards(int bits) => new()
    {
        Balanced = (bits & 1) != 0,
        NoRejects = (bits & 2) != 0,
        WithinFilingLimit = (bits & 4) != 0,
        AcceptedLessThan3Days = (bits & 8) != 0,
        OriginalKnown = (bits & 16) != 0,
        IcnKnown = (bits & 32) != 0,
        WithinAppealLimit = (bits & 64) != 0,
        ReplacedBy = (bits & 128) != 0,
        RejectedBefore = (bits & 256) != 0,
        UndecidedLines = (bits & 512) != 0,
    };

    private static string StateName(string state) => state == "-" ? "None" : state;

    private static string? Optional(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? value.GetString() : null;
}

using System.Text.Json;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>The filing table (D§11.1) read from its own copy of fsm.json, not from the code that runs it.</summary>
internal sealed class FilingTable
{
    private readonly HashSet<(FilingState From, FilingHappening What, string To)> _rows = [];
    private readonly HashSet<FilingState> _final = [];

    private FilingTable(JsonElement table)
    {
        foreach (var state in table.GetProperty("final").EnumerateArray()) _final.Add(StateOf(state.GetString()!));
        foreach (var row in table.GetProperty("transitions").EnumerateArray())
        {
            var from = row.GetProperty("frm").GetString()!;
            var what = Enum.Parse<FilingHappening>(row.GetProperty("event").GetString()!);
            _rows.Add((StateOf(from), what, row.GetProperty("to").GetString()!));
        }
    }

    /// <summary>The table as it stands in this assembly: read once, never changed.</summary>
    public static FilingTable Kept { get; } = Load();

    /// <summary>No row leads out of it.</summary>
    public bool IsFinal(FilingState state) => _final.Contains(state);

    /// <summary>A filing may begin there.</summary>
    public bool IsStart(FilingState state) => _rows.Any(row => row.From == FilingState.None && row.To == state.ToString());

    /// <summary>A row leads from one to the other.</summary>
    /// <param name="from">The state that was left.</param>
    /// <param name="what">What happened.</param>
    /// <param name="to">The state that was entered.</param>
    /// <param name="previous">The state before <paramref name="from"/>.</param>
    public bool Has(FilingState from, FilingHappening what, FilingState to, FilingState previous) =>
        _rows.Contains((from, what, to.ToString()))
        || (to == from && _rows.Contains((from, what, "@same")))
        || (to == previous && _rows.Contains((from, what, "@previous")))
        || (to is FilingState.Paid or FilingState.Zero or FilingState.Denied or FilingState.Forwarded
            && _rows.Contains((from, what, "@recomputed")));

    private static FilingTable Load()
    {
        using var resource = typeof(FilingTable).Assembly.GetManifestResourceStream("filing-table.json")
            ?? throw new InvalidOperationException("The filing table is not in the assembly.");
        using var document = JsonDocument.Parse(resource);
        return new(document.RootElement);
    }

    private static FilingState StateOf(string name) => name == "-" ? FilingState.None : Enum.Parse<FilingState>(name);
}

using System.Globalization;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The event log of a claim and of its money in sentences: one row a fact, repeats folded.</summary>
internal sealed class ClaimStory
{
    private const int HashLength = 64;
    private const int ShownDocument = 12;
    private readonly StoryWords _words;
    private readonly List<Row> _rows = [];

    private ClaimStory(StoredClaim stored) => _words = new(stored);

    /// <summary>The rows in short, oldest first: date, then what happened.</summary>
    public static IReadOnlyList<(string Start, string Text)> Told(StoredClaim stored)
    {
        var story = new ClaimStory(stored);
        foreach (var fact in stored.Facts) story.Tell(fact);
        return [.. story._rows.Select(row => ($"  {Day(row.Day)}  ", row.Times > 1 ? $"{row.Text} ({Count(row.Times)} times, last {Day(row.Last)})" : row.Text))];
    }

    /// <summary>Every event with its time, its actor and the document it came with.</summary>
    public static IReadOnlyList<(string Start, string Text)> All(StoredClaim stored)
    {
        var actorWidth = stored.Facts.Max(fact => fact.Actor.Length);
        var told = new StoryWords(stored);
        return [.. stored.Facts.Select(fact =>
        {
            var words = told.Of(fact.Event) is { Length: > 0 } said ? said : fact.Event.GetType().Name;
            var document = fact.Event.Document is { Length: > 0 } named && !words.Contains(named, StringComparison.Ordinal) ? $" [{Short(named)}]" : "";
            var at = fact.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            return ($"  {at}  {Shown(fact.Actor).PadRight(actorWidth)}  ", words + document);
        })];
    }

    /// <summary>Batches and traces have names; a file is named by the beginning of its hash.</summary>
    private static string Short(string document) => Shown(document.Length == HashLength ? document[..ShownDocument] : document);

    private void Tell(ClaimFact fact)
    {
        var day = DateOnly.FromDateTime(fact.At.UtcDateTime);
        var words = _words.Of(fact.Event);
        if (words.Length == 0 || IsSilent(fact.Event)) return;
        if (_rows is [.., var last] && last.Day == day && Joint(fact.Event) is { } joint)
        {
            _rows[^1] = last with { Text = last.Text + joint + words };
            return;
        }

        if (_rows is [.., var same] && same.Text == words) _rows[^1] = same with { Times = same.Times + 1, Last = day };
        else _rows.Add(new(day, words, 1, day));
    }

    /// <summary>A step of ours that the next one tells too.</summary>
    private static bool IsSilent(object happened) => happened is FilingEvent.AddedToBatch or ShareTold or VoidMoved { Trip: { Sent: false, Batch: not null } }
        or AccountEvent.Posted { Kind: PostingKind.Remittance or PostingKind.Reversal, Lines.Count: 0 };

    /// <summary>How a fact goes on a row of the same day; null: it has a row of its own.</summary>
    private static string? Joint(object happened) => happened switch
    {
        EncounterEvent.EligibilityAsked or EncounterEvent.EligibilityAnswered or EncounterEvent.VisitCoded or EncounterEvent.VisitCharged => "; ",
        ClaimReceived or FilingEvent.Scrubbed or FilingEvent.SyntaxChecked or DenialsWorked or AccountEvent.Posted { Kind: PostingKind.Charge } => "; ",
        DenialOpened => ", ",
        _ => null,
    };

    private readonly record struct Row(DateOnly Day, string Text, int Times, DateOnly Last);
}

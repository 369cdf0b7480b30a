using System.Globalization;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The event log of a claim and of its money in sentences: one row a fact, repeats folded.</summary>
internal sealed class ClaimStory
{
    private const int HashLength = 64;
    private const int ShownDocument = 12;
    private readonly StoredClaim _stored;
    private readonly List<Row> _rows = [];

    private ClaimStory(StoredClaim stored) => _stored = stored;

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
        return [.. stored.Facts.Select(fact =>
        {
            var words = new ClaimStory(stored).Words(fact.Event);
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
        var words = Words(fact.Event);
        if (IsSilent(fact.Event)) return;
        if (_rows is [.., var last] && last.Day == day && Joint(fact.Event) is { } joint)
        {
            _rows[^1] = last with { Text = last.Text + joint + words };
            return;
        }

        if (_rows is [.., var same] && same.Text == words) _rows[^1] = same with { Times = same.Times + 1, Last = day };
        else _rows.Add(new(day, words, 1, day));
    }

    /// <summary>A step of ours that the next one tells too.</summary>
    private static bool IsSilent(object happened) => happened is FilingEvent.AddedToBatch or ShareTold
        or AccountEvent.Posted { Kind: PostingKind.Remittance or PostingKind.Reversal, Lines.Count: 0 };

    /// <summary>How a fact goes on a row of the same day; null: it has a row of its own.</summary>
    private static string? Joint(object happened) => happened switch
    {
        FilingEvent.Scrubbed or FilingEvent.SyntaxChecked or AccountEvent.Posted { Kind: PostingKind.Charge } => "; ",
        DenialOpened => ", ",
        _ => null,
    };

    private string Words(object happened) => happened switch
    {
        ClaimReceived => $"received{(_stored.FileName.Length > 0 ? $" in {Shown(_stored.FileName)}" : "")} as {Shown(_stored.Claim.PatientControlNumber)}",
        FilingEvent.Scrubbed e => Scrubbed(e),
        FilingEvent.AddedToBatch e => $"taken into batch {Shown(e.Batch)}",
        FilingEvent.Transmitted e => $"sent to {ClaimSentence.Payer(_stored.Claim)} (837 {Shown(e.Batch)})",
        FilingEvent.SyntaxChecked e => e.Accepted ? "file accepted (999 A)" : "file rejected (999 R)",
        FilingEvent.Acknowledged e => Acknowledged(e),
        FilingEvent.Remitted e => Remitted(e),
        FilingEvent.Abandoned => "the last day to file went by",
        DenialOpened e => $"{(e.Item.Line == 0 ? "the claim" : $"line {e.Item.Line}")} denied {string.Join(' ', [$"{e.Item.Group}-{e.Item.Carc}", .. e.Item.Rarcs])}",
        ShareTold e => $"told by its account: patient paid {Amount(e.Share.PatientPaid)}, written off {Amount(e.Share.WrittenOff)}",
        Anomaly e => $"{e.Happening} came and changed nothing: the filing was {e.State}",
        AccountEvent.Posted e => Posted(e),
        _ => happened.GetType().Name,
    };

    private static string Scrubbed(FilingEvent.Scrubbed happened)
    {
        if (happened.To == FilingState.Held) return $"held by our edits: {Shown(string.Join(' ', happened.Hits.Where(hit => hit.Severity != EditSeverity.Info).Select(hit => hit.Message)).TrimEnd('.'))}";
        return happened.Hits.Count == 0 ? "scrub clean" : $"scrub clean, {Count(happened.Hits.Count, "hint")}";
    }

    private static string Acknowledged(FilingEvent.Acknowledged happened)
    {
        var status = $"277CA {happened.Status.Category}:{happened.Status.Code}{(happened.Status.Entity is { } entity ? $":{entity}" : "")}";
        return happened.Happening switch
        {
            FilingHappening.AckReceipt => $"claim received by the payer ({status})",
            FilingHappening.AckAccepted => $"claim accepted for decision ({status})",
            _ => $"claim rejected, not decided ({status})",
        };
    }

    private static string Remitted(FilingEvent.Remitted happened) => happened.Happening == FilingHappening.EraReversal
        ? $"decision taken back (835 {Shown(happened.Trace)}): {Amount(happened.Advice.Paid)}"
        : $"decided (835 {Shown(happened.Trace)}): paid {Amount(happened.Advice.Paid)}, patient {Amount(Patient(happened))}";

    private static Domain.Money Patient(FilingEvent.Remitted happened) => happened.Advice.PatientResponsibility
        ?? Domain.MoneySums.Sum(happened.Adjustments.Where(cas => cas.Group == "PR"), cas => cas.Amount);

    private static string Posted(AccountEvent.Posted happened)
    {
        var books = new ClaimBooks();
        foreach (var line in happened.Lines) books.Post(line);
        return happened.Kind switch
        {
            PostingKind.Charge => $"charged {Amount(books.Charge)}",
            PostingKind.Remittance => $"posted{(books.PatientResponsibility.IsZero ? "" : $"; {Amount(books.PatientResponsibility)} became the patient's")}",
            PostingKind.Reversal => "posting undone",
            PostingKind.PriorPayer => $"paid before by another payer: {Amount(books.InsurancePaid)}",
            PostingKind.PatientPayment => books.PatientPaid.IsZero
                ? $"the patient paid {Amount(Domain.MoneySums.Sum(happened.Lines, line => line.Amount))} ahead"
                : $"the patient paid {Amount(books.PatientPaid)}",
            PostingKind.Applied => $"{Amount(books.PatientPaid)} of what the patient paid was used",
            PostingKind.CreditFound => $"credit of {Amount(Domain.MoneySums.Sum(happened.Lines, line => line.Amount))} found",
            PostingKind.WriteOff => $"written off {Amount(books.WrittenOff)}",
            PostingKind.ToInsurance => $"{Amount(-books.PatientResponsibility)} are with insurance again: another payer has his turn",
            PostingKind.ToPatient => $"{Amount(books.PatientResponsibility)} became the patient's",
            _ => happened.Kind.ToString(),
        };
    }

    private readonly record struct Row(DateOnly Day, string Text, int Times, DateOnly Last);
}

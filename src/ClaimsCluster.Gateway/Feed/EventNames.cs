using System.Text;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Gateway.Feed;

/// <summary>What an event is called outside. Those without a name of their own are called after their case: additions break nobody.</summary>
internal static class EventNames
{
    private const string Reversal = "22"; // CLP02.
    private const string Denied = "4";

    public static string Of(LoggedEvent logged, string kind) => StoreReader.Read(logged) switch
    {
        ClaimReceived => "claim.created",
        FilingEvent.Scrubbed => "claim.scrubbed",
        FilingEvent.Transmitted => "claim.submitted",
        FilingEvent.Acknowledged { Status.Category: "A1" or "A2" } => "claim.accepted",
        FilingEvent.Acknowledged { Status.Category: ['P', ..] } => "claim.pended",
        FilingEvent.Acknowledged { Status.Category: "A3" or "A6" or "A7" or "A8" } => "claim.rejected",
        FilingEvent.Remitted { Advice.Status: Reversal } => "claim.reversed",
        FilingEvent.Remitted { Advice.Status: Denied } => "claim.denied",
        FilingEvent.Remitted { Advice.Paid.IsZero: false } => "claim.paid",
        FilingEvent.Remitted => "claim.adjudicated",
        FilingEvent.Cancelled => "claim.voided",
        FilingEvent.Overdue => "claim.silent",
        GivenUp => "claim.closed",
        DenialOpened => "denial.opened",
        InterchangeEvent.FileReceived => "file.received",
        InterchangeEvent.FileFinished => "file.completed",
        AccountEvent.StatementIssued => "statement.issued",
        AccountEvent.Posted { Kind: PostingKind.PatientPayment } => "patient.payment.posted",
        RemittanceEvent.PaymentPosted => "remittance.posted",
        _ => $"{kind}.{Kebab(logged.Event.Type)}",
    };

    /// <summary>"FileReceived" is "file-received".</summary>
    private static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && kebab.Length > 0) kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }
}

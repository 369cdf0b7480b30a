using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>The age of what is open with payers: from the day it was charged.</summary>
public static class AccountAging
{
    /// <summary>By the day of its charge.</summary>
    public static Aging Insurance(StoredAccount stored)
    {
        var charged = stored.Facts.Where(fact => fact.Event is AccountEvent.Posted { Kind: PostingKind.Charge })
            .GroupBy(fact => ((AccountEvent.Posted)fact.Event).ClaimId).ToDictionary(claim => claim.Key, claim => claim.First().Day);
        return stored.Account.Claims.Select(claim => (claim.ClaimId, Open: claim.Sum(line => line.Insurance))).Where(claim => !claim.Open.IsZero)
            .Aggregate(Aging.None, (aging, claim) => aging.Plus(claim.Open, charged.GetValueOrDefault(claim.ClaimId, stored.Today), stored.Today));
    }
}

/// <summary>An account as JSON.</summary>
public static class AccountJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, StoredAccount stored)
    {
        var account = stored.Account;
        json.WriteStartObject();
        json.WriteString("accountId", stored.Id);
        json.WriteString("state", account.Standing.ToString());
        Money("patient", account.Patient);
        Money("insurance", account.Insurance);
        Money("paidAhead", -account.Totals[AccountNumber.UnappliedCash]);
        Money("credit", -account.Totals[AccountNumber.PatientCredit]);
        Ages("patientAging", account.PatientAging(stored.Today));
        Ages("insuranceAging", AccountAging.Insurance(stored));
        json.WriteStartArray("statements");
        foreach (var issued in stored.Facts.Select(fact => fact.Event).OfType<AccountEvent.StatementIssued>())
        {
            var sent = issued.Statement.Sent;
            json.WriteStartObject();
            json.WriteNumber("number", sent.Number);
            json.WriteNumber("notice", sent.Notice);
            json.WriteString("date", Day(sent.Date));
            json.WriteString("dueDate", Day(sent.DueOn));
            Money("amount", sent.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("postings");
        foreach (var fact in stored.Facts)
            if (fact.Event is AccountEvent.Posted posted) foreach (var line in posted.Lines) Entry(fact, posted, line);
        json.WriteEndArray();
        json.WriteEndObject();

        void Money(string name, Money amount) => json.WriteString(name, amount.ToString());

        void Ages(string name, Aging aging)
        {
            json.WriteStartObject(name);
            foreach (var (bucket, amount) in Aging.Names.Zip(aging.Buckets)) Money(bucket, amount);
            json.WriteEndObject();
        }

        void Entry(AccountFact fact, AccountEvent.Posted posted, JournalLine line)
        {
            json.WriteStartObject();
            json.WriteNumber("seq", fact.Seq);
            json.WriteString("date", Day(fact.Day));
            json.WriteString("claimId", line.ClaimId);
            json.WriteNumber("line", line.Line);
            json.WriteString("debit", line.Debit.Digits());
            json.WriteString("credit", line.Credit.Digits());
            Money("amount", line.Amount);
            json.WriteString("reason", line.Reason);
            json.WriteString("source", posted.Source);
            json.WriteEndObject();
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Type ledger: one claim charged, remitted, matched in the bank and paid by the patient.</summary>
internal static class LedgerCases
{
    private static readonly string[] Groups = ["co", "pr", "oa", "pi"];

    public static JsonNode Post(JsonElement input)
    {
        var remit = input.GetProperty("remit");
        var paid = remit.Money("paid");
        Account account = new();
        account.Take(new AccountCommand.PostCharge("C1", "P1", default, [new(1, input.Money("charge"))])
        { CommandId = "charge", At = default, Source = "case" });
        account.Take(new AccountCommand.PostRemittance
        {
            CommandId = "remittance",
            At = default,
            Source = "case",
            ClaimId = "C1",
            PostingIdentity = "remittance",
            Trace = "T1",
            PayerId = "P1",
            Paid = paid,
            Lines = [new(1, paid, [.. Adjustments(remit)])],
        });
        account.Journal.AddRange(PostingRules.BankMatched(paid));
        if (input.OptionalMoney("patientPays") is { } patientPays)
        {
            account.Take(new AccountCommand.PostPatientPayment("C1", "R1", patientPays)
            { CommandId = "payment", At = default, Source = "case" });
        }

        return new JsonObject
        {
            ["entries"] = new JsonArray([.. account.Journal.Select(Entry)]),
            ["arInsuranceEnd"] = $"{account.State.Insurance}",
            ["arPatientEnd"] = $"{account.State.Patient}",
        };
    }

    private sealed class Account
    {
        private readonly PatientAccountLifecycle _lifecycle = new(new EntityId("patient-account", "case", "A1"), patientsAnswer: false);

        public PatientAccount State { get; private set; } = PatientAccount.Empty;

        public List<JournalLine> Journal { get; } = [];

        public void Take(AccountCommand command)
        {
            var decision = _lifecycle.Decide(State, command);
            Journal.AddRange(decision.Events.OfType<AccountEvent.Posted>().SelectMany(posted => posted.Lines));
            State = decision.Next;
        }
    }

    // Names such as co45 and pr2; the other fields of the case are sums of these.
    private static IEnumerable<Adjustment> Adjustments(JsonElement remit) =>
        from field in remit.EnumerateObject()
        where field.Name.Length > 2 && Groups.Contains(field.Name[..2]) && field.Name[2..].All(char.IsAsciiDigit)
        select new Adjustment(field.Name[..2].ToUpperInvariant(), field.Name[2..], remit.Money(field.Name));

    private static JsonNode Entry(JournalLine entry) => new JsonObject
    {
        ["event"] = entry.Reason,
        ["debit"] = entry.Debit.Digits(),
        ["credit"] = entry.Credit.Digits(),
        ["amount"] = $"{entry.Amount}",
    };
}

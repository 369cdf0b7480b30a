using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cli.Tests.Generating;

/// <summary>Sends visits through the rules of each step, without a cluster.</summary>
internal sealed class VisitPipeline
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly PatientAccountLifecycle Rules = new(new EntityId("patient-account", "default", "A"), patientsAnswer: false);

    private readonly Dictionary<string, PatientAccount> _accounts = [];
    private readonly Dictionary<string, string> _persons = []; // The first account of each.
    private readonly HashSet<string> _billed = []; // Who, when and what.

    /// <summary>The step that stops a visit, and with what; empty: it becomes a claim.</summary>
    public string Stop(Visit visit)
    {
        var encounter = visit.Encounter;
        var (questions, coverages) = Registered(visit);
        if (questions.Count > 0) return Told("registration", questions);
        if (NoteCheck.Of(visit) is { Count: > 0 } undocumented) return Told("documentation", undocumented);

        var codes = VisitCoding.Decide(visit, CodingPolicy.Default);
        if (codes.Questions.Count > 0) return Told("coding", codes.Questions);

        var charges = ChargeEntry.Of(visit, codes, Chargemaster.Default);
        var asked = charges.Questions.Concat(BillingCheck.Of(visit, visit.Coverages)).Concat(AuthorizationCheck.Of(visit, charges.Lines, 0m)).ToList();
        if (asked.Count > 0) return Told("charges", asked);

        var built = VisitBilling.Build(visit, coverages, codes, charges, PayerDirectory.Default).ShouldHaveSingleItem();
        built.Number.ShouldBe(encounter.Id);
        var claim = ProfessionalClaim.Parse(built.Record.Parts());
        var payer = PayerDirectory.Default.For(claim.Payer.Id!, "");
        Scrubber.Scrub(claim, new(DateOnly.FromDateTime(At.UtcDateTime), payer.FilingLimit)).Hits.ShouldBeEmpty();
        var isAuthorized = claim.PriorAuthorization is not null || payer.Id is not ("HMO01" or "PPO01")
            || !claim.Lines.Any(line => line.Code is "72148" or "74177" or "93306" or "97161" or "97110");
        if (!isAuthorized) return "submission AUT-01";

        var services = string.Join(' ', claim.Lines.Select(line => $"{line.Code} {line.Charge}"));
        return _billed.Add($"{claim.Subscriber.MemberId} {claim.PatientFirstName} {encounter.Date} {services}") ? "" : "denials OA-18";
    }

    private (IReadOnlyList<VisitQuestion>, System.Collections.Immutable.ImmutableList<Coverage>) Registered(Visit visit)
    {
        var (encounter, patient) = (visit.Encounter, visit.Patient);
        var account = ClaimIdentity.AccountId([1], encounter.Billing.TaxId, patient.Mrn);
        var person = ClaimIdentity.PersonKey([1], encounter.Billing.TaxId, patient.Name.Last, patient.Name.First, patient.BirthDate, patient.Sex);
        var decision = Rules.Decide(_accounts.GetValueOrDefault(account, PatientAccount.Empty), new AccountCommand.RegisterVisit(new()
        {
            VisitId = encounter.Id,
            Day = encounter.Date,
            Patient = patient,
            Guarantor = visit.Guarantor,
            Coverages = visit.Coverages,
            Referral = visit.Referral,
            Authorization = visit.Authorization,
            PersonKey = person,
            AccidentCause = encounter.Accident?.Cause ?? "",
        })
        { CommandId = encounter.Id, At = At, Source = "visits" });
        _accounts[account] = decision.Next;
        var isElsewhere = !_persons.TryAdd(person, account) && _persons[person] != account;
        var answer = decision.Reply.ShouldBeOfType<AccountRegistered>();
        return (isElsewhere ? [new() { Step = VisitStep.Registration, Code = "same-person", Text = "", Todo = "" }] : answer.Questions, answer.Coverages);
    }

    private static string Told(string step, IEnumerable<VisitQuestion> questions) => $"{step} {string.Join(' ', questions.Select(question => question.Code))}";
}

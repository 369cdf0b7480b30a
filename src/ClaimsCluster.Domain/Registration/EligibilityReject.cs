using System.Collections.Frozen;
using System.Globalization;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Registration;

/// <summary>A reason for which a payer does not answer an inquiry (AAA03), in our words.</summary>
/// <param name="Code">AAA03.</param>
/// <param name="Meaning">What the payer says, in one short sentence.</param>
/// <param name="Todo">What to do.</param>
/// <param name="Field">The visit's field that mends it (INTERFACE §8), with [n] for its coverage; null: none does.</param>
/// <param name="MayRetry">The same inquiry may be answered another time.</param>
public sealed record EligibilityReject(string Code, string Meaning, string Todo, string? Field, bool MayRetry)
{
    private const string MemberId = "coverages[n].memberId", Name = "patient.name.last", BirthDate = "patient.birthDate",
        Day = "encounter.date", ProviderNpi = "encounter.billing.npi";

    private static readonly FrozenDictionary<string, EligibilityReject> Known = new EligibilityReject[]
    {
        new("04", "More was asked for than is allowed in one inquiry.", "ask for less at once", null, false),
        new("15", "Something that the payer needs is missing.", "compare the visit with the insurance card", MemberId, false),
        new("33", "The inquiry has an error.", "compare the visit with the insurance card", MemberId, false),
        new("35", "The provider is not in the plan's network.", "tell the patient, or send him to the network", null, false),
        new("41", "We may not ask this payer for that.", "ask the payer for access", null, false),
        new("42", "The payer cannot answer at the moment.", "ask again later", null, true),
        new("43", "The payer does not know the provider's number.", "correct the billing NPI", ProviderNpi, false),
        new("44", "The payer does not know the provider's name.", "correct the billing name", "encounter.billing.name", false),
        new("45", "The provider's specialty is missing or wrong.", "correct the taxonomy", "encounter.billing.taxonomy", false),
        new("46", "The provider's phone number is missing or wrong.", "correct the phone number", "encounter.billing.phone", false),
        new("47", "The provider's state is missing or wrong.", "correct the billing address", "encounter.billing.address.state", false),
        new("48", "The referring provider's number is missing or wrong.", "correct the referring NPI", "encounter.referring.npi", false),
        new("49", "The provider is not the patient's primary care physician.", "get a referral from him", "referral.number", false),
        new("50", "The provider may not ask this payer.", "enrol the provider with the payer", null, false),
        new("51", "The payer has no such provider.", "correct the billing NPI, or enrol the provider", ProviderNpi, false),
        new("52", "The provider was not in the plan on that day.", "correct the day, or enrol the provider", Day, false),
        new("53", "The question does not fit that kind of provider.", "ask for another service type", null, false),
        new("54", "The kind of a service code is wrong.", "ask for the whole plan", null, false),
        new("55", "A service code is wrong.", "correct the service", "encounter.procedures[0].code", false),
        new("56", "A date is wrong.", "correct the day of service", Day, false),
        new("57", "The day of service is missing or wrong.", "correct the day of service", Day, false),
        new("58", "The birth date is missing or wrong.", "correct the birth date", BirthDate, false),
        new("60", "The birth date is after the day of service.", "correct the birth date", BirthDate, false),
        new("61", "The payer has a date of death before the day of service.", "correct the day of service, or the member", Day, false),
        new("62", "The payer does not answer for days so far away.", "correct the day of service", Day, false),
        new("63", "The day of service is in the future.", "ask on that day", Day, true),
        new("64", "The patient's id is missing or wrong.", "correct the member id", MemberId, false),
        new("65", "The patient's name is missing or wrong.", "correct the name", Name, false),
        new("66", "The patient's sex is missing or wrong.", "correct the sex", "patient.sex", false),
        new("67", "The payer does not find the patient.", "compare the visit with the insurance card", MemberId, false),
        new("68", "The payer has that patient id twice.", "call the payer", MemberId, false),
        new("69", "The question does not fit the patient's age.", "correct the birth date", BirthDate, false),
        new("70", "The question does not fit the patient's sex.", "correct the sex", "patient.sex", false),
        new("71", "The payer has another birth date.", "correct the birth date", BirthDate, false),
        new("72", "The payer has no such member id.", "correct the member id", MemberId, false),
        new("73", "The payer has another name for that member id.", "correct the name as the card has it", Name, false),
        new("74", "The subscriber's sex is missing or wrong.", "correct the sex", "patient.sex", false),
        new("75", "The payer does not find the subscriber.", "compare payer and member id with the insurance card", MemberId, false),
        new("76", "The payer has that member id twice.", "call the payer", MemberId, false),
        new("77", "The payer finds the subscriber, and not the patient.", "compare the patient's name and birth date with the card", Name, false),
        new("78", "The subscriber is not in that group or plan.", "correct the group number", "coverages[n].groupNumber", false),
        new("79", "The payer does not know one of the two sides.", "correct the payer id", "coverages[n].payerId", false),
        new("80", "The payer behind has not answered.", "ask again later", null, true),
        new("97", "The provider's address is missing or wrong.", "correct the billing address", "encounter.billing.address.line1", false),
        new("98", "The service is experimental.", "ask the payer about it", null, false),
        new("T4", "The payer's name or id is missing.", "correct the payer id", "coverages[n].payerId", false),
    }.ToFrozenDictionary(reject => reject.Code);

    /// <summary>All codes that we have words for.</summary>
    public static IReadOnlyCollection<EligibilityReject> All => Known.Values;

    /// <summary>Whether we have words for the code.</summary>
    public static bool IsKnown(string code) => Known.ContainsKey(code);

    /// <summary>The code in our words; of an unknown one that there is a reason.</summary>
    public static EligibilityReject Of(string? code) => Known.TryGetValue(code ?? "", out var known)
        ? known
        : new(code ?? "", "The payer does not answer the inquiry.", "call the payer", null, true);

    /// <summary>AAA04 that a payer usually says with it: R may be sent again, C to be corrected.</summary>
    public string FollowUp => MayRetry ? "R" : Field is null ? "N" : "C";

    /// <summary>What an answer that is not "covered" asks of a person; of an active coverage nothing is asked.</summary>
    /// <param name="answer">Rejected or inactive.</param>
    /// <param name="coverage">The coverage's place in the visit, from 1.</param>
    /// <exception cref="ArgumentException">The answer says that he is covered.</exception>
    public static VisitQuestion QuestionOf(EligibilityAnswer answer, int coverage) => answer.Coverage switch
    {
        CoverageAnswer.Rejected => Rejected(answer, coverage),
        CoverageAnswer.Inactive => NotCovered(answer, coverage),
        _ => throw new ArgumentException("An active coverage asks nothing.", nameof(answer)),
    };

    private static VisitQuestion Rejected(EligibilityAnswer answer, int coverage)
    {
        var reject = Of(answer.RejectReason);
        return new()
        {
            Step = VisitStep.Registration,
            Code = reject.Code.Length > 0 ? $"AAA-{reject.Code}" : "AAA",
            Text = $"{answer.PayerId}: {reject.Meaning}",
            Todo = reject.Todo,
            Path = reject.Field?.Replace("[n]", Index(coverage), StringComparison.Ordinal),
            MayBeReleased = true,
        };
    }

    private static VisitQuestion NotCovered(EligibilityAnswer answer, int coverage) => new()
    {
        Step = VisitStep.Registration,
        Code = "not-covered",
        Text = $"{answer.PayerId}: not covered on {Iso(answer.Day)}{Period(answer)}.",
        Todo = "find the current plan",
        Path = $"coverages{Index(coverage)}.memberId",
        MayBeReleased = false,
    };

    private static string Period(EligibilityAnswer answer) => (answer.From, answer.To) switch
    {
        ({ } from, { } to) => $"; covered from {Iso(from)} to {Iso(to)}",
        ({ } from, null) => $"; covered from {Iso(from)}",
        (null, { } to) => $"; covered to {Iso(to)}",
        _ => "",
    };

    // From 0, as INTERFACE §8 counts coverages.
    private static string Index(int coverage) => string.Create(CultureInfo.InvariantCulture, $"[{Math.Max(1, coverage) - 1}]");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

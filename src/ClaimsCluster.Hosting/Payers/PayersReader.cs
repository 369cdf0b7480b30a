using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Hosting.Payers;

/// <summary>Reads payers.json (INTERFACE §6) in its first form.</summary>
public static class PayersReader
{
    /// <summary>timelyFilingDays of a payer who counts a calendar year (42 CFR 424.44).</summary>
    public const string CalendarYear = "calendarYear";

    private const int MostDays = 3_650, MostClaims = 100_000, MostWeight = 1_000_000, Longest = 60;

    private static readonly SearchValues<char> Separators = SearchValues.Create("*:^~\r\n");

    /// <summary>The payers of a file.</summary>
    /// <param name="json">Its bytes.</param>
    /// <exception cref="PayersException">What is wrong, and where.</exception>
    public static PayerDirectory Read(ReadOnlySpan<byte> json)
    {
        var file = FieldReader.Of(JsonPlace.Read(json), "");
        var payers = file.Items("payers", isWanted: true).Select(Payer).ToImmutableArray();
        RefuseTwins(file, payers, payer => payer.Id, "id");
        RefuseTwins(file, payers, payer => payer.TaxId, "taxId");
        var other = file.TextOrNull("others") is not { } id
            ? payers.FirstOrDefault(payer => payer.Id == PayerDirectory.Default.Other.Id) ?? PayerDirectory.Default.Other
            : payers.FirstOrDefault(payer => payer.Id == id)
                ?? throw file.Fault("others", $"no payer has the id {id}: name the one that answers for unknown payers");
        var members = file.Items("members", isWanted: false).Select(member => Member(member, payers)).ToList();
        file.End();
        RefuseTwoPolicies(file, members);
        return new(payers, other, members);
    }

    private static PayerProfile Payer(JsonPlace place)
    {
        var id = Short(FieldReader.Of(place, ""), "id");
        var payer = FieldReader.Of(place, $"payer {id}");
        payer.Find("id");
        var profile = new PayerProfile
        {
            Id = id,
            Name = Short(payer, "name"),
            FilingIndicator = payer.Text("filingIndicator") is { Length: <= 2 } code ? code : throw payer.Fault("filingIndicator", "one or two characters are wanted, such as \"12\""),
            ReceiverId = payer.TextOrNull("receiverId") is null ? id : Short(payer, "receiverId"),
            TaxId = TaxId(payer, id),
            AckDelayDays = payer.Count("ackDelayDays", 0, 60, 0),
            CycleDays = payer.Count("cycleDays", 1, 365),
            PaymentMethod = payer.Word("paymentMethod", "ACH", "CHK"),
            MaxClaimsPerPayment = payer.Count("maxClaimsPerPayment", 1, MostClaims, 5_000),
            IsRosterOnly = payer.Word("enrolment", "auto", "roster") == "roster",
            WarnOnNpi = payer.Word("npiCheck", "reject", "warn") == "warn",
            FilingLimit = payer.Get("timelyFilingDays") is { Kind: JsonTokenType.String, Text: CalendarYear }
                ? new FilingLimit.CalendarYear()
                : new FilingLimit.Days(payer.Count("timelyFilingDays", 1, MostDays)),
            Plans = [.. payer.Items("plans", isWanted: true).Select(plan => Plan(plan, id))],
            Contracts = [.. payer.Items("contracts", isWanted: true).Select(contract => Contract(contract, id))],
        };
        payer.Word("cobMethod", "standard");
        payer.End("edits", "sequestration", "interest", "pend");
        if (profile.Plans.DistinctBy(plan => plan.Id).Count() < profile.Plans.Length) throw payer.Fault("plans", "two plans have one id");
        return profile.Contracts[^1].IsOpen
            ? profile
            : throw payer.Fault("contracts", "the last one is for everybody and always: payee \"*\" without from and to");
    }

    private static Plan Plan(JsonPlace place, string payer)
    {
        var plan = FieldReader.Of(place, $"payer {payer}");
        var (deductible, limit) = (plan.Inner("deductible"), plan.Inner("oop"));
        var copays = plan.Find("copays") is { } some ? FieldReader.Of(some, $"payer {payer}") : null;
        var read = new Plan
        {
            Id = Short(plan, "id"),
            Weight = plan.Count("weight", 1, MostWeight, 1),
            Deductible = deductible.Dollars("individual"),
            FamilyDeductible = deductible.Dollars("family"),
            OutOfPocket = limit.Dollars("individual"),
            FamilyOutOfPocket = limit.Dollars("family"),
            Coinsurance = plan.Part("coinsurance"),
            OfficeCopay = copays?.Dollars("office", Domain.Money.Zero) ?? Domain.Money.Zero,
            AuthRequired = plan.Codes("authRequired"),
        };
        plan.TextOrNull("network"); // A label: all providers are in the network.
        deductible.End();
        limit.End();
        copays?.End();
        plan.End("preventive", "exclusions", "limits");
        if (read.Deductible > read.OutOfPocket) throw plan.Fault("deductible", "it is larger than what a person pays at most (oop)");
        return read.FamilyDeductible > read.FamilyOutOfPocket ? throw plan.Fault("deductible", "it is larger than what a family pays at most (oop)") : read;
    }

    private static Contract Contract(JsonPlace place, string payer)
    {
        var contract = FieldReader.Of(place, $"payer {payer}");
        var payee = contract.Text("payee", Domain.Adjudication.Contract.Everybody);
        if (payee != Domain.Adjudication.Contract.Everybody && !Npi.IsValid(payee)) throw contract.Fault("payee", $"\"{payee}\" is neither an NPI nor \"*\"");
        if (contract.Find("method") is { Kind: JsonTokenType.String, Text: not "PercentOfCharge" } method)
            throw contract.Fault("method", $"\"{method.Text}\" is not honoured yet. Write PercentOfCharge");
        contract.Word("method", "PercentOfCharge");
        var read = new Contract(payee, contract.Part("percent"), contract.Day("from"), contract.Day("to"));
        contract.End("rules");
        if (read.PercentOfCharge == 0m) throw contract.Fault("percent", "a part above 0 is wanted");
        return read.To < read.From ? throw contract.Fault("to", "it is before from") : read;
    }

    private static RosterMember Member(JsonPlace place, ImmutableArray<PayerProfile> payers)
    {
        var id = FieldReader.Of(place, "").Text("memberId");
        var member = FieldReader.Of(place, $"member {id}");
        member.Find("memberId");
        var payerId = member.Text("payer");
        var payer = payers.FirstOrDefault(known => known.Id == payerId) ?? throw member.Fault("payer", $"no payer has the id {payerId}");
        var name = member.Inner("name");
        var read = new RosterMember(
            payerId, id, new(name.Text("last"), name.Text("first"), member.Day("birthDate")),
            member.Find("sex") is null ? null : member.Word("sex", "F", "M", "U"), member.Text("plan"), member.Day("from"), member.Day("to"));
        name.TextOrNull("middle"); // Nobody is recognised by it.
        name.End();
        member.End("other");
        if (!payer.Plans.Any(plan => plan.Id == read.PlanId)) throw member.Fault("plan", $"payer {payerId} has no plan {read.PlanId}");
        return read.To < read.From ? throw member.Fault("to", "it is before from") : read;
    }

    private static string TaxId(FieldReader payer, string id) => payer.TextOrNull("taxId") switch
    {
        null => PayerDirectory.TaxIdOf(id),
        { Length: 10 } taxId when taxId[0] == '1' && taxId.All(char.IsAsciiDigit) => taxId,
        _ => throw payer.Fault("taxId", "ten digits are wanted: 1 and the tax id"),
    };

    // They travel in X12: no separator, and not too long.
    private static string Short(FieldReader fields, string name) => fields.Text(name) is { Length: <= Longest } text && !text.AsSpan().ContainsAny(Separators)
        ? text
        : throw fields.Fault(name, $"at most {Longest} characters are wanted, none of * : ^ ~");

    private static void RefuseTwins(FieldReader file, ImmutableArray<PayerProfile> payers, Func<PayerProfile, string> key, string name)
    {
        if (payers.GroupBy(key).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw file.Fault("payers", $"{twins.Count()} payers have the {name} {twins.Key}");
    }

    // The first of a member id is the subscriber; those after him are insured under his policy.
    private static void RefuseTwoPolicies(FieldReader file, List<RosterMember> members)
    {
        foreach (var family in members.GroupBy(member => (member.PayerId, member.MemberId)))
        {
            if (family.Select(member => (member.PlanId, member.From, member.To)).Distinct().Count() > 1)
                throw file.Fault("members", $"those of member id {family.Key.MemberId} differ in plan, from or to: they share one policy");
        }
    }
}

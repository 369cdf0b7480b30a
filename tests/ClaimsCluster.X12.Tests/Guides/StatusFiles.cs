using ClaimsCluster.X12.Guides;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Guides;

/// <summary>Questions and answers about claims, of any content that the guide allows.</summary>
internal static class StatusFiles
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"], 2, 12];

    private static readonly Gen<string?> MaybeText = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));

    private static readonly Gen<decimal> Amount = Gen.Int[0, 10_000_000].Select(cents => cents / 100m);

    private static readonly Gen<decimal?> MaybeAmount = Gen.OneOf(Amount.Select(amount => (decimal?)amount), Gen.Const((decimal?)null));

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 2000].Select(days => new DateOnly(2020, 1, 1).AddDays(days));

    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Day.Select(day => (DateOnly?)day), Gen.Const((DateOnly?)null));

    private static readonly Gen<(DateOnly From, DateOnly To)> Period = Gen.Select(Day, Gen.Int[0, 30]).Select((from, days) => (from, from.AddDays(days)));

    private static readonly Gen<string[]> Modifiers = Some.OneOf<string[]>([], ["25"], ["59", "LT"]);

    private static readonly Gen<ClaimStatusCode> Code =
        Gen.Select(Some.OneOf("F1", "F2", "P3", "R4", "A2"), Some.OneOf("20", "65", "107"), Some.OneOf(null, "85", "QC", "IL"))
            .Select((category, code, entity) => new ClaimStatusCode(category, code, entity) { CodeList = code == "65" ? "RX" : null });

    /// <summary>Sets of a 276.</summary>
    public static Gen<ClaimStatusInquiries> Inquiries { get; } = Gen.Select(Text, Inquiry().Array[1, 8])
        .Select((reference, inquiries) => new ClaimStatusInquiries(reference, inquiries));

    /// <summary>Sets of a 277.</summary>
    public static Gen<ClaimStatusResponses> Responses { get; } = Gen.Select(Text, Response().Array[1, 8])
        .Select((reference, responses) => new ClaimStatusResponses(reference, responses));

    /// <summary>Few people and places, so that claims that follow each other have some in common.</summary>
    private static Gen<ClaimStatusParties> Parties(bool isInquiry)
    {
        ClaimStatusParty payer = new("2", "GOOD PAYER", "PI", "60054"), person = new("1", "DOE", "MI", "M1") { FirstName = "JANE" };
        ClaimStatusParty receiver = new("2", "SENDING OFFICE", "46", "S1"), clinic = new("2", "GOOD CLINIC", "XX", "1234567893");
        var jane = isInquiry ? person with { BirthDate = new(1970, 1, 2), Sex = "F" } : person with { MiddleName = "Q", Suffix = "SR" };
        var kim = new ClaimStatusParty("1", "DOE", null, null) { FirstName = "KIM", BirthDate = isInquiry ? new(2015, 3, 3) : null };
        return Gen.Select(
            Some.OneOf(payer, isInquiry ? payer with { Id = "60055" } : payer with { ContactName = "HELP", Phone = "8005550100" }),
            Some.OneOf(receiver, new("1", "DOC", "46", "S2") { FirstName = "ANN" }),
            Some.OneOf<ClaimStatusParty[]>([clinic], [clinic, clinic with { IdQualifier = "SV", Id = "P9" }], [new("1", "WELBY", "XX", "1730123454") { FirstName = "MARCUS" }]),
            Some.OneOf(jane, person with { Id = "M2" }, new ClaimStatusParty("2", "A FACTORY", "24", "123456789")),
            Some.OneOf<ClaimStatusParty?>(null, kim, kim with { FirstName = "LEE", MiddleName = "B", Suffix = "II" }))
            .Select((who, asks, providers, subscriber, dependent) => new ClaimStatusParties
            {
                Payer = who,
                Receiver = asks,
                Providers = providers,
                Subscriber = subscriber,
                Dependent = dependent,
            });
    }

    private static Gen<ClaimStatusReferences> References(bool isInquiry) =>
        Gen.Select(MaybeText, MaybeText, MaybeText, MaybeText, MaybeText, MaybeText).Select((payers, site, voucher, own, drug, house) => new ClaimStatusReferences
        {
            PayerClaimNumber = payers,
            TypeOfBill = payers is null ? null : "111",
            ApplicationSite = isInquiry ? site : null,
            GroupNumber = isInquiry ? voucher : null,
            PatientControlNumber = own,
            PrescriptionNumber = drug,
            VoucherNumber = isInquiry ? null : voucher,
            ClearinghouseNumber = house,
        });

    private static Gen<ClaimStatusLine> Line(bool isInquiry) =>
        Gen.Select(Modifiers, Amount, Amount, Gen.Int[1, 99], MaybeText, Period, Status(isOfClaim: false).Array[1, 3])
            .Select((modifiers, charge, paid, units, control, days, statuses) => new ClaimStatusLine
            {
                Qualifier = "HC",
                Code = "99213",
                Modifiers = modifiers,
                Charge = charge,
                Paid = isInquiry ? null : paid,
                RevenueCode = control is null ? null : "0450",
                Units = units,
                Statuses = isInquiry ? [] : statuses,
                LineControlNumber = control,
                ServiceFrom = days.From,
                ServiceTo = days.To,
            });

    private static Gen<ClaimStatus> Status(bool isOfClaim) =>
        Gen.Select(Code.Array[1, 3], Day, MaybeAmount, MaybeAmount, MaybeDay, MaybeText)
            .Select((codes, day, charge, paid, decided, number) => new ClaimStatus
            {
                Codes = codes,
                Date = day,
                Charge = isOfClaim ? charge : null,
                Paid = isOfClaim ? paid : null,
                DecisionDate = isOfClaim ? decided : null,
                PaymentDate = isOfClaim && number is not null ? decided : null,
                PaymentNumber = isOfClaim ? number : null,
            });

    private static Gen<ClaimStatusInquiry> Inquiry() =>
        Gen.Select(Parties(isInquiry: true), Text, References(isInquiry: true), MaybeAmount, Period, Line(isInquiry: true).Array[0, 3])
            .Select((parties, trace, references, charge, days, lines) => new ClaimStatusInquiry
            {
                Parties = parties,
                Trace = trace,
                References = references,
                Charge = charge,
                ServiceFrom = days.From,
                ServiceTo = days.To,
                Lines = lines,
            });

    private static Gen<ClaimStatusResponse> Response()
    {
        var ofClaim = Gen.Select(
            Parties(isInquiry: false), Text, References(isInquiry: false), Period, Status(isOfClaim: true).Array[1, 3], Line(isInquiry: false).Array[0, 3])
            .Select((parties, trace, references, days, statuses, lines) => new ClaimStatusResponse
            {
                Parties = parties,
                Trace = trace,
                Statuses = statuses,
                References = references,
                ServiceFrom = days.From,
                ServiceTo = days.To,
                Lines = lines,
            });
        return Gen.Select(ofClaim, Gen.Int[0, 7]).Select((response, kind) => kind switch
        {
            0 => OfLevel(response, response.Parties with { Providers = [], Subscriber = null, Dependent = null }, "41"),
            1 => OfLevel(response, response.Parties with { Subscriber = null, Dependent = null }, "1P"),
            _ => response,
        });
    }

    private static ClaimStatusResponse OfLevel(ClaimStatusResponse response, ClaimStatusParties parties, string entity) => new()
    {
        Parties = parties,
        Trace = response.Trace,
        Statuses = [new() { Codes = [new("E0", "24", entity)], Date = response.ServiceFrom }],
    };
}

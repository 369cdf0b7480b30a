using ClaimsCluster.X12.Guides;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Guides;

/// <summary>Institutional claims that tests start from.</summary>
internal static class Stays
{
    private static readonly PostalAddress Street = new("1 MAIN STREET", "WING B", "ALBANY", "NY", "122070001");

    private static readonly Practitioner Doctor = new("WELBY", "MARCUS", "1730123454", null)
    {
        MiddleName = "T",
        Suffix = "JR",
        References = [new("0B", "NY123"), new("G2", "P77")],
    };

    /// <summary>A stay that was billed before, was paid by another payer, and says all that there is to say.</summary>
    public static InstitutionalClaim Full { get; } = new()
    {
        BillingProvider = new("2", "GOOD HOSPITAL", null, "1234567893", "123456789", "EI", "282N00000X", Street)
        {
            Phone = "5185550100",
            ContactName = "BILLING OFFICE",
            PayTo = new("PO BOX 1", null, "ALBANY", "NY", "122070001"),
        },
        Subscriber = new("S", null, "GRP1", null, "CI", "ROE", "JOHN", "A", "M0002", "MI", null, null, null),
        Payer = new("GOOD PAYER", "60054", "PI"),
        Patient = new("19", "ROE", "KIM", "B", new(2015, 3, 3), "M", Street with { Line2 = null }) { Suffix = "II", PropertyCasualtyNumber = "Y4NUMBER" },
        ClaimNumber = "STAY1",
        Charge = 4150m,
        FacilityCode = "11",
        FacilityQualifier = "A",
        FrequencyCode = "7",
        Assignment = "A",
        BenefitsAssignment = "Y",
        ReleaseOfInformation = "Y",
        DelayReason = "11",
        StatementFrom = new(2026, 1, 5),
        StatementTo = new(2026, 1, 9),
        AdmissionDate = new(2026, 1, 5),
        AdmissionTime = new(14, 40),
        DischargeTime = new(9, 15),
        RepricerReceivedDate = new(2026, 1, 12),
        AdmissionType = "1",
        AdmissionSource = "7",
        PatientStatus = "30",
        EstimatedPatientDue = 200.5m,
        PriorAuthorization = "PA1",
        Referral = "RF1",
        OriginalReference = "ICN1",
        MedicalRecordNumber = "MR1",
        References = [new("9A", "R9A"), new("LX", "TRIAL1"), new("LX", "TRIAL2"), new("D9", "CH1"), new("LU", "NY"), new("P4", "DP1")],
        Notes = [new("MED", "SOME MEDICATION"), new("ADD", "A BILLING NOTE")],
        PrincipalDiagnosis = new("ABK", "S72001A") { PresentOnAdmission = "Y" },
        AdmittingDiagnosis = new("ABJ", "R0602"),
        ExternalCauses = [new("ABN", "W010XXA") { PresentOnAdmission = "Y" }, new("ABN", "Y92009")],
        DiagnosisRelatedGroup = "470",
        OtherDiagnoses = [.. Enumerable.Range(0, 14).Select(index => new Diagnosis("ABF", $"E11{index:00}") { PresentOnAdmission = index % 3 == 0 ? "N" : "Y" })],
        PrincipalProcedure = new("BBR", "0SRC0J9", new(2026, 1, 6)),
        OtherProcedures = [new("BBQ", "0QS636Z", new(2026, 1, 6)), new("BBQ", "3E0T3BZ", new(2026, 1, 7))],
        OccurrenceSpans = [new("74", new(2026, 1, 7), new(2026, 1, 8))],
        Occurrences = [new("11", new(2026, 1, 4)), new("01", new(2026, 1, 4))],
        Values = [new("80", 5m), new("A1", 12.5m)],
        Conditions = ["09", "C1"],
        Treatments = ["A01"],
        Attending = Doctor with { Taxonomy = "208M00000X" },
        Operating = Doctor,
        OtherOperating = Doctor,
        Rendering = Doctor,
        ServiceFacility = new("REHAB HOUSE", "1558598797", Street) { References = [new("G2", "F1")] },
        Referring = Doctor,
        OtherPayers =
        [
            new("P", "F1", 4050m)
            {
                Relationship = "18",
                GroupNumber = "G9",
                FilingIndicator = "CI",
                ClaimAdjustments = [new("CO", "45", 40m, null), new("CO", "253", 1m, 2m), new("PR", "1", 9m, null)],
                RemainingLiability = 9m,
                BenefitsAssignment = "Y",
                ReleaseOfInformation = "Y",
                SubscriberEntityType = "1",
                SubscriberLastName = "ROE",
                SubscriberFirstName = "ANN",
                SubscriberMiddleName = "C",
                MemberIdQualifier = "MI",
                MemberId = "OM1",
                SubscriberAddress = Street,
                PayerName = "FIRST PAYER",
                PayerIdQualifier = "PI",
                Date = new(2026, 1, 20),
                ClaimControlNumber = "OICN1",
            },
        ],
        Lines =
        [
            new()
            {
                Number = 1,
                RevenueCode = "0120",
                Charge = 4000m,
                Unit = "DA",
                Units = 4m,
                NonCovered = 100m,
                ServiceFrom = new(2026, 1, 5),
                ServiceTo = new(2026, 1, 9),
                LineControlNumber = "L1",
            },
            new()
            {
                Number = 2,
                RevenueCode = "0636",
                Qualifier = "HC",
                Code = "J1885",
                Modifiers = ["59", "XU"],
                Description = "KETOROLAC",
                Charge = 150m,
                Unit = "UN",
                Units = 2m,
                ServiceFrom = new(2026, 1, 6),
                ServiceTo = new(2026, 1, 6),
                LineControlNumber = "L2",
                ServiceTax = 1.25m,
                FacilityTax = 2m,
                DrugCode = "00409379501",
                DrugQuantity = 1.5m,
                DrugUnit = "ML",
                Operating = Doctor,
                OtherOperating = Doctor,
                Rendering = Doctor,
                Referring = Doctor,
                PriorPayments =
                [
                    new()
                    {
                        PayerId = "F1",
                        Paid = 100m,
                        Qualifier = "HC",
                        Code = "J1885",
                        Modifiers = ["59"],
                        RevenueCode = "0636",
                        Units = 2m,
                        BundledInto = 1,
                        Adjustments = [new("CO", "45", 50m, null)],
                        Date = new(2026, 1, 20),
                        RemainingLiability = 3m,
                    },
                ],
            },
        ],
    };

    private static readonly Gen<string> Text = Gen.String[Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-/'()#ÄÉñ"], 1, 12]
        .Select(text => text.Trim()).Where(text => text.Length > 0 && text.IndexOfAny(Marks) < 0);

    private static readonly Gen<string?> MaybeText = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));

    private static readonly Gen<decimal> Amount = Gen.Int[-100_000, 10_000_000].Select(cents => cents / 100m);

    private static readonly Gen<decimal?> MaybeAmount = Gen.OneOf(Amount.Select(amount => (decimal?)amount), Gen.Const((decimal?)null));

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 2000].Select(days => new DateOnly(2024, 1, 1).AddDays(days));

    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Day.Select(day => (DateOnly?)day), Gen.Const((DateOnly?)null));

    private static readonly Gen<(DateOnly From, DateOnly To)> Period = Gen.Select(Day, Gen.Int[0, 90]).Select((from, days) => (from, from.AddDays(days)));

    private static readonly Gen<Diagnosis> Other = Gen.Select(Text, Some.OneOf("Y", "N", "U", "W", null))
        .Select((code, present) => new Diagnosis("ABF", code) { PresentOnAdmission = present });

    private static readonly Gen<Practitioner?> MaybeDoctor = Gen.OneOf(
        Gen.Select(Text, MaybeText, MaybeText, Text).Select((last, first, middle, number) =>
            (Practitioner?)new Practitioner(last, first, "1730123454", null) { MiddleName = middle, References = [new("G2", number)] }),
        Gen.Const((Practitioner?)null));

    private static readonly Gen<ClaimAdjustment> Adjustment = Gen.Select(Some.OneOf("1", "45", "253"), Amount, MaybeAmount)
        .Select((reason, amount, quantity) => new ClaimAdjustment("CO", reason, amount, quantity));

    private static readonly Gen<PriorPayment> Payment = Gen.Select(Text, Amount, Adjustment.Array[0, 14], MaybeDay, Text.Array[0, 4])
        .Select((payer, paid, adjustments, day, modifiers) => new PriorPayment
        {
            PayerId = payer,
            Paid = paid,
            Qualifier = "HC",
            Code = "99213",
            Modifiers = modifiers,
            Adjustments = adjustments,
            Date = day,
        });

    private static readonly Gen<OtherPayer> Payer = Gen.Select(Text, MaybeAmount, Adjustment.Array[0, 7], MaybeText, MaybeDay)
        .Select((id, paid, adjustments, member, day) => new OtherPayer("P", id, paid)
        {
            ClaimAdjustments = adjustments,
            PayerIdQualifier = "PI",
            SubscriberEntityType = "1",
            SubscriberLastName = member,
            MemberIdQualifier = "MI",
            MemberId = id,
            Date = day,
        });

    private static readonly Gen<InstitutionalLine> Line =
        Gen.Select(Text, Text.Array[0, 4], MaybeText, Amount, MaybeAmount, Period, MaybeDoctor, Payment.Array[0, 2])
            .Select((code, modifiers, description, charge, rate, days, doctor, payments) => new InstitutionalLine
            {
                RevenueCode = "0450",
                Qualifier = "HC",
                Code = code,
                Modifiers = modifiers,
                Description = description,
                Charge = charge,
                Unit = "UN",
                Units = 1,
                Rate = rate,
                ServiceFrom = days.From,
                ServiceTo = days.To,
                Rendering = doctor,
                Referring = doctor,
                PriorPayments = payments,
            });

    private static readonly Gen<InstitutionalClaim> Header =
        Gen.Select(Text, MaybeText, MaybeAmount, MaybeDay, Period, Gen.Int[0, 1439], MaybeDoctor, MaybeDoctor)
            .Select((number, note, due, admission, statement, minute, attending, operating) => Full with
            {
                Patient = note is null ? null : Full.Patient,
                ClaimNumber = number,
                Notes = note is null ? [] : [new("ADD", note)],
                EstimatedPatientDue = due,
                AdmissionDate = admission,
                AdmissionTime = admission is null ? null : new(minute / 60, minute % 60),
                StatementFrom = statement.From,
                StatementTo = statement.To,
                Attending = attending,
                Operating = operating,
                OtherOperating = null,
                ServiceFacility = note is null ? null : Full.ServiceFacility,
            });

    private static readonly Gen<(Diagnosis[] Others, InpatientProcedure[] Procedures, Occurrence[] Occurrences, OccurrenceSpan[] Spans, ValueCode[] Values, string[] Conditions)> Codes =
        Gen.Select(
            Other.Array[0, 24],
            Gen.Select(Text, MaybeDay).Select((code, day) => new InpatientProcedure("BBQ", code, day)).Array[0, 24],
            Gen.Select(Text, MaybeDay).Select((code, day) => new Occurrence(code, day)).Array[0, 24],
            Gen.Select(Text, Period).Select((code, days) => new OccurrenceSpan(code, days.From, days.To)).Array[0, 24],
            Gen.Select(Text, MaybeAmount).Select((code, amount) => new ValueCode(code, amount)).Array[0, 24],
            Text.Array[0, 24]);

    private const string Separators = "*|!+;<=>?@`{}%&\"";

    private static char[] Marks => Separators.ToCharArray();

    /// <summary>A claim of any content that its segments can hold.</summary>
    public static Gen<InstitutionalClaim> Any { get; } =
        Gen.Select(Header, Codes, Payer.Array[0, 3], Line.Array[0, 5]).Select((claim, codes, payers, lines) => claim with
        {
            OtherDiagnoses = codes.Others,
            OtherProcedures = codes.Procedures,
            Occurrences = codes.Occurrences,
            OccurrenceSpans = codes.Spans,
            Values = codes.Values,
            Conditions = codes.Conditions,
            OtherPayers = payers,
            Lines = [.. lines.Select((line, index) => line with { Number = index + 1 })],
        });
}

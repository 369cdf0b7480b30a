using System.Buffers;
using System.Text;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Domain.Tests.Charges;
using ClaimsCluster.Domain.Tests.Registration;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Claims;

/// <summary>The second payer's bill of a visit's claim, when the first one has decided.</summary>
public class NextPayerBillTests
{
    private static readonly DateOnly PaidOn = new(2026, 1, 12);

    private static readonly Coverage Own = new() { PayerId = "BLU01", PayerName = "EXAMPLE BLUE PLAN", MemberId = "B987654321", GroupNumber = "777" };

    private static readonly Coverage OfTheSpouse = Own with
    {
        Relationship = "01",
        Subscriber = new() { Name = new("Núñez", "Leo", "K"), BirthDate = new(1979, 3, 4), Sex = "M" },
    };

    private static readonly Coverage OfAParent = Visits.Ppo with
    {
        Relationship = "19",
        Subscriber = new() { Name = new("O'Hara", "Ana"), BirthDate = new(1955, 1, 1), Sex = "F" },
    };

    private static readonly Coverage Third = new() { PayerId = "MCD01", PayerName = "EXAMPLE MEDICAID", MemberId = "C55" };

    // Shares of a line's charge: allowed, of it the patient's, of that the deductible; in percent. Of the last, whether SVC05 is told.
    private static readonly Gen<Share[]> Shares = Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Bool)
        .Select((allowed, patient, deductible, isCounted) => new Share(allowed, patient, deductible, isCounted)).Array[4];

    [Fact]
    public void Two_policies_of_the_patient_change_places()
    {
        var a = Decided([Visits.Ppo, Own]);
        Segments(a)[6..13].ShouldBe(
        [
            "", "SBR*S*18*777******BL", "NM1*IL*1*NUNEZ*ZOE*Q***MI*B987654321", "N3*12 ELM ST", "N4*SPRINGFIELD*IL*627011234",
            "DMG*D8*19801229*F", "NM1*PR*2*EXAMPLE BLUE PLAN*****PI*BLU01",
        ]);
        Segments(a).SkipWhile(segment => !segment.StartsWith("CLM*", StringComparison.Ordinal)).Skip(1).SkipWhile(segment => !segment.StartsWith("SBR*", StringComparison.Ordinal)).ShouldBe(
        [
            "SBR*P*18*12345******12", "AMT*D*90.54", "OI***Y***Y", "NM1*IL*1*NUNEZ*ZOE*Q***MI*W123456789", "NM1*PR*2*EXAMPLE PPO*****PI*PPO01",
            "LX*1", "SV1*HC:99214*242*UN*1***1:2", "DTP*472*D8*20260102", "REF*6R*V000001L1",
            "SVD*PPO01*90.54*HC:99214**1", "CAS*CO*45*118.36", "CAS*PR*1*10.00**2*23.10", "DTP*573*D8*20260112",
        ]);
    }

    [Fact]
    public void On_the_policy_of_the_spouse_the_patient_is_a_dependent()
    {
        var a = Decided([Visits.Ppo, OfTheSpouse]);
        Segments(a)[6..16].ShouldBe(
        [
            "", "SBR*S**777******BL", "NM1*IL*1*NUNEZ*LEO*K***MI*B987654321", "NM1*PR*2*EXAMPLE BLUE PLAN*****PI*BLU01", "",
            "PAT*01", "NM1*QC*1*NUNEZ*ZOE*Q", "N3*12 ELM ST", "N4*SPRINGFIELD*IL*627011234", "DMG*D8*19801229*F",
        ]);
        Segments(a).ShouldContain("SBR*P*18*12345******12");
    }

    [Fact]
    public void Of_a_dependent_who_holds_the_second_policy_himself()
    {
        var a = Decided([OfAParent, Own]);
        Segments(a)[6..15].ShouldBe(
        [
            "", "SBR*S*18*777******BL", "NM1*IL*1*NUNEZ*ZOE*Q***MI*B987654321", "N3*12 ELM ST", "N4*SPRINGFIELD*IL*627011234",
            "DMG*D8*19801229*F", "NM1*PR*2*EXAMPLE BLUE PLAN*****PI*BLU01", "", "",
        ]);
        Segments(a).ShouldContain("SBR*P*19*12345******12");
        Segments(a).ShouldContain("NM1*IL*1*O'HARA*ANA****MI*W123456789");
    }

    [Fact]
    public void A_third_payer_keeps_his_place()
    {
        var bill = Typed(Decided([Visits.Ppo, Own, Third]));
        bill.OtherPayers.Select(payer => (payer.Responsibility, payer.PayerId, payer.Paid)).ShouldBe([("P", "PPO01", 90.54m), ("T", "MCD01", null)]);
    }

    [Fact]
    public void Whatever_was_decided_it_is_read_back_without_a_fault_scrubbed_without_a_hit_and_adds_up() => Gen.Select(
        Shares, Gen.OneOf(Visits.Ppo, OfAParent), Gen.OneOf(Own, OfTheSpouse, OfTheSpouse with { Relationship = "G8" }), Gen.Bool, Gen.Bool)
        .Sample((shares, first, second, hasThird, isTurned) =>
        {
            var a = Sent([first, second, .. hasThird ? [Third] : Array.Empty<Coverage>()], "99214", "83036", "20610", "97110");
            List<LineAdvice> lines = [.. a.Claim.Lines.Select((line, index) => shares[index].Told(line))];
            if (isTurned) lines.Reverse(); // A payer tells the lines in his own order.
            a.When(x => Remit(x, lines));
            if (lines.SelectMany(line => line.Adjustments).Where(cas => cas.Group == "PR").Sum(cas => cas.Amount) <= Money.Zero)
            {
                a.Claim.Live("S").ShouldBeNull();
                return;
            }

            var filing = a.Claim.Live("S").ShouldNotBeNull();
            filing.State.ShouldBe(FilingState.Clean);
            var bill = Read(Written(a, filing));
            Scrubber.Scrub(bill, new ScrubContext(PaidOn, null)).Hits.ShouldBeEmpty();
            (bill.Subscriber.PayerResponsibility, bill.Payer.Id).ShouldBe(("S", "BLU01"));
            (bill.Patient is null).ShouldBe(second.IsOwn);
            (bill.PatientLastName, bill.PatientFirstName, bill.PatientBirthDate, bill.PatientSex).ShouldBe(("NUNEZ", "ZOE", Visits.Patient.BirthDate, "F"));
            bill.Charge.ShouldBe(a.Claim.Charge.Dollars);

            var paid = lines.Sum(line => line.Paid);
            var told = bill.OtherPayers.Where(payer => payer.Responsibility == "P").ShouldHaveSingleItem();
            (told.PayerId, told.MemberId, told.Paid).ShouldBe(("PPO01", "W123456789", paid.Dollars));
            bill.Lines.Sum(line => line.PriorPayments.Sum(prior => prior.Paid)).ShouldBe(paid.Dollars);
            foreach (var line in bill.Lines)
            {
                var prior = line.PriorPayments.ShouldHaveSingleItem();
                var ours = lines.Single(other => other.LineControl == LineMatching.KeyOf(a.Claim.ClaimId, line.Number));
                line.LineControlNumber.ShouldBe(ours.LineControl);
                (prior.PayerId, prior.Date, prior.Paid).ShouldBe(("PPO01", PaidOn, ours.Paid.Dollars));
                line.Charge.ShouldBe(prior.Paid + prior.Adjustments.Sum(cas => cas.Amount));
                prior.Adjustments.Select(cas => $"{cas.Group}-{cas.ReasonCode} {cas.Amount}").ShouldBe(
                    ours.Adjustments.Select(cas => $"{cas.Group}-{cas.Carc} {cas.Amount}"), ignoreOrder: true);
            }
        }, iter: 300);

    [Fact]
    public void Units_that_the_payer_does_not_tell_are_one()
    {
        var a = Sent([Visits.Ppo, Own], "99214");
        a.When(x => Remit(x, [new Share(50, 20, 0, IsCounted: false).Told(x.Claim.Lines[0])]));
        Segments(a).Single(segment => segment.StartsWith("SVD*", StringComparison.Ordinal)).ShouldBe("SVD*PPO01*96.80*HC:99214**1");
    }

    [Fact]
    public void What_is_told_of_the_claim_as_a_whole_is_passed_on_in_2320()
    {
        var a = Sent([Visits.Ppo, Own], "99214").When(x =>
        {
            var told = (ClaimCommand.Remit)Remit(x, [Line(x, 1, 242m)]);
            return told with { Advice = told.Advice with { Paid = Money.Exactly(212m), Adjustments = [A.Cas("PR", "3", 30m)] } };
        });
        Segments(a).SkipWhile(segment => !segment.StartsWith("SBR*P", StringComparison.Ordinal)).Skip(1).Take(2).ShouldBe(["CAS*PR*3*30.00", "AMT*D*212.00"]);
        Typed(a).OtherPayers.Single().ClaimAdjustments.Single().Amount.ShouldBe(30m);
    }

    [Fact]
    public void A_replacement_that_is_paid_leaves_the_second_payer_an_original()
    {
        var a = Sent([Visits.Ppo, Own], "99214").When(x => Remit(x, [Line(x, 1, 0m, A.Cas("CO", "50", 242m))]));
        a.Claim.Live("S").ShouldBeNull();
        a.When(x => x.At(10, (id, at) => new ClaimCommand.Correct([new("lines[1].modifiers", "25")]) { CommandId = id, At = at }));
        a.Sent("PPO01-20260115", a.Named("P", 2).Clm01, 10, new("A2", "20", null, "ICN2", "PPO01-20260115"));
        Read(Written(a, a.Named("P", 2))).OriginalReference.ShouldBe("ICN1");
        a.When(x => Remit(x, [Line(x, 1, 200m, A.Cas("PR", "2", 42m))], "ICN2"));

        var filing = a.Claim.Live("S").ShouldNotBeNull();
        (filing.Frequency, filing.OriginalReference).ShouldBe(("1", null));
        Text(a, filing).ShouldNotContain("REF*F8");
        Text(a, filing).ShouldContain("*11:B:1*");
        Text(a, filing).ShouldContain("SV1*HC:99214:25*242");
        var bill = Read(Written(a, filing));
        (bill.FrequencyCode, bill.OriginalReference).ShouldBe(("1", null));
    }

    [Fact]
    public void Nobody_is_billed_when_nothing_is_left_for_the_patient() =>
        Sent([Visits.Ppo, Own], "99214").When(x => Remit(x, [Line(x, 1, 200m, A.Cas("CO", "45", 42m))])).Claim.Filings.Count.ShouldBe(1);

    [Fact]
    public void A_denied_line_is_worked_before_the_next_payer_is_billed()
    {
        var a = Sent([Visits.Ppo, Own], "99214", "83036")
            .When(x => Remit(x, [Line(x, 1, 200m, A.Cas("PR", "2", 42m)), Line(x, 2, 0m, A.Cas("CO", "50", 41m))]));
        a.Filing.State.ShouldBe(FilingState.Paid);
        a.Claim.Filings.Count.ShouldBe(1);
        a.Claim.Denials.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public void Nobody_is_billed_when_there_is_no_second_payer() => Decided([Visits.Ppo]).Claim.Filings.Count.ShouldBe(1);

    [Fact]
    public void A_sender_of_files_bills_the_next_payer_himself() => Decided([Visits.Ppo, Own], billsNextPayer: false).Claim.Filings.Count.ShouldBe(1);

    [Fact]
    public void A_first_payer_who_decides_anew_makes_no_second_bill()
    {
        var a = Decided([Visits.Ppo, Own]);
        var first = a.Named("P", 1);
        a.When(x => Remit(x, [Line(x, 1, -90.54m, A.Cas("CO", "45", -118.36m), A.Cas("PR", "2", -33.10m))], status: "22", filing: first));
        a.Named("P", 1).State.ShouldBe(FilingState.Reversed);
        a.When(x => Remit(x, [Line(x, 1, 80m, A.Cas("CO", "45", 120m), A.Cas("PR", "2", 42m))], filing: first));
        a.Named("P", 1).State.ShouldBe(FilingState.Paid);
        a.Claim.Filings.Select(filing => filing.Sequence).ShouldBe(["P", "S"]);
    }

    /// <summary>The first payer paid 90.54 of 242.00, and leaves 33.10.</summary>
    private static A Decided(IEnumerable<Coverage> coverages, bool billsNextPayer = true) => Sent(coverages, billsNextPayer, "99214")
        .When(x => Remit(x, [Line(x, 1, 90.54m, A.Cas("CO", "45", 118.36m), A.Cas("PR", "1", 10m), A.Cas("PR", "2", 23.10m))]));

    private static A Sent(IEnumerable<Coverage> coverages, params string[] codes) => Sent(coverages, billsNextPayer: true, codes);

    private static A Sent(IEnumerable<Coverage> coverages, bool billsNextPayer, params string[] codes)
    {
        Visit visit = Visits.Office with { Coverages = [.. coverages] };
        var services = codes.Select((code, index) => index == 0 ? Visits.Service(code, 1, 2) : Visits.Service(code));
        var record = VisitBillingTests.Build(visit, Visits.Codes([.. services])).ShouldHaveSingleItem().Record;
        var a = new A().When(x => new ClaimCommand.Receive(
            "0123456789ABCDEF", "ACCOUNT", record, ClaimIdentity.ContentHash(record.Parts()), new("visits", 10, 20),
            new IntakeProfile(new FilingLimit.Days(90), WarnOnNpi: false))
        {
            CommandId = x.Next,
            At = A.Day,
            BillsNextPayer = billsNextPayer,
        });
        a.Filing.State.ShouldBe(FilingState.Clean);
        return a.Sent(A.Batch, a.Filing.Clm01, 0, new("A2", "20", null, "ICN1", A.Batch));
    }

    private static LineAdvice Line(A a, int number, decimal paid, params Adjustment[] adjustments)
    {
        var ours = a.Claim.Lines[number - 1];
        return new()
        {
            LineControl = LineMatching.KeyOf(a.Claim.ClaimId, number),
            Procedure = ours.Code,
            Charge = paid < 0m ? -ours.Charge : ours.Charge,
            Paid = Money.Exactly(paid),
            Units = ours.Units,
            Adjustments = [.. adjustments],
        };
    }

    private static ClaimCommand Remit(A a, IEnumerable<LineAdvice> lines, string icn = "ICN1", string status = "1", Filing? filing = null) => new ClaimCommand.Remit(
        new ClaimAdvice
        {
            PatientControlNumber = (filing ?? a.Filing).Clm01,
            Status = status,
            Icn = icn,
            Charge = lines.Sum(line => line.Charge),
            Paid = lines.Sum(line => line.Paid),
            Lines = [.. lines],
        },
        $"posting {a.Next}", "TRACE1", PaidOn)
    {
        CommandId = a.Next,
        At = A.Day.AddDays(8),
    };

    private static ProfessionalClaim Typed(A a) => Read(Written(a, a.Claim.Live("S").ShouldNotBeNull()));

    // As a batch writes it.
    private static byte[] Written(A a, Filing filing)
    {
        var output = new ArrayBufferWriter<byte>();
        InterchangeHeader header = new("ZZ", "US", "ZZ", "THEM", new(2026, 1, 12, 18, 0, 0), 1, 'T', "US", "THEM", GroupControl: 1);
        var bill = a.Claim.BillOf(filing);
        ProfessionalClaimWriter.Write(output, header, new("US", "US01", "DESK", "2175550142"), new("THEM", "THEM01"),
            [new("0001", "REF1", [new(
                bill.Record.Parts(), filing.Clm01, filing.Frequency, filing.OriginalReference,
                [.. bill.Lines.Select(line => LineMatching.KeyOf(a.Claim.ClaimId, line.Number))])])]);
        return output.WrittenSpan.ToArray();
    }

    private static ProfessionalClaim Read(byte[] bytes)
    {
        var inspection = FileInspection.Inspect(bytes);
        inspection.Faults.ShouldBeEmpty();
        inspection.AcceptedClaimCount.ShouldBe(1);
        using var reader = new ProfessionalClaimReader(bytes, inspection);
        reader.TryRead(out var claim).ShouldBeTrue();
        return ProfessionalClaim.Parse(claim.Parts);
    }

    private static string Text(A a, Filing filing) => string.Join('\n', Parts(a, filing));

    // Of each part in turn; an empty line is between two.
    private static string[] Segments(A a) => [.. Parts(a, a.Claim.Live("S").ShouldNotBeNull())
        .SelectMany(part => part.Split('~', StringSplitOptions.RemoveEmptyEntries).Append("")).SkipLast(1)];

    private static IEnumerable<string> Parts(A a, Filing filing)
    {
        var record = a.Claim.BillOf(filing).Record;
        return new[] { record.BillingProvider, record.Subscriber, record.Patient, record.Claim }.Select(Encoding.UTF8.GetString);
    }

    /// <summary>How a payer shares a line, in percent.</summary>
    private sealed record Share(int Allowed, int Patient, int Deductible, bool IsCounted)
    {
        public LineAdvice Told(ClaimLine line)
        {
            var allowed = line.Charge.Cents * Allowed / 100;
            var patient = allowed * Patient / 100;
            var deductible = patient * Deductible / 100;
            return new()
            {
                LineControl = LineMatching.KeyOf("0123456789ABCDEF", line.Number),
                Procedure = line.Code,
                Charge = line.Charge,
                Paid = Money.OfCents(allowed - patient),
                Units = IsCounted ? line.Units : null,
                Adjustments =
                [
                    .. new (string Group, string Carc, long Cents)[]
                    {
                        ("CO", "45", line.Charge.Cents - allowed), ("PR", "1", deductible), ("PR", "2", patient - deductible),
                    }.Where(cas => cas.Cents != 0).Select(cas => new Adjustment(cas.Group, cas.Carc, Money.OfCents(cas.Cents))),
                ],
            };
        }
    }
}

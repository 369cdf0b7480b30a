using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Guides;

public sealed class EligibilityTests
{
    private static readonly EligibilityParty Payer = new("GOOD PAYER", "60054", "PI"), Clinic = new("GOOD CLINIC", "1234567893", "XX");

    private static readonly EligibilityPerson Jane = new()
    {
        LastName = "DOE",
        FirstName = "JANE",
        MiddleName = "Q",
        MemberId = "M0001",
        BirthDate = new(1970, 1, 2),
        Sex = "F",
        Address = new("2 SIDE STREET", null, "TROY", "NY", "12180"),
    };

    private static readonly EligibilityPerson Kim = new() { LastName = "DOE", FirstName = "KIM", BirthDate = new(2015, 3, 3), Sex = "M" };

    private static readonly EligibilityInquiries Asked = new("E-60054-20260105",
    [
        new() { Source = Payer, Receiver = Clinic, Subscriber = Jane, Trace = "V000000000000001" + "1", TraceOriginator = "9CLAIMSCLU", Day = new(2026, 1, 5), ServiceTypes = ["30", "98"] },
        new() { Source = Payer, Receiver = Clinic, Subscriber = Jane, Dependent = Kim, Relationship = "19", Trace = "V0000000000000021", Day = new(2026, 1, 5), ServiceTypes = ["30"] },
        new() { Source = Payer, Receiver = Clinic with { Id = "1558598797" }, Subscriber = new() { LastName = "ROE", FirstName = "RICH", MemberId = "M2" }, Trace = "T3", Day = new(2026, 1, 5), DayTo = new(2026, 1, 7) },
    ]);

    private static readonly EligibilityResponses Said = new("E-60054-20260105",
    [
        new()
        {
            Source = Payer,
            Receiver = Clinic,
            Subscriber = Jane,
            Trace = "T1",
            TraceOriginator = "9CLAIMSCLU",
            Dates = [new("291", new(2026, 1, 5), null), new("346", new(2026, 1, 1), null), new("307", new(2026, 1, 1), new(2026, 12, 31))],
            Benefits =
            [
                new() { Information = "1", ServiceTypes = ["30"], Plan = "GOLD" },
                new() { Information = "C", Level = "IND", ServiceTypes = ["30"], Period = "29", Amount = 412.5m, Network = "Y" },
                new() { Information = "B", ServiceTypes = ["98", "UC"], Period = "27", Amount = 30m, Messages = ["NOT WITH PREVENTIVE CARE"] },
                new() { Information = "A", ServiceTypes = ["30"], Percent = 0.2m, Dates = [new("348", new(2026, 1, 1), null)] },
                new() { Information = "CB", Authorization = "Y", ProcedureQualifier = "HC", Procedure = "72148" },
                new() { Information = "R", Level = "IND", ServiceTypes = ["30"], Other = new("OTHER PAYER", "OP1", "PI") },
            ],
        },
        new()
        {
            Source = Payer,
            Receiver = Clinic,
            Subscriber = Jane,
            Dependent = Kim,
            Relationship = "19",
            Trace = "T2",
            Rejections = [new("2100D", false, "71", "C")],
        },
    ]);

    [Theory]
    [InlineData("2000A", "HL*1**20*0~AAA*N**41*R~NM1*PR*2*GOOD PAYER*****PI*60054~SE*")]
    [InlineData("2100A", "HL*1**20*0~NM1*PR*2*GOOD PAYER*****PI*60054~AAA*N**41*R~SE*")]
    [InlineData("2100B", "HL*1**20*1~NM1*PR*2*GOOD PAYER*****PI*60054~HL*2*1*21*0~NM1*1P*2*GOOD CLINIC*****XX*1234567893~AAA*N**41*R~SE*")]
    public void A_side_that_is_refused_has_nobody_below_it(string loop, string levels)
    {
        var refused = Said.Answers[1] with { Rejections = [new(loop, false, "41", "R")] };
        var written = Some.Written(output => EligibilityWriter.Write(output, Some.Header(), [Said with { Answers = [refused, refused] }]));
        Encoding.ASCII.GetString(written).ShouldContain(levels);
        FileInspection.Inspect(written, new InspectionOptions { TakesAll = true, Snip = 5 }).Faults.ShouldBeEmpty();
        EligibilityResponses.Read(written).ShouldHaveSingleItem().Rejections.ShouldBe([new EligibilityRejection(loop, false, "41", "R")]);
    }

    [Theory]
    [InlineData("19", "INS*N*19~", "INS*N*19~")]
    [InlineData("53", "INS*N*34~", "INS*N*53~")]
    [InlineData("34", "INS*N*34~", "INS*N*G8~")]
    public void A_relationship_is_told_in_the_codes_of_each_guide(string relationship, string asked, string said)
    {
        var inquiry = Asked.Inquiries[1] with { Relationship = relationship };
        var question = Some.Written(output => EligibilityWriter.Write(output, Some.Header(), [Asked with { Inquiries = [inquiry] }]));
        Encoding.ASCII.GetString(question).ShouldContain(asked);
        var answer = Said.Answers[1] with { Relationship = relationship };
        Encoding.ASCII.GetString(Some.Written(output => EligibilityWriter.Write(output, Some.Header(), [Said with { Answers = [answer] }]))).ShouldContain(said);
    }

    [Fact]
    public void Inquiries_come_back_from_our_file_as_they_were() =>
        Some.Json(EligibilityInquiries.Read(Write(Asked))).ShouldBe(Some.Json(new[] { Asked }));

    [Fact]
    public void Answers_come_back_from_our_file_as_they_were() =>
        Some.Json(EligibilityResponses.Read(Write(Said))).ShouldBe(Some.Json(new[] { Said }));

    [Fact]
    public void Our_files_are_taken_between_us_and_a_payer_and_refused_from_a_sender()
    {
        foreach (var file in new[] { Write(Asked), Write(Said) })
        {
            FileInspection.Inspect(file, InspectionOptions.Payer).Faults.ShouldBeEmpty();
            FileInspection.Inspect(file).Sets.ShouldHaveSingleItem().Codes.ShouldBe(["I6"]);
        }
    }

    [Fact]
    public void A_270_stands_as_the_guide_has_it()
    {
        Lines(Write(Asked)).Skip(1).Take(24).ShouldBe(
        [
            "GS*HS*CLAIMSCLUSTER*PARTNER*20260116*1800*420*X*005010X279A1", "ST*270*0001*005010X279A1",
            "BHT*0022*13*E-60054-20260105*20260116*1800", "HL*1**20*1", "NM1*PR*2*GOOD PAYER*****PI*60054", "HL*2*1*21*1",
            "NM1*1P*2*GOOD CLINIC*****XX*1234567893", "HL*3*2*22*0", "TRN*1*V0000000000000011*9CLAIMSCLU",
            "NM1*IL*1*DOE*JANE*Q***MI*M0001", "N3*2 SIDE STREET", "N4*TROY*NY*12180", "DMG*D8*19700102*F", "DTP*291*D8*20260105",
            "EQ*30", "EQ*98", "HL*4*2*22*1", "NM1*IL*1*DOE*JANE*Q***MI*M0001", "N3*2 SIDE STREET", "N4*TROY*NY*12180",
            "DMG*D8*19700102*F", "HL*5*4*23*0", "TRN*1*V0000000000000021", "NM1*03*1*DOE*KIM",
        ]);
        Lines(Write(Asked)).ShouldContain("INS*N*19");
        Lines(Write(Asked)).ShouldContain("HL*6*1*21*1");
        Lines(Write(Said)).ShouldContain("AAA*N**71*C");
        Lines(Write(Said)).ShouldContain("EB*CB**********Y**HC:72148");
        Lines(Write(Said)).ShouldContain("EB*B**98^UC***27*30");
    }

    [Fact]
    public void Any_separators_give_the_same_answers()
    {
        var (asked, said) = (Encoding.ASCII.GetString(Write(Asked)), Encoding.ASCII.GetString(Write(Said)));
        foreach (var mark in Some.Seeded(Gen.Shuffle("*|;!>#+%&=\u001d\u001f".ToCharArray()), 300))
        {
            Some.Json(EligibilityInquiries.Read(Other(asked, mark))).ShouldBe(Some.Json(new[] { Asked }), new string(mark[..4]));
            Some.Json(EligibilityResponses.Read(Other(said, mark))).ShouldBe(Some.Json(new[] { Said }), new string(mark[..4]));
        }
    }

    [Fact]
    public void Every_public_file_is_read_and_answers_what_it_says()
    {
        foreach (var sample in Samples.Of("270"))
        {
            var inquiries = EligibilityInquiries.Read(sample.Bytes).SelectMany(set => set.Inquiries).ToList();
            inquiries.ShouldNotBeEmpty(sample.File);
            inquiries.ShouldAllBe(inquiry => inquiry.Trace.Length > 0 && inquiry.Subscriber.LastName.Length > 0 && inquiry.Source.Id.Length > 0, sample.File);
            if (sample.Valid == "yes") FileInspection.Inspect(sample.Bytes, InspectionOptions.Payer).Sets.ShouldAllBe(set => set.IsAccepted, sample.File);
        }

        foreach (var sample in Samples.Of("271").Where(sample => !sample.File.Contains("error", StringComparison.Ordinal)))
        {
            var answers = EligibilityResponses.Read(sample.Bytes).SelectMany(set => set.Answers).ToList();
            if (sample.Valid == "yes") answers.ShouldNotBeEmpty(sample.File);
            answers.ShouldAllBe(answer => answer.Benefits.Count + answer.Rejections.Count > 0, sample.File);
        }

        EligibilityInquiries.Read(Samples.Read("270/x12pe-270_batch_multi.edi")).Count.ShouldBe(2);
    }

    [Fact]
    public void A_public_answer_on_a_dependent_keeps_its_parts()
    {
        var answer = EligibilityResponses.Read(Samples.Read("271/lfh-dependent-health-benefit-check.edi")).ShouldHaveSingleItem().Answers.ShouldHaveSingleItem();
        (answer.Trace, answer.Relationship, answer.Dependent!.FirstName, answer.Subscriber.MemberId).ShouldBe(("93175-012547", "19", "MARY", "123456789"));
        answer.DateOf("346")!.From.ShouldBe(new(2006, 1, 1));
        answer.Benefits.Select(benefit => benefit.Information).ShouldBe(["1", "L", "1", "B", "B"]);
        answer.Benefits[1].Other!.Name.ShouldBe("JONES");
        answer.Benefits[3].ServiceTypes.Count.ShouldBe(10);
        (answer.Benefits[3].Amount, answer.Benefits[3].Network, answer.Benefits[4].Network).ShouldBe((10m, "Y", "N"));
    }

    [Fact]
    public void A_270_that_is_refused_as_a_whole_says_so()
    {
        var answer = EligibilityResponses.Read(Samples.Read("271/stupidedi-error-response-from-payer-to-clinic-not-eligible-for-inquiries-with-pa.edi")).ShouldHaveSingleItem();
        answer.Reference.ShouldBe("10001234");
        answer.Answers.ShouldBeEmpty();
        answer.Rejections.ShouldBe([new EligibilityRejection("2100B", true, "50", "N")]);
    }

    [Theory]
    [InlineData("HL*1**20*1~AAA*N**42*R~", "2000A")]
    [InlineData("HL*1**20*1~NM1*PR*2*P*****PI*1~AAA*N**42*R~", "2100A")]
    [InlineData("HL*1**20*1~NM1*PR*2*P*****PI*1~HL*2*1*21*1~NM1*1P*2*C*****XX*1~AAA*N**42*R~", "2100B")]
    [InlineData("HL*1**20*1~NM1*PR*2*P*****PI*1~HL*2*1*21*1~NM1*1P*2*C*****XX*1~HL*3*2*22*0~TRN*2*T~NM1*IL*1*A*B~AAA*N**42*R~", "2100C")]
    [InlineData("HL*1**20*1~NM1*PR*2*P*****PI*1~HL*2*1*21*1~NM1*1P*2*C*****XX*1~HL*3*2*22*0~TRN*2*T~NM1*IL*1*A*B~EB*U~AAA*N**42*R~", "2110C")]
    [InlineData("HL*3*2*22*1~NM1*IL*1*A*B~HL*4*3*23*0~TRN*2*T~NM1*03*1*A*C~AAA*N**42*R~", "2100D")]
    [InlineData("HL*3*2*22*1~NM1*IL*1*A*B~HL*4*3*23*0~TRN*2*T~NM1*03*1*A*C~EB*U~AAA*N**42*R~", "2110D")]
    public void A_rejection_is_read_wherever_it_stands(string levels, string loop)
    {
        var file = Encoding.ASCII.GetString(Write(Said with { Answers = [] })).Replace("SE*3*", levels + "SE*3*", StringComparison.Ordinal);
        var set = EligibilityResponses.Read(Some.Bytes(file)).ShouldHaveSingleItem();
        set.Rejections.Concat(set.Answers.SelectMany(answer => answer.Rejections)).ShouldBe([new EligibilityRejection(loop, false, "42", "R")]);
    }

    [Fact]
    public void A_270_with_a_fault_is_refused_with_its_place()
    {
        var set = FileInspection.Inspect(Samples.Read("270/x12pe-batch_with_one_bad_transaction.edi"), InspectionOptions.Payer).Sets.ToList();
        set.Select(one => one.Status).ShouldBe(['A', 'R', 'A']);
        (set[1].Faults[0].Segment, set[1].Faults[0].Element, set[1].Faults[0].Found).ShouldBe(("NM1", 2, "9"));
        EligibilityInquiries.Read(Samples.Read("270/x12pe-batch_with_one_bad_transaction.edi"), FileInspection.Inspect(Samples.Read("270/x12pe-batch_with_one_bad_transaction.edi"), InspectionOptions.Payer))
            .Count.ShouldBe(2);
    }

    [Fact]
    public void No_mutation_of_a_file_throws()
    {
        byte[][] starts = [Write(Asked), Write(Said), .. Samples.Of("270", "271").Select(sample => sample.Bytes)];
        var change = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 12];
        foreach (var (start, changes) in Some.Seeded(Gen.Select(Gen.Int[0, starts.Length - 1], change), 4000))
        {
            var file = (byte[])starts[start].Clone();
            foreach (var (place, value) in changes) file[place % file.Length] = value;
            var inspection = FileInspection.Inspect(file, InspectionOptions.Payer);
            foreach (var set in EligibilityInquiries.Read(file, inspection)) set.Inquiries.ShouldNotBeNull();
            foreach (var set in EligibilityResponses.Read(file)) set.Answers.ShouldNotBeNull();
        }
    }

    private static byte[] Other(string file, char[] mark) => Some.Bytes(file
        .Replace('*', '\u0001').Replace(':', '\u0002').Replace('^', '\u0003').Replace('~', '\u0004')
        .Replace('\u0001', mark[0]).Replace('\u0002', mark[1]).Replace('\u0003', mark[2]).Replace('\u0004', mark[3]));

    private static IEnumerable<string> Lines(byte[] file) => Encoding.ASCII.GetString(file).Split('~');

    private static byte[] Write(EligibilityInquiries set) => Some.Written(output => EligibilityWriter.Write(output, Some.Header(), [set]));

    private static byte[] Write(EligibilityResponses set) => Some.Written(output => EligibilityWriter.Write(output, Some.Header(), [set]));
}

using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Guides;

/// <summary>276 and 277: where claims stand, asked and answered.</summary>
public sealed class ClaimStatusTests
{
    private static readonly Gen<char[]> Marks = Gen.Shuffle("*|!+;<=>?@`{}%&\"".ToCharArray(), 3);

    [Fact]
    public void Questions_come_back_from_our_file_whatever_the_separators_are() =>
        Gen.Select(StatusFiles.Inquiries, StatusFiles.Inquiries, Marks).Sample((one, other, marks) =>
        {
            var file = Some.Written(output => ClaimStatusWriter.Write(output, Some.Header(), [one, other]));
            AllFaults(file).ShouldBeEmpty();
            Some.Json(ClaimStatusInquiries.Read(With(marks, file))).ShouldBe(Some.Json(new[] { one, other }));
        });

    [Fact]
    public void Answers_come_back_from_our_file_whatever_the_separators_are() =>
        Gen.Select(StatusFiles.Responses, StatusFiles.Responses, Marks).Sample((one, other, marks) =>
        {
            var file = Some.Written(output => ClaimStatusWriter.Write(output, Some.Header(), [one, other]));
            AllFaults(file).ShouldBeEmpty();
            Some.Json(ClaimStatusResponses.Read(With(marks, file))).ShouldBe(Some.Json(new[] { one, other }));
        });

    [Theory]
    [InlineData("276/lfh-claim-level-status.edi")]
    [InlineData("276/lfh-provider-level-status.edi")]
    [InlineData("276/stupidedi-claim-request.edi")]
    [InlineData("276/stupidedi-provider-request.edi")]
    public void The_published_questions_are_written_as_they_came(string file)
    {
        var bytes = Samples.Read(file);
        Segments(Some.Written(output => ClaimStatusWriter.Write(output, Some.Header(), ClaimStatusInquiries.Read(bytes)))).ShouldBe(Segments(bytes));
    }

    [Theory]
    [InlineData("277/lfh-claim-level-status.edi")]
    [InlineData("277/lfh-provider-level-status.edi")]
    [InlineData("277/stupidedi-claim-response.edi")]
    [InlineData("277/stupidedi-provider-response.edi")]
    public void The_published_answers_are_written_as_they_came(string file)
    {
        var bytes = Samples.Read(file);
        Segments(Some.Written(output => ClaimStatusWriter.Write(output, Some.Header(), ClaimStatusResponses.Read(bytes)))).ShouldBe(Segments(bytes));
    }

    [Fact]
    public void What_is_asked_of_a_dependents_claim_is_read_in_full()
    {
        var set = ClaimStatusInquiries.Read(Samples.Read("276/stupidedi-claim-request.edi")).ShouldHaveSingleItem();
        (set.Reference, set.Inquiries.Count).ShouldBe(("ABC276XXX", 3));
        var asked = set.Inquiries[2];
        asked.Parties.Payer.ShouldBe(new ClaimStatusParty("2", "ABC INSURANCE", "PI", "12345"));
        asked.Parties.Receiver.ShouldBe(new ClaimStatusParty("2", "XYZ SERVICE", "46", "X67E"));
        asked.Parties.Providers.ShouldBe([new("2", "HOME HOSPITAL PHYSICIANS", "XX", "1666666666")]);
        asked.Parties.Subscriber.ShouldBe(new("1", "MANN", "MI", "345678901") { FirstName = "JOHN" });
        asked.Parties.Dependent.ShouldBe(new("1", "MANN", null, null) { FirstName = "JOSEPH", BirthDate = new(1995, 11, 1), Sex = "M" });
        (asked.Trace, asked.References.PatientControlNumber, asked.Charge).ShouldBe(("ABCXYZ3", "MA345678", null));
        var line = asked.Lines.ShouldHaveSingleItem();
        (line.Qualifier, line.Code, line.Charge, line.Units, line.ServiceFrom).ShouldBe(("HC", "99203", 150m, 1m, new DateOnly(2005, 5, 1)));
    }

    [Fact]
    public void What_is_answered_of_claims_is_read_in_full()
    {
        var set = ClaimStatusResponses.Read(Samples.Read("277/stupidedi-claim-response.edi")).ShouldHaveSingleItem();
        var paid = set.Responses[1];
        (paid.Trace, paid.References.PayerClaimNumber, paid.ServiceTo, paid.IsOfClaim).ShouldBe(("ABCXYZ2", "0529675341", new DateOnly(2005, 8, 9), true));
        var status = paid.Statuses.ShouldHaveSingleItem();
        status.Codes.ShouldBe([new ClaimStatusCode("F0", "3", null)]);
        (status.Date, status.Charge, status.Paid).ShouldBe((new DateOnly(2005, 9, 15), 7599m, 7599m));
        set.Responses[2].Lines[0].Statuses[0].Codes.ShouldBe([new ClaimStatusCode("F2", "88", "QC")]);
    }

    [Fact]
    public void What_is_answered_of_a_whole_provider_names_no_claim()
    {
        var set = ClaimStatusResponses.Read(Samples.Read("277/stupidedi-provider-response.edi")).ShouldHaveSingleItem();
        var answer = set.Responses[1];
        (answer.IsOfClaim, answer.Trace, answer.Parties.Subscriber).ShouldBe((false, "0", null));
        answer.Statuses.ShouldHaveSingleItem().Codes.ShouldBe([new ClaimStatusCode("E0", "24", "1P")]);
    }

    [Fact]
    public void An_answer_without_a_trace_is_read_all_the_same()
    {
        var answer = ClaimStatusResponses.Read(Samples.Read("277/hipaa-att-test-x12-277-healthplan-to-availity.edi"))
            .ShouldHaveSingleItem().Responses.ShouldHaveSingleItem();
        (answer.Trace, answer.References.PayerClaimNumber, answer.Parties.Subscriber?.LastName).ShouldBe(("", "CLM20250924001", "SMITH"));
    }

    [Fact]
    public void What_a_level_cannot_hold_makes_it_no_other_level()
    {
        var file = Encoding.ASCII.GetString(Samples.Read("276/stupidedi-claim-request.edi"))
            .Replace("NM1*41*2*XYZ", "DMG*D8*19700101*F~PER*IC**TE*8005550100~NM1*41*2*XYZ", StringComparison.Ordinal);
        Some.Json(ClaimStatusInquiries.Read(Encoding.ASCII.GetBytes(file)))
            .ShouldBe(Some.Json(ClaimStatusInquiries.Read(Samples.Read("276/stupidedi-claim-request.edi"))));
    }

    [Fact]
    public void A_277CA_is_no_answer_to_a_question() =>
        Samples.Of("277CA", "835", "837P").SelectMany(sample => ClaimStatusResponses.Read(sample.Bytes)).ShouldBeEmpty();

    [Fact]
    public void Claims_share_the_levels_that_are_equal_and_a_subscriber_comes_before_his_dependents()
    {
        ClaimStatusParties jane = new()
        {
            Payer = new("2", "P", "PI", "P1"),
            Receiver = new("2", "R", "46", "R1"),
            Providers = [new("2", "C", "XX", "1234567893")],
            Subscriber = new("1", "DOE", "MI", "M1"),
        };
        var kim = jane with { Dependent = new("1", "DOE", null, null) { FirstName = "KIM" } };
        var clinic = jane with { Subscriber = null };
        ClaimStatusParties[] order = [clinic, jane, jane, kim, kim, jane, clinic with { Providers = [] }];
        var responses = new ClaimStatusResponses("R", [.. order.Select(parties => new ClaimStatusResponse { Parties = parties, Trace = "T" })]);
        Segments(Some.Written(output => ClaimStatusWriter.Write(output, Some.Header(), [responses])))
            .Where(segment => segment.StartsWith("HL", StringComparison.Ordinal) || segment.StartsWith("TRN", StringComparison.Ordinal)).ShouldBe(
            [
                "HL*1**20*1", "HL*2*1*21*1", "HL*3*2*19*1", "TRN*1*T", "HL*4*3*22*1", "TRN*2*T", "TRN*2*T", "HL*5*4*23", "TRN*2*T", "TRN*2*T",
                "HL*6*3*22*0", "TRN*2*T", "HL*7*1*21*0", "TRN*2*T",
            ]);
    }

    [Fact]
    public void A_value_with_a_separator_in_it_is_refused()
    {
        var set = StatusFiles.Inquiries.Single();
        Should.Throw<ArgumentException>(() => Some.Written(output => ClaimStatusWriter.Write(output, Some.Header(), [set with { Reference = "A~B" }])));
    }

    private static IEnumerable<string> AllFaults(byte[] file) =>
        FileInspection.Inspect(file, new InspectionOptions { TakesAll = true, Snip = 5 }).Faults.Select(fault => fault.ToString());

    private static byte[] With(char[] marks, byte[] file) => Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(file)
        .Replace('*', '\u0002').Replace(':', '\u0003').Replace('^', '\u0004')
        .Replace('\u0002', marks[0]).Replace('\u0003', marks[1]).Replace('\u0004', marks[2]));

    /// <summary>From the first level on, amounts without zeros at their end.</summary>
    private static List<string> Segments(byte[] file) =>
    [
        .. Encoding.ASCII.GetString(file).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Split('~')
            .SkipWhile(segment => !segment.StartsWith("HL", StringComparison.Ordinal)).TakeWhile(segment => !segment.StartsWith("SE", StringComparison.Ordinal))
            .Select(segment => string.Join('*', segment.Split('*').Select(Plain))),
    ];

    private static string Plain(string element) =>
        element.Contains('.', StringComparison.Ordinal) && decimal.TryParse(element, out var number) ? $"{number:0.##}" : element;
}

using System.Buffers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Tests.Registration;

public class EligibilityMessagesTests
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    private static readonly EligibilityInquiry Inquiry = new()
    {
        Trace = EncounterIdentity.TraceOf("V000000000000001", 1, 2),
        PayerId = "PPO01",
        PayerName = "EXAMPLE PPO",
        ProviderNpi = "1234567893",
        ProviderName = "CLINIC",
        MemberId = "M1",
        Subscriber = new() { Name = new("RING", "DIAMOND", "Q"), BirthDate = new(1980, 12, 29), Sex = "F", Address = new("1 MAIN", "", "TROY", "NY", "12180") },
        Dependent = new() { Name = new("RING", "RUBY"), BirthDate = new(2015, 5, 5) },
        Relationship = "19",
        Day = Day,
    };

    [Fact]
    public void An_inquiry_comes_to_the_payer_as_it_was_meant()
    {
        var bytes = new ArrayBufferWriter<byte>();
        EligibilityWriter.Write(bytes, new("ZZ", "US", "ZZ", "PPO01", new(2026, 1, 5), 1, 'T', "US", "PPO01", 1), [new EligibilityInquiries("E", [EligibilityMessages.Ask(Inquiry)])]);
        var asked = EligibilityInquiries.Read(bytes.WrittenMemory).Single().Inquiries.Single();
        (asked.Source.Id, asked.Receiver.Id, asked.Relationship, asked.Day).ShouldBe(("PPO01", "1234567893", "19", Day));
        asked.ServiceTypes.ShouldBe(["30"]);
        EncounterIdentity.VisitOf(asked.Trace).ShouldBe("V000000000000001");
        EligibilityMessages.Inquiry(asked, Day, isTest: true).ShouldBe(new MemberInquiry
        {
            MemberId = "M1",
            Subscriber = new("RING", "DIAMOND", new(1980, 12, 29)),
            Dependent = new("RING", "RUBY", new(2015, 5, 5)),
            Day = Day,
            AskedOn = Day,
            IsTest = true,
        });
    }

    [Fact]
    public void An_inactive_answer_keeps_its_dates()
    {
        var read = Read(new() { Coverage = CoverageAnswer.Inactive, Plan = "GOLD", From = new(2025, 1, 1), To = new(2025, 12, 31), Benefits = [new() { Information = "6", ServiceType = "30" }] });
        (read.Coverage, read.Plan, read.From, read.To, read.Day, read.RejectReason).ShouldBe(
            (CoverageAnswer.Inactive, "GOLD", new(2025, 1, 1), new(2025, 12, 31), Day, null));
        var question = EligibilityReject.QuestionOf(read, 1);
        (question.Code, question.Text, question.MayBeReleased).ShouldBe(
            ("not-covered", "PPO01: not covered on 2026-01-05; covered from 2025-01-01 to 2025-12-31.", false));
        question.Todo.ShouldBe("find the current plan");
    }

    [Fact]
    public void A_rejected_answer_keeps_its_reason()
    {
        var read = Read(MemberBenefits.Rejected("71"));
        (read.Coverage, read.RejectReason, read.FollowUp, read.Trace).ShouldBe((CoverageAnswer.Rejected, "71", "C", Inquiry.Trace));
        var question = EligibilityReject.QuestionOf(read, 1);
        (question.Step, question.Code, question.Path).ShouldBe((VisitStep.Registration, "AAA-71", "patient.birthDate"));
    }

    [Fact]
    public void A_public_answer_is_understood()
    {
        var said = EligibilityResponses.Read(File.ReadAllBytes(SharedFiles.Path("x12/271/scribe-eligibility_271.edi"))).Single().Answers.Single();
        var read = EligibilityMessages.Read(said, Day, "D");
        (read.Coverage, read.Plan, read.From, read.To, read.Trace).ShouldBe(
            (CoverageAnswer.Active, "ACME STROKE RECOVERY PPO", new(2026, 6, 1), new(2026, 12, 31), "TRACE-STROKE-ELIG-001"));
    }

    [Theory]
    [InlineData("72", 2, "coverages[1].memberId")]
    [InlineData("73", 1, "patient.name.last")]
    [InlineData("58", 1, "patient.birthDate")]
    [InlineData("43", 1, "encounter.billing.npi")]
    [InlineData("57", 1, "encounter.date")]
    [InlineData("78", 1, "coverages[0].groupNumber")]
    [InlineData("42", 1, null)]
    public void A_rejection_names_the_field_that_mends_it(string code, int coverage, string? path)
    {
        var question = EligibilityReject.QuestionOf(new() { Trace = "T", PayerId = "P", Coverage = CoverageAnswer.Rejected, RejectReason = code }, coverage);
        (question.Code, question.Path).ShouldBe(($"AAA-{code}", path));
    }

    [Fact]
    public void Every_code_of_the_specification_has_words_and_an_unknown_one_says_so()
    {
        string[] codes = ["04", "15", "33", "35", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "56", "57", "58",
            "60", "61", "62", "63", "64", "65", "67", "68", "69", "71", "72", "73", "74", "75", "76", "77", "78", "79", "97", "98"];
        codes.ShouldAllBe(code => EligibilityReject.IsKnown(code));
        EligibilityReject.All.ShouldAllBe(reject => reject.Meaning.EndsWith('.') && reject.Todo.Length > 0);
        EligibilityReject.Of("42").MayRetry.ShouldBeTrue();
        EligibilityReject.Of("ZZ").Meaning.ShouldBe("The payer does not answer the inquiry.");
        EligibilityReject.QuestionOf(new() { Trace = "T", PayerId = "P", Coverage = CoverageAnswer.Rejected }, 1).Code.ShouldBe("AAA");
    }

    private static EligibilityAnswer Read(MemberBenefits said)
    {
        var asked = EligibilityMessages.Ask(Inquiry);
        var bytes = new ArrayBufferWriter<byte>();
        EligibilityWriter.Write(bytes, new("ZZ", "PPO01", "ZZ", "US", new(2026, 1, 5), 1, 'T', "PPO01", "US", 1), [new EligibilityResponses("E", [EligibilityMessages.Answer(asked, said, Day)])]);
        return EligibilityMessages.Read(EligibilityResponses.Read(bytes.WrittenMemory).Single().Answers.Single(), Day, "D");
    }
}

using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Cluster.Tests.Payers;

/// <summary>A 270 comes to a payer by the channel, and the 271 comes back.</summary>
public sealed class EligibilityDeskTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    [Fact]
    public async Task Every_inquiry_is_answered_in_the_files_order()
    {
        await using var payer = await PayerAlone.Start();
        await payer.Ask(1, Inquiry("A1", "PAY-W1"), Inquiry("A2", "AAA-71-W2"), Inquiry("A3", ""), Inquiry("A4", "PAY-W4") with { ProviderNpi = "1234567894" },
            Inquiry("A5", "PAY-W1") with { Dependent = new() { Name = new("FAMILY", "CHILD"), BirthDate = new(2015, 5, 5) }, Relationship = "19" });
        (await payer.Eligibility()).Select(answer => $"{answer.Trace} {answer.Coverage} {answer.RejectReason}".TrimEnd()).ShouldBe(
            ["A1 Active", "A2 Rejected 71", "A3 Rejected 72", "A4 Rejected 43", "A5 Active"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_paid_claim_is_seen_in_the_next_answer()
    {
        await using var payer = await PayerAlone.Start();
        await payer.Ask(1, Inquiry("A1", "PAY-W1"));
        await payer.Send(9, new PayerClaim("C1", "PAY-W1")); // 99.00 of 110.00.
        await payer.Ask(1, Inquiry("A2", "PAY-W1"));
        var left = (await payer.Eligibility()).ToDictionary(answer => answer.Trace, answer => answer.Benefits.Find(benefit =>
            benefit is { Information: "G", Level: "IND", Period: "29" })!.Amount.ToString());
        left.ShouldBe(new Dictionary<string, string?> { ["A1"] = "3000.00", ["A2"] = "2989.00" }, ignoreOrder: true);
        (await payer.Payments()).Sum(payment => payment.Amount).ShouldBe(99m);
    }

    [Fact]
    public async Task Two_runs_of_the_same_270_give_the_same_271()
    {
        var answers = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var payer = await PayerAlone.Start();
            await payer.Ask(1, [.. Enumerable.Range(0, 700).Select(number => Inquiry($"T{number}", $"M{number % 300}"))]);
            answers.Add(string.Join('\n', (await payer.Files("271")).Select(System.Text.Encoding.ASCII.GetString)));
        }

        answers[0].Split("TRN*2*").Length.ShouldBe(701);
        answers[1].ShouldBe(answers[0]);
    }

    [Fact]
    public async Task A_set_that_breaks_the_guide_is_refused_by_a_999_and_the_others_are_answered()
    {
        await using var payer = await PayerAlone.Start();
        await payer.Ask(1, file => file.Replace("NM1*IL*1*BAD", "NM1*IL*9*BAD", StringComparison.Ordinal), [Inquiry("A1", "PAY-W1")],
            [Inquiry("A2", "PAY-W2") with { Subscriber = new() { Name = new("BAD", "NAME") } }]);
        (await payer.Eligibility()).Select(answer => answer.Trace).ShouldBe(["A1"]);
        var told = System.Text.Encoding.ASCII.GetString((await payer.Files("999")).ShouldHaveSingleItem());
        told.ShouldContain("AK2*270*0002*005010X279A1~IK3*NM1*");
        told.ShouldContain("AK9*P*2*2*1~");
    }

    [Fact]
    public async Task A_payer_with_a_roster_says_75_to_whom_it_does_not_know()
    {
        var hmo = Domain.Adjudication.PayerDirectory.Default.For("HMO01", "") with { IsRosterOnly = true };
        await using var payer = await PayerAlone.Start(new([hmo], hmo));
        await payer.Ask(1, Inquiry("A1", "M1"));
        var answer = (await payer.Eligibility()).ShouldHaveSingleItem();
        (answer.RejectReason, answer.FollowUp).ShouldBe(("75", "C"));
    }

    private static EligibilityInquiry Inquiry(string trace, string memberId) => new()
    {
        Trace = trace,
        PayerId = "HMO01",
        PayerName = "EXAMPLE HMO",
        ProviderNpi = "1234567893",
        ProviderName = "GROUP",
        MemberId = memberId,
        Subscriber = new() { Name = new("FAMILY", "PERSON"), BirthDate = new(1970, 1, 2) },
        Day = Day,
    };
}

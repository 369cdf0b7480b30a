using System.Text;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Hosting.Payers;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cluster.Tests.Payers;

public sealed class PayersReaderTests
{
    private const string One = """
        { "payers": [ {
            "id": "P1", "name": "PAYER ONE", "filingIndicator": "12", "receiverId": "R1", "ackDelayDays": 2, "cycleDays": 5,
            "paymentMethod": "CHK", "maxClaimsPerPayment": 10, "enrolment": "roster", "timelyFilingDays": 90, "npiCheck": "warn",
            "plans": [ { "id": "GOLD", "weight": 1, "network": "PPO",
              "deductible": { "individual": "100.00", "family": "200.00" }, "oop": { "individual": "900.00", "family": 1800 },
              "coinsurance": 0.25, "copays": { "office": "25.00" } } ],
            "contracts": [ { "payee": "1234567893", "from": "2026-01-01", "to": "2026-12-31", "method": "PercentOfCharge", "percent": "0.8" },
              { "payee": "*", "method": "PercentOfCharge", "percent": 0.5 } ] } ],
          "others": "P1",
          "members": [ { "payer": "P1", "memberId": "M1", "name": { "last": "RING", "first": "DIAMOND" }, "birthDate": "1980-12-29",
            "sex": "F", "plan": "GOLD", "from": "2026-01-01" } ] }
        """;

    [Fact]
    public void Every_field_is_honoured()
    {
        var payers = Read(One);
        var payer = payers.Known.ShouldHaveSingleItem();
        (payer.Id, payer.Name, payer.FilingIndicator, payer.ReceiverId, payer.TaxId.Length).ShouldBe(("P1", "PAYER ONE", "12", "R1", 10));
        (payer.AckDelayDays, payer.CycleDays, payer.PaymentMethod, payer.MaxClaimsPerPayment).ShouldBe((2, 5, "CHK", 10));
        (payer.IsRosterOnly, payer.WarnOnNpi, payer.FilingLimit).ShouldBe((true, true, new FilingLimit.Days(90)));
        var plan = payer.Plans.ShouldHaveSingleItem();
        $"{plan.Id} {plan.Weight} {plan.Deductible} {plan.FamilyDeductible} {plan.OutOfPocket} {plan.FamilyOutOfPocket} {plan.Coinsurance} {plan.OfficeCopay}"
            .ShouldBe("GOLD 1 100.00 200.00 900.00 1800.00 0.25 25.00");
        payer.Contracts.ShouldBe([new("1234567893", 0.8m, new(2026, 1, 1), new(2026, 12, 31)), new(Contract.Everybody, 0.5m)]);
        payers.RosterOf("P1", "M1").ShouldBe([new("P1", "M1", new("RING", "DIAMOND", new(1980, 12, 29)), "F", "GOLD", new(2026, 1, 1), null)]);
        payers.For("UNKNOWN", "OTHER").CycleDays.ShouldBe(5);
    }

    [Fact]
    public void The_built_in_payers_come_back_from_the_form_they_are_printed_in()
    {
        var printed = PayersWriter.Write(PayerDirectory.Default);
        var back = Read(printed);
        PayersWriter.Write(back).ShouldBe(printed);
        foreach (var (was, now) in PayerDirectory.Default.Known.Zip(back.Known))
        {
            foreach (var (plan, same) in was.Plans.Zip(now.Plans))
            {
                same.AuthRequired.ShouldBe(plan.AuthRequired);
                (same with { AuthRequired = plan.AuthRequired }).ShouldBe(plan);
            }

            now.Contracts.ShouldBe(was.Contracts);
            now.FilingLimit.ShouldBe(was.FilingLimit);
            (now with { Plans = was.Plans, Contracts = was.Contracts }).ShouldBe(was);
        }
    }

    [Fact]
    public void Procedures_that_need_authorization_are_read_and_written()
    {
        var payers = Read(One.Replace("\"weight\": 1", "\"weight\": 1, \"authRequired\": [\"72148\", \"j1745\"]", StringComparison.Ordinal));
        payers.Known[0].Plans[0].AuthRequired.ShouldBe(["72148", "J1745"]);
        payers.Known[0].AlwaysAuthRequired.ShouldBe(["72148", "J1745"]);
        Read(PayersWriter.Write(payers)).Known[0].Plans[0].AuthRequired.ShouldBe(["72148", "J1745"]);
    }

    [Fact]
    public void What_is_read_is_kept_in_one_form_however_it_was_written() =>
        PayersWriter.Write(Read(PayersWriter.Write(Read(One)))).ShouldBe(PayersWriter.Write(Read(One.ReplaceLineEndings(" "))));

    [Theory]
    [InlineData("\"cycleDays\": 5", "\"cycleDays\": 0", "line 2, payers[0].cycleDays: payer P1: a whole number from 1 to 365 is wanted.")]
    [InlineData("\"cycleDays\": 5,", "", "line 1, payers[0].cycleDays: payer P1: it is missing.")]
    [InlineData("\"npiCheck\": \"warn\"", "\"npiCheck\": \"off\"", "line 3, payers[0].npiCheck: payer P1: \"off\" is none of reject, warn.")]
    [InlineData("\"npiCheck\": \"warn\"", "\"sequestration\": true", "line 3, payers[0].sequestration: payer P1: this version does not honour it yet. Leave it out.")]
    [InlineData("\"npiCheck\": \"warn\"", "\"colour\": 1", "line 3, payers[0].colour: payer P1: there is no such field. Leave it out, or see: claims payers.")]
    [InlineData("\"npiCheck\": \"warn\"", "\"cobMethod\": \"medicaid\"", "line 3, payers[0].cobMethod: payer P1: \"medicaid\" is none of standard.")]
    [InlineData("\"weight\": 1", "\"weight\": 1, \"preventive\": true", "line 4, payers[0].plans[0].preventive: payer P1: this version does not honour it yet. Leave it out.")]
    [InlineData("\"weight\": 1", "\"weight\": 1, \"authRequired\": [\"7214\"]", "line 4, payers[0].plans[0].authRequired: payer P1: \"7214\" is not a procedure code such as \"72148\".")]
    [InlineData("\"weight\": 1", "\"weight\": 1, \"authRequired\": [\"72148\", \"72148\"]", "line 4, payers[0].plans[0].authRequired: payer P1: a code stands twice.")]
    [InlineData("\"office\": \"25.00\"", "\"er\": \"25.00\"", "line 6, payers[0].plans[0].copays.er: payer P1: there is no such field. Leave it out, or see: claims payers.")]
    [InlineData("\"office\": \"25.00\"", "\"office\": \"25.001\"", "line 6, payers[0].plans[0].copays.office: payer P1: an amount such as \"25.00\" is wanted.")]
    [InlineData("\"percent\": 0.5", "\"percent\": 62", "line 8, payers[0].contracts[1].percent: payer P1: a part from 0 to 1 is wanted, such as \"0.20\".")]
    [InlineData("\"payee\": \"*\", \"method\": \"PercentOfCharge\"", "\"payee\": \"*\", \"method\": \"FeeSchedule\"", "line 8, payers[0].contracts[1].method: payer P1: \"FeeSchedule\" is not honoured yet. Write PercentOfCharge.")]
    [InlineData("\"payee\": \"*\"", "\"payee\": \"1558598797\"", "line 7, payers[0].contracts: payer P1: the last one is for everybody and always: payee \"*\" without from and to.")]
    [InlineData("\"plan\": \"GOLD\"", "\"plan\": \"TIN\"", "line 11, members[0].plan: member M1: payer P1 has no plan TIN.")]
    [InlineData("\"others\": \"P1\"", "\"others\": \"P2\"", "line 9, others: no payer has the id P2: name the one that answers for unknown payers.")]
    [InlineData("\"id\": \"P1\",", "\"id\": \"P1\", \"id\": \"P2\",", "line 2, payers[0].id: it is there twice.")]
    public void What_is_wrong_is_told_with_line_payer_and_path(string right, string wrong, string told)
    {
        One.ShouldContain(right);
        Should.Throw<PayersException>(() => Read(One.Replace(right, wrong, StringComparison.Ordinal))).Message.ShouldBe(told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"payers\": [] }")]
    [InlineData("{ \"payers\": [ 1 ] }")]
    [InlineData("{ \"payers\": [ { } ] } }")]
    public void What_holds_no_payers_is_refused(string json) => Should.Throw<PayersException>(() => Read(json)).Line.ShouldBe(1);

    [Fact]
    public void A_run_names_the_first_difference_to_other_payers()
    {
        RunPlan plan = new() { Seed = 1, Tenant = "default", Inputs = [], Payers = PayersWriter.Write(Read(One)), Ended = true };
        plan.DifferenceTo(plan).ShouldBeNull();
        plan.DifferenceTo(plan with { Payers = plan.Payers!.Replace("\"cycleDays\": 5", "\"cycleDays\": 6", StringComparison.Ordinal) })
            .ShouldBe("--payers with \"cycleDays\": 5 in P1, not \"cycleDays\": 6");
        (plan with { Payers = null }).DifferenceTo(plan with { Payers = PayersWriter.Write(PayerDirectory.Default) }).ShouldBeNull();
        plan.Directory.Known.Single().Id.ShouldBe("P1");
    }

    private static PayerDirectory Read(string json) => PayersReader.Read(Encoding.UTF8.GetBytes(json));
}

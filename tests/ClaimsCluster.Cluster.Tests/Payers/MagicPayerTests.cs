using System.Text.Json;
using ClaimsCluster.Cluster.Tests.Running;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cluster.Tests.Payers;

/// <summary>A claim of each member id that asks for its outcome, from intake to the books.</summary>
public sealed class MagicPayerTests(MagicPayerTests.MagicBooks books) : IClassFixture<MagicPayerTests.MagicBooks>
{
    private static readonly string[] Terms = ["insurancePaid", "adjustments", "writtenOff", "patientPaid", "balance"];

    /// <summary>State of the filing, paid by the insurer, in the account's books.</summary>
    [Theory]
    [InlineData("PAY-W1", "Paid", "99.00")]
    [InlineData("DENY-50.N115-W1", "Denied", "0.00")]
    [InlineData("REJ-A7-562-W1", "Rejected", "0.00")]
    [InlineData("LATE-12-W1", "Paid", "99.00")]
    [InlineData("REV-10-W1", "Reversed", "0.00")]
    [InlineData("DUP835-W1", "Paid", "99.00")]
    [InlineData("NOMOD-W1", "Paid", "99.00")]
    [InlineData("NO6R-W1", "Paid", "99.00")]
    [InlineData("PART-W1", "Paid", "49.50")]
    [InlineData("TAKEBACK-W1", "Reversed", "0.00")]
    public void A_member_id_brings_about_its_outcome(string memberId, string state, string paid)
    {
        var claim = books.Claims[memberId];
        claim.GetProperty("filings")[0].GetProperty("state").GetString().ShouldBe(state);
        claim.GetProperty("insurancePaid").GetString().ShouldBe(paid);
    }

    [Fact]
    public void A_silent_payer_gives_a_999_and_is_overdue_after_three_business_days()
    {
        Events("SILENT-W1").ShouldBe(["Received", "ScrubClean", "AddToBatch", "Transmitted", "SyntaxAccept", "AckTimeout"]);
        books.Claims["SILENT-W1"].GetProperty("balance").GetString().ShouldBe("200.00");
    }

    [Fact]
    public void A_late_277CA_comes_after_the_835()
    {
        var steps = Events("LATE-12-W1").Where(step => step != "ShareTold"); // What the patient paid then.
        steps.ShouldBe(["Received", "ScrubClean", "AddToBatch", "Transmitted", "SyntaxAccept", "AckTimeout", "EraPaid", "Anomaly"]);
    }

    [Fact]
    public void A_denial_has_the_codes_that_were_asked()
    {
        var denial = books.Claims["DENY-50.N115-W1"].GetProperty("denials")[0];
        $"{denial.GetProperty("group")}-{denial.GetProperty("carc")} {denial.GetProperty("rarcs")[0]}".ShouldBe("CO-50 N115");
    }

    [Fact]
    public void An_835_comes_twice_in_other_bytes_and_as_the_same_payment()
    {
        var sent = books.Remittances.Where(file => file.Advice.Claims.Any(claim => claim.MemberId == "DUP835-W1")).ToArray();
        sent.Length.ShouldBe(2);
        sent.Select(file => file.Name).ShouldBeUnique();
        sent.Select(file => (file.Advice.TraceNumber, file.Advice.PaymentDate, file.Advice.Amount)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_unbalanced_claim_spoils_no_sum_but_its_own()
    {
        var advice = books.Remittances.Single(file => file.Advice.Claims.Any(claim => claim.MemberId == "UNBAL-125-W1")).Advice;
        advice.Amount.ShouldBe(advice.Claims.Sum(claim => claim.Paid));
        var claim = advice.Claims.Single(one => one.MemberId == "UNBAL-125-W1");
        (claim.Charge - claim.Paid - claim.Lines.Sum(line => line.Adjustments.Sum(cas => cas.Amount))).ShouldBe(-1.25m);
    }

    [Fact]
    public void A_reversal_that_is_larger_than_its_payment_is_carried_forward()
    {
        var advice = books.Remittances.Single(file => file.Advice.Claims.Any(claim => claim is { StatusCode: "22", MemberId: "REV-10-W1" })).Advice;
        (advice.Amount, advice.Method).ShouldBe((0m, "NON"));
        var forward = advice.ProviderAdjustments.ShouldHaveSingleItem();
        (forward.Code, forward.Amount).ShouldBe(("FB", -99m));
        var reversed = advice.Claims.ShouldHaveSingleItem();
        reversed.Lines[0].Adjustments.ShouldBe([new("CO", "45", -90m, null), new("PR", "2", -11m, null)]);
    }

    [Fact]
    public void A_takeback_is_deferred_by_a_recovery()
    {
        var advice = books.Remittances.Single(file => file.Advice.Claims.Any(claim => claim is { StatusCode: "22", MemberId: "TAKEBACK-W1" })).Advice;
        (advice.Amount, advice.ProviderAdjustments.Single().Code, advice.ProviderAdjustments.Single().Amount).ShouldBe((0m, "WO", -99m));
    }

    [Fact]
    public void Modifiers_and_line_keys_are_dropped_where_it_is_asked()
    {
        var lines = books.Remittances.SelectMany(file => file.Advice.Claims).ToLookup(claim => claim.MemberId, claim => claim.Lines[0]);
        (lines["NOMOD-W1"].First().Modifiers.Count, lines["NOMOD-W1"].First().LineControlNumber is null).ShouldBe((0, false));
        (lines["NO6R-W1"].First().Modifiers.Count, lines["NO6R-W1"].First().LineControlNumber is null).ShouldBe((1, true));
    }

    [Fact]
    public void Every_charge_is_explained_and_the_books_are_proved()
    {
        foreach (var (memberId, claim) in books.Claims)
        {
            var rest = Terms.Sum(name => Dollars(claim, name));
            rest.ShouldBe(Dollars(claim, "charge"), memberId);
        }

        books.Report.Checks.SelectMany(check => check.Faults).ShouldBeEmpty();
    }

    private IEnumerable<string> Events(string memberId) =>
        books.Claims[memberId].GetProperty("timeline").EnumerateArray().Select(step => step.GetProperty("event").GetString()!);

    private static decimal Dollars(JsonElement claim, string name) =>
        decimal.Parse(claim.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One run of one claim of each member id.</summary>
    public sealed class MagicBooks : IAsyncLifetime
    {
        private static readonly string[] Members =
        [
            "PAY-W1", "DENY-50.N115-W1", "REJ-A7-562-W1", "SILENT-W1", "LATE-12-W1", "REV-10-W1", "DUP835-W1", "NOMOD-W1", "NO6R-W1",
            "UNBAL-125-W1", "PART-W1", "TAKEBACK-W1",
        ];

        internal Dictionary<string, JsonElement> Claims { get; } = [];

        internal List<(string Name, RemittanceAdvice Advice)> Remittances { get; } = [];

        internal VerificationReport Report { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await using var folder = new RunFolder();
            var claims = Members.Select((member, index) => new PayerClaim($"C{index}", member)
            {
                Payee = member.Split('-')[0] switch
                {
                    "UNBAL" => PayerClaim.OtherPayee,
                    "TAKEBACK" => "1730123456",
                    _ => "1234567893",
                },
            }).ToArray();
            await folder.Run(await folder.Plan(("magic.837", PayerFile.Of(claims))) with { Until = new(2026, 3, 20) }); // Before the last day to file.
            var (_, _, output) = await folder.Export();
            foreach (var line in File.ReadLines(Path.Combine(output, "claims.jsonl")))
            {
                var claim = JsonDocument.Parse(line).RootElement;
                var number = claim.GetProperty("patientControlNumber").GetString()!;
                Claims[Members[int.Parse(number[1..], System.Globalization.CultureInfo.InvariantCulture)]] = claim;
            }

            foreach (var path in Directory.GetFiles(Path.Combine(output, "inbound"), "*.835"))
            {
                using var reader = new RemittanceReader(File.ReadAllBytes(path));
                while (reader.TryRead(out var advice)) Remittances.Add((Path.GetFileName(path), advice));
            }

            Report = await Verification.Run(folder.Store, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => default;
    }
}

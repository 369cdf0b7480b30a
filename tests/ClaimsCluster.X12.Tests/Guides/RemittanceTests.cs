using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Guides;

public sealed class RemittanceTests
{
    private static readonly RemittanceAdvice Advice = new()
    {
        Handling = "I",
        Amount = 140.5m,
        Method = "ACH",
        PaymentDate = new DateOnly(2026, 2, 1),
        TraceNumber = "EFT1",
        OriginatorId = "1512345678",
        ProductionDate = new DateOnly(2026, 1, 31),
        PayerName = "GOOD PAYER",
        PayerId = "60054",
        PayerAddress = new PostalAddress("1 PAYER ROAD", null, "ALBANY", "NY", "12207"),
        PayerContactName = "HELP",
        PayerContactPhone = "8005550100",
        PayeeName = "GOOD CLINIC",
        PayeeNpi = "1234567893",
        PayeeTaxId = "123456789",
        SetControl = "0001",
        ProviderAdjustments = [new("WO", "ICN9", -50m)],
        Claims =
        [
            new()
            {
                ClaimNumber = "ACC1",
                StatusCode = "1",
                Charge = 125.5m,
                Paid = 90.5m,
                PatientResponsibility = 10m,
                FilingIndicator = "12",
                Icn = "ICN1",
                PlaceOfService = "11",
                FrequencyCode = "1",
                PatientLastName = "DOE",
                PatientFirstName = "JANE",
                MemberId = "M0001",
                Remarks = ["MA01"],
                ServiceFrom = new DateOnly(2026, 1, 10),
                ServiceTo = new DateOnly(2026, 1, 10),
                Lines =
                [
                    new()
                    {
                        Qualifier = "HC",
                        Code = "99213",
                        Modifiers = ["25"],
                        Charge = 125.5m,
                        Paid = 90.5m,
                        PaidUnits = 1,
                        OriginalCode = "99214",
                        ServiceDate = new DateOnly(2026, 1, 10),
                        LineControlNumber = "L1",
                        Allowed = 100.5m,
                        Adjustments = [new("CO", "45", 25m, null), new("PR", "1", 6m, null), new("PR", "2", 4m, 1)],
                        Remarks = ["N1"],
                    },
                ],
            },
        ],
    };

    [Fact]
    public void An_advice_comes_back_from_our_file_as_it_was()
    {
        var written = Write([Advice, Advice with { SetControl = "0002" }]);
        FileInspection.Inspect(written).Faults.ShouldBeEmpty();
        var read = Some.Advices(written);
        read.Count.ShouldBe(2);
        var expected = Advice with { Ordinal = 1, Offset = read[0].Offset, Length = read[0].Length };
        Some.Json(read[0]).ShouldBe(Some.Json(expected));
        read[1].SetControl.ShouldBe("0002");
        Python.Check835(written).ShouldBe(["2 claims, 0 faults"]);
    }

    [Fact]
    public void Reasons_of_one_group_share_one_segment_six_at_most()
    {
        var reasons = Enumerable.Range(1, 7).SelectMany(
            code => new ClaimAdjustment[] { new("CO", $"{code}", 1, null), new("PR", $"{code}", 2, 3) });
        var claim = new RemittedClaim { ClaimNumber = "A", StatusCode = "1", Adjustments = [.. reasons] };
        var text = Encoding.ASCII.GetString(Write([Advice with { Claims = [claim] }]));
        text.Split('~').Where(segment => segment.StartsWith("CAS", StringComparison.Ordinal)).ShouldBe(
        [
            "CAS*CO*1*1**2*1**3*1**4*1**5*1**6*1", "CAS*CO*7*1",
            "CAS*PR*1*2*3*2*2*3*3*2*3*4*2*3*5*2*3*6*2*3", "CAS*PR*7*2*3",
        ]);
    }

    [Fact]
    public void Every_public_remittance_is_read_as_the_independent_checker_reads_it()
    {
        var files = Balanced.Select(sample => sample.Bytes).ToList();
        var read = files.ConvertAll(Some.Advices);
        var claims = read.ConvertAll(advices => advices.Sum(advice => advice.Claims.Count));
        Python.Check835(files).ShouldBe(claims.Select(count => $"{count} claims, 0 faults"));
        foreach (var advice in read.SelectMany(advices => advices))
        {
            var paid = advice.Claims.Sum(claim => claim.Paid) - advice.ProviderAdjustments.Sum(plb => plb.Amount);
            paid.ShouldBe(advice.Amount, advice.TraceNumber);
        }
    }

    [Fact]
    public void Every_public_remittance_balances_as_before_once_we_have_written_it_again()
    {
        var read = Balanced.Select(sample => Some.Advices(sample.Bytes)).ToList();
        var written = read.ConvertAll(Write);
        Python.Check835(written).ShouldAllBe(said => said.EndsWith(" 0 faults", StringComparison.Ordinal));
        written.ConvertAll(file => LinesPaid(Some.Advices(file))).ShouldBe(read.ConvertAll(LinesPaid));
    }

    [Fact]
    public void A_value_with_a_separator_in_it_is_refused() =>
        Should.Throw<ArgumentException>(() => Write([Advice with { PayerName = "A*B" }]));

    private static IEnumerable<Sample> Balanced => Samples.Of("835").Where(sample => sample.Valid == "yes");

    private static byte[] Write(IReadOnlyList<RemittanceAdvice> advices) =>
        Some.Written(output => RemittanceWriter.Write(output, Some.Header(), advices));

    private static decimal LinesPaid(IEnumerable<RemittanceAdvice> advices) =>
        advices.SelectMany(advice => advice.Claims).SelectMany(claim => claim.Lines).Sum(line => line.Paid);
}

using ClaimsCluster.Cluster.Tests.Intake;
using ClaimsCluster.Cluster.Tests.Running;
using ClaimsCluster.Hosting.Returning;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cluster.Tests.Returning;

public sealed class ReturnedTests : IAsyncDisposable
{
    private readonly RunFolder _books = new();

    public ValueTask DisposeAsync() => _books.DisposeAsync();

    [Fact]
    public async Task Each_sender_gets_his_part_of_each_payer_document_under_his_own_numbers()
    {
        var withLines = SomeFiles.Text(8, "A").Changed("LX*2~", "REF*6R*FIRST~LX*2~");
        var lines = System.Text.RegularExpressions.Regex.Count(withLines, "REF\\*6R");
        withLines = withLines.Changed("SE*182*", $"SE*{182 + lines}*");
        await _books.Run(await _books.Plan(("east.837", withLines.Bytes()), ("west.837", SomeFiles.Text(8, "B", 2, "SENDER2").Bytes())));
        var (_, summary, folder) = await _books.Export();
        summary.All.Claims.ShouldBe(16);

        var paid = Remittances(folder, "east.").Concat(Remittances(folder, "west.")).ToList();
        paid.SelectMany(advice => advice.Claims).Select(claim => claim.ClaimNumber).Order(StringComparer.Ordinal).ShouldBe(SomeFiles.Taken(folder));
        Remittances(folder, "east.").SelectMany(advice => advice.Claims).ShouldAllBe(claim => claim.ClaimNumber.StartsWith('A') && claim.Lines[0].LineControlNumber == "FIRST");
        Remittances(folder, "west.").SelectMany(advice => advice.Claims).ShouldAllBe(claim => claim.ClaimNumber.StartsWith('B') && claim.Lines[0].LineControlNumber == null);
        paid.ShouldAllBe(advice => RemittanceSplit.IsWhole(advice) && advice.Claims.All(RemittanceSplit.IsWhole));
        paid.SelectMany(advice => advice.Claims).ShouldAllBe(claim => claim.Icn != null);
        paid.Sum(advice => advice.Amount).ShouldBe(summary.All.InsurancePaid.Dollars);

        foreach (var (stem, sender) in new[] { ("east.", "SENDER1"), ("west.", "SENDER2") })
        {
            var files = Files(folder, stem, "*.277*");
            files.ShouldAllBe(file => FileInspection.Inspect(file).Interchanges[0].ReceiverId == sender);
            files.SelectMany(file => ClaimAcknowledgment.Read(file)).ShouldAllBe(answer => answer.Reference == (sender == "SENDER1" ? "ABATCH" : "BBATCH"));
            files.SelectMany(file => ClaimAcknowledgment.Read(file)).Sum(answer => answer.Claims.Count).ShouldBe(8);
        }
    }

    [Fact]
    public async Task What_is_returned_is_the_same_bytes_whenever_it_is_written()
    {
        await _books.Run(await _books.Plan(("east.837", SomeFiles.Text(4, "A").Bytes()), ("west.837", SomeFiles.Text(4, "B", 2).Bytes())));
        var once = Files((await _books.Export()).Folder, "", "*").ConvertAll(Convert.ToHexString);
        var twice = Files((await _books.Export()).Folder, "", "*").ConvertAll(Convert.ToHexString);
        once.ShouldNotBeEmpty();
        twice.ShouldBe(once);
    }

    [Fact]
    public void A_payment_is_split_so_that_each_part_balances_and_nothing_is_lost()
    {
        var whole = new RemittanceAdvice
        {
            Amount = 60m,
            TraceNumber = "T1",
            ProviderAdjustments = [new("WO", "OLD", 40m)],
        };
        var parts = RemittanceSplit.Parts(whole, [[Paid(-20m)], [Paid(120m)]]);
        parts.Select(part => part.Amount).ShouldBe([0m, 80m]);
        parts[0].ProviderAdjustments.ShouldBe([new ProviderAdjustment("FB", "T1", -20m)]);
        parts[1].ProviderAdjustments.ShouldBe(whole.ProviderAdjustments);
        parts.ShouldAllBe(part => RemittanceSplit.IsWhole(part));
    }

    private static RemittedClaim Paid(decimal amount) => new() { Charge = amount, Paid = amount, StatusCode = amount < 0m ? "22" : "1" };

    private static List<RemittanceAdvice> Remittances(string folder, string stem)
    {
        var advices = new List<RemittanceAdvice>();
        foreach (var file in Files(folder, stem, "*.835"))
        {
            FileInspection.Inspect(file).Faults.ShouldBeEmpty();
            using var reader = new RemittanceReader(file);
            while (reader.TryRead(out var advice)) advices.Add(advice);
        }

        return advices;
    }

    private static List<byte[]> Files(string folder, string stem, string pattern) =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "returned"), pattern).Where(path => Path.GetFileName(path).StartsWith(stem, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];
}

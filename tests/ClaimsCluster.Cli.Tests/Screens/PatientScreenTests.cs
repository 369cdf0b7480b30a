using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.Screens;

/// <summary>What a patient owes, his bill and his payment, on books of invented claims whose patients do not all pay.</summary>
public sealed class PatientScreenTests(PatientScreenTests.InventedBooks books) : IClassFixture<PatientScreenTests.InventedBooks>
{
    [Fact]
    public async Task An_account_says_what_is_owed_before_how_it_came_to_it()
    {
        var account = await Claims.Run("account", await Owing(), "--data", books.Data);
        account.Exit.ShouldBe(0, account.Error);
        Approved.Check(account.Output, "account");
    }

    [Fact]
    public async Task A_bill_as_text_starts_with_what_to_pay()
    {
        var bill = await Claims.Run("statement", await Owing(), "--data", books.Data, "--text");
        bill.Exit.ShouldBe(0, bill.Error);
        Approved.Check(bill.Output, "statement");
    }

    [Fact]
    public async Task A_bill_on_paper_says_where_it_was_written()
    {
        var file = books.Beside("bill.pdf");
        var bill = await Claims.Run("statement", await Owing(), "--out", file, "--data", books.Data);
        books.Masked(bill.Output).ShouldStartWith("Wrote bill.pdf: statement ");
        File.ReadAllBytes(file).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task A_payment_is_said_first_then_posted_once_and_a_second_one_has_a_number()
    {
        var data = books.Beside("paid-books");
        await Claims.Run("run", "--generate", "60", "--data", data);
        var id = await Owing(data);
        (await Claims.Run("pay", id, "1.50", "--data", data, "--dry-run")).Output.ShouldStartWith("Would post 1.50 (card) on account ");
        var owed = await Owed(id, data);
        (await Claims.Run("pay", id, "1.50", "--data", data)).Output.ShouldStartWith("Posted 1.50 (card) on account ");
        (await Claims.Run("pay", id, "1.50", "--data", data)).Lines[1].ShouldBe("  A second payment of the same day and amount has a number of its own: --receipt NUMBER");
        (await Owed(id, data)).ShouldBe(owed - 1.50m);
        (await Claims.Run("pay", id, "1.50", "--receipt", "R77", "--data", data)).Exit.ShouldBe(0);
        (await Owed(id, data)).ShouldBe(owed - 3.00m);
        (await Claims.Run("verify", "--data", data)).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("pay", "ZZZZ", "1.00", "claims pay: no account in books/ begins with ZZZZ.")]
    [InlineData("pay", "0", "1,5", "claims pay: AMOUNT 1,5 is not an amount. Write it without commas: 1234.50")]
    public async Task What_cannot_be_done_is_told_with_what_to_do(string command, string id, string amount, string line)
    {
        var refused = await Claims.Run(command, id, amount, "--data", books.Data);
        refused.Exit.ShouldBe(2);
        books.Masked(refused.Error).ShouldStartWith(line);
    }

    /// <summary>Books of 60 invented claims; run once for these tests.</summary>
    public sealed class InventedBooks : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("claims-patients-").FullName;

        /// <summary>The data folder.</summary>
        public string Data => Beside("books");

        /// <summary>A folder of a test's own.</summary>
        public string Beside(string name) => Path.Combine(_folder, name);

        /// <summary>A screen without the folder.</summary>
        public string Masked(string screen) => screen.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

        public async ValueTask InitializeAsync() => (await Claims.Run("run", "--generate", "60", "--data", Data)).Exit.ShouldBeLessThan(2);

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>The account that owes most of what was billed.</summary>
    private Task<string> Owing() => Owing(books.Data);

    private async Task<string> Owing(string data)
    {
        var folder = books.Beside("owing");
        await Claims.Run("export", "--out", folder, "--data", data);
        return File.ReadLines(Path.Combine(folder, "worklist.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .First(item => item.GetProperty("kind").GetString() == "due" && item.GetProperty("deadline").ValueKind == JsonValueKind.String)
            .GetProperty("accountId").GetString()!;
    }

    private static async Task<decimal> Owed(string id, string data) => decimal.Parse(
        JsonDocument.Parse((await Claims.Run("account", id, "--json", "--data", data)).Output).RootElement.GetProperty("patient").GetString()!,
        System.Globalization.CultureInfo.InvariantCulture);
}

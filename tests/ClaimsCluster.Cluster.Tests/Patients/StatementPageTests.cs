using System.Globalization;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Hosting.Statements;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ClaimsCluster.Cluster.Tests.Patients;

public sealed class StatementPageTests
{
    [Fact]
    public void The_page_tells_what_to_pay_by_when_and_why_and_its_totals_add_up()
    {
        using var page = PdfDocument.Open(StatementPdf.Of(Bill(4)));
        page.NumberOfPages.ShouldBe(1);
        var text = TextOf(page.GetPage(1));
        foreach (var told in new[] { "$39.37", "February 14, 2026", "Harbor Oak Family Practice", "256-555-0142", "Tax ID 63-5550142", "To: Dana Whitfield", "14 Elm Street", "Huntsville, AL 35802", "First bill for these visits", "7XW2 R9KQ" })
            text.ShouldContain(told);
        text.ShouldContain("X-ray on Dec 29: $20.00 is your deductible. $4.37 is your share of the rest.");
        text.ShouldContain("Injection on Dec 29: your plan has not paid $160.00 yet. You owe nothing for that part now.");
        text.ShouldContain("Total 710.00 271.34 204.29 35.00 160.00 39.37");
        var rows = text.Split('\n').Where(line => line.StartsWith("Dec ", StringComparison.Ordinal)).Select(line => line.Split(' ')[^6..].Select(Dollars).ToList()).ToList();
        rows.Count.ShouldBe(4);
        Enumerable.Range(0, 6).Select(column => rows.Sum(row => row[column])).ShouldBe([710.00m, 271.34m, 204.29m, 35.00m, 160.00m, 39.37m]);
        rows.ShouldAllBe(row => row[0] == row.Skip(1).Sum());
    }

    [Fact]
    public void The_same_bill_is_the_same_file() => StatementPdf.Of(Bill(4)).ShouldBe(StatementPdf.Of(Bill(4)));

    [Fact]
    public void What_has_no_room_goes_on_on_the_next_page_and_the_first_one_says_so()
    {
        using var page = PdfDocument.Open(StatementPdf.Of(Bill(60)));
        page.NumberOfPages.ShouldBeGreaterThan(1);
        var pages = page.GetPages().Select(TextOf).ToList();
        pages[0].ShouldContain("more services, next page");
        string.Concat(pages).Split('\n').Count(line => line.StartsWith("Dec ", StringComparison.Ordinal)).ShouldBe(60);
        pages[0].Split('\n').Single(line => line.StartsWith("Total", StringComparison.Ordinal)).ShouldEndWith(" 590.55");
    }

    [Theory]
    [InlineData(1), InlineData(4), InlineData(12), InlineData(17), InlineData(18), InlineData(200)]
    public void All_stands_within_its_margins_in_ten_points_or_more_and_nothing_overlaps(int services)
    {
        using var document = PdfDocument.Open(StatementPdf.Of(Bill(services)));
        foreach (var page in document.GetPages())
        {
            page.Letters.ShouldAllBe(letter => letter.PointSize >= 10);
            page.Letters.ShouldAllBe(letter => letter.StartBaseLine.X >= 54 && letter.EndBaseLine.X <= 612 - 54 && letter.StartBaseLine.Y >= 54 && letter.StartBaseLine.Y <= 792 - 54);
            page.Letters.Select(letter => letter.FontName).Distinct().ShouldAllBe(font => font!.StartsWith("Helvetica", StringComparison.Ordinal));
            foreach (var line in page.GetWords().GroupBy(word => Math.Round(word.Letters[0].StartBaseLine.Y, 1)))
            {
                var words = line.OrderBy(word => word.BoundingBox.Left).ToList();
                words.Zip(words.Skip(1)).ShouldAllBe(pair => pair.First.BoundingBox.Right <= pair.Second.BoundingBox.Left + 0.5);
            }
        }
    }

    [Fact]
    public void What_a_patient_reads_is_plain_enough_for_the_eighth_grade()
    {
        var bill = Bill(4);
        var prose = string.Join(' ', [.. bill.Insurance, .. bill.HowToPay.Select(line => $"{line}."), StatementText.Help, bill.Wrong]);
        Grade(prose).ShouldBeLessThanOrEqualTo(8.0);
    }

    [Fact]
    public void As_text_it_has_72_columns_and_the_amount_first()
    {
        var text = StatementPlain.Of(Bill(4));
        text.ShouldStartWith("AMOUNT DUE: $39.37     PLEASE PAY BY: February 14, 2026\n");
        text.ShouldContain("Dec 29, 2025, X-ray, Dr. Moreno. Price 120.00. Plan discount 78.16.\n  Insurance paid 17.47. You paid 0.00. You owe 24.37.\n");
        text.Split('\n').ShouldAllBe(line => line.Length <= 72);
    }

    [Theory]
    [InlineData("99213", "Office visit"), InlineData("73562", "X-ray"), InlineData("80053", "Lab test"), InlineData("20610", "Injection")]
    [InlineData("29881", "Surgery"), InlineData("J1885", "Medicine"), InlineData("", "Medical service"), InlineData("0001F", "Medical service")]
    public void A_service_has_plain_words_of_our_own(string code, string words) => ServiceWords.Of(code).ShouldBe(words);

    private static StatementText Bill(int services)
    {
        StatementLine[] visits =
        [
            Line("Office visit", 29, "250.00", "111.41", "113.59", "25.00", "0.00", "0.00", new(Money.Zero, Money.Zero, Money.Parse("25.00"), Money.Zero)),
            Line("X-ray", 29, "120.00", "78.16", "17.47", "0.00", "0.00", "24.37", new(Money.Parse("20.00"), Money.Parse("4.37"), Money.Zero, Money.Zero)),
            Line("Injection", 29, "160.00", "0.00", "0.00", "0.00", "160.00", "0.00", PatientShare.None),
            Line("Office visit", 31, "180.00", "81.77", "73.23", "10.00", "0.00", "15.00", new(Money.Zero, Money.Zero, Money.Parse("25.00"), Money.Zero)),
        ];
        List<StatementLine> lines = [.. Enumerable.Range(0, services).Select(index => visits[index % visits.Length])];
        var owed = lines.Sum(line => line.Owed);
        return new("7XW2R9KQM4ZT8C3H", new(
            new(1, 1, new(2026, 1, 24), new(2026, 2, 14), owed),
            new(new("WHITFIELD", "DANA"), new("WHITFIELD", "DANA"), new("14 ELM STREET", "", "HUNTSVILLE", "AL", "358020001"),
                new("HARBOR OAK FAMILY PRACTICE", new("210 LAKEVIEW ROAD", "", "HUNTSVILLE", "AL", "358010001"), "2565550142", "635550142")),
            [.. lines], Money.Zero, Aging.None.Plus(owed, new(2026, 1, 21), new(2026, 1, 24))));
    }

    private static StatementLine Line(
        string words, int day, string price, string discount, string insurance, string paid, string waits, string owed, PatientShare share) => new()
        {
            ClaimId = "4GQ7K2XPM8T3WZ5R",
            Line = 1,
            Date = new(2025, 12, day),
            Words = words,
            Provider = "MORENO",
            Payer = "NORTHLAKE PPO",
            Price = Money.Parse(price),
            Discount = Money.Parse(discount),
            InsurancePaid = Money.Parse(insurance),
            PatientPaid = Money.Parse(paid),
            WithInsurance = Money.Parse(waits),
            Owed = Money.Parse(owed),
            Share = share,
        };

    private static string TextOf(Page page) => string.Join('\n', page.GetWords()
        .GroupBy(word => Math.Round(word.Letters[0].StartBaseLine.Y, 1)).OrderByDescending(line => line.Key)
        .Select(line => string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text))));

    private static decimal Dollars(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.</summary>
    private static double Grade(string prose)
    {
        var words = prose.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter)).ToList();
        var sentences = Math.Max(1, prose.Split(' ').Count(word => word.EndsWith('.') || word.EndsWith('?')));
        return 0.39 * words.Count / sentences + 11.8 * words.Sum(Syllables) / words.Count - 15.59;
    }

    private static int Syllables(string word)
    {
        var letters = word.ToLowerInvariant().Where(char.IsAsciiLetter).ToArray();
        var count = letters.Where((letter, index) => IsVowel(letter) && (index == 0 || !IsVowel(letters[index - 1]))).Count();
        if (letters is [.., not 'l', 'e'] && count > 1) count--;
        return Math.Max(1, count);
    }

    private static bool IsVowel(char letter) => "aeiouy".Contains(letter, StringComparison.Ordinal);
}

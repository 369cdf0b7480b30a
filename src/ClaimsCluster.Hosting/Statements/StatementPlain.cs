using System.Text;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.PatientBilling;
using static ClaimsCluster.Hosting.Statements.StatementText;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>A statement as plain text of 72 columns, for screen readers: boxes 2, 1, 3 to 8, without lines and boxes.</summary>
public static class StatementPlain
{
    private const int Width = 72;

    /// <summary>The text; lines end with LF.</summary>
    public static string Of(StatementText words)
    {
        var text = new StringBuilder();
        var bill = words.Statement;
        Write($"AMOUNT DUE: {words.AmountDue}     PLEASE PAY BY: {words.PayBy}");
        Write($"{words.Notice}. Account {words.Account}. Bill date {words.BillDate}.");
        Title("From and to");
        Write(words.Practice);
        foreach (var line in words.PracticeAddress) Write(line);
        if (words.Phone.Length > 0) Write($"Phone {words.Phone}");
        if (words.TaxId.Length > 0) Write($"Tax ID {words.TaxId}");
        Write($"To: {words.Guarantor}");
        foreach (var line in words.GuarantorAddress) Write(line);
        if (words.Patient is { } patient) Write($"For care of {patient}");
        Title("How we got to this amount");
        foreach (var line in bill.Lines) Write(Sentence(line), "  ");
        Write($"Total. Price {Sum(line => line.Price)}. Plan discount {Sum(line => line.Discount + line.WrittenOff)}. Insurance paid {Sum(line => line.InsurancePaid)}. "
            + $"You paid {Sum(line => line.PatientPaid)}. Still with insurance {Sum(line => line.WithInsurance)}. You owe {Amount(bill.Sent.Amount)}.", "  ");
        Title("What your insurance did");
        foreach (var line in words.Insurance) Write(line, "  ");
        Title("How to pay");
        foreach (var line in words.HowToPay) Write(line.Replace(" with the slip below", $". Write {words.Account} on it.", StringComparison.Ordinal));
        Title("Need help with the cost?");
        Write(Help);
        Title("Is something wrong?");
        Write(words.Wrong);
        Title("Days since it became yours");
        Write(string.Join("   ", Aging.Names.Zip(bill.Aging.Buckets, (name, amount) => $"{(name == "121+" ? "over 120" : name)}: {Amount(amount)}")));
        return text.ToString();

        void Title(string title) => text.Append('\n').Append(title.ToUpperInvariant()).Append('\n');

        string Sum(Func<StatementLine, Money> amount) => Amount(bill.Lines.Sum(amount));

        void Write(string sentence, string indent = "")
        {
            foreach (var (index, line) in Wrapped(sentence, Width - indent.Length).Index())
                text.Append(index == 0 ? "" : indent).Append(line).Append('\n');
        }
    }

    /// <summary>Whole words in lines of at most a width; a longer word stands alone.</summary>
    internal static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString().TrimEnd();
    }

    private static string Sentence(StatementLine line)
    {
        var waits = line.WithInsurance.IsZero ? "" : $" Still with insurance {Amount(line.WithInsurance)}.";
        var given = line.WrittenOff.IsZero ? "" : $" We took off {Amount(line.WrittenOff)}.";
        return $"{ShortDay(line.Date)}, {line.Date.Year}, {Service(line)}. Price {Amount(line.Price)}. Plan discount {Amount(line.Discount)}. "
            + $"Insurance paid {Amount(line.InsurancePaid)}. You paid {Amount(line.PatientPaid)}.{given}{waits} You owe {Amount(line.Owed)}.";
    }
}

using System.Globalization;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>The words of a statement (SCREENS §12), the same on paper, as text and as JSON. No code, no diagnosis.</summary>
/// <param name="accountId">The account.</param>
/// <param name="statement">The statement as it was sent.</param>
public sealed class StatementText(string accountId, Statement statement)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The statement.</summary>
    public Statement Statement => statement;

    /// <summary>Who bills.</summary>
    public string Practice => Titled(statement.Holder?.Practice.Name is { Length: > 0 } name ? name : "Your doctor's office");

    /// <summary>The practice's address, one line a row.</summary>
    public IReadOnlyList<string> PracticeAddress => Lines(statement.Holder?.Practice.Address);

    /// <summary>"256-555-0142"; empty when it is not known.</summary>
    public string Phone => statement.Holder?.Practice.Phone is { Length: 10 } phone ? $"{phone[..3]}-{phone[3..6]}-{phone[6..]}" : statement.Holder?.Practice.Phone ?? "";

    /// <summary>"63-5550142"; empty when it is not known.</summary>
    public string TaxId => statement.Holder?.Practice.TaxId is { Length: 9 } id ? $"{id[..2]}-{id[2..]}" : statement.Holder?.Practice.TaxId ?? "";

    /// <summary>Who is billed.</summary>
    public string Guarantor => Titled(statement.Holder is { } holder ? $"{holder.Guarantor.First} {holder.Guarantor.Last}".Trim() : "");

    /// <summary>Whose care it was, when that is somebody else; null when it is not.</summary>
    public string? Patient => statement.Holder is { } holder && holder.Patient != holder.Guarantor
        ? Titled($"{holder.Patient.First} {holder.Patient.Last}".Trim())
        : null;

    /// <summary>Where the bill goes, one line a row.</summary>
    public IReadOnlyList<string> GuarantorAddress => Lines(statement.Holder?.Address);

    /// <summary>The first eight characters of the account's id in two groups.</summary>
    public string Account => accountId.Length >= 8 ? $"{accountId[..4]} {accountId[4..8]}" : accountId;

    /// <summary>"$39.37".</summary>
    public string AmountDue => $"${Amount(statement.Sent.Amount)}";

    /// <summary>"February 14, 2026".</summary>
    public string PayBy => LongDay(statement.Sent.DueOn);

    /// <summary>"January 24, 2026".</summary>
    public string BillDate => LongDay(statement.Sent.Date);

    /// <summary>What kind of bill it is.</summary>
    public string Notice => statement.Sent.Notice switch
    {
        1 => "First bill for these visits",
        2 => "Second bill",
        3 => "Past due: please call if you can't pay it all",
        // The account waits until then for an answer, whatever the day to pay by is; nothing is handed over by itself.
        _ => "Last bill: please call us",
    };

    /// <summary>What did insurance do? Box 4, one sentence or two a row.</summary>
    public IReadOnlyList<string> Insurance => [.. Paid(), .. statement.Lines.Where(line => line.Owed > Money.Zero).Select(Why), .. Waiting(), .. Own()];

    /// <summary>Box 5, one row each.</summary>
    public IReadOnlyList<string> HowToPay => Phone.Length > 0
        ? [$"Phone: {Phone}, weekdays 8 to 5", "Mail: a check with the slip below"]
        : ["Mail: a check with the slip below"];

    /// <summary>Box 6.</summary>
    public static string Help => "Call us. You can pay in up to 4 parts with no interest. If your income is low, you may pay less. It costs nothing to ask.";

    /// <summary>Box 7.</summary>
    public string Wrong => $"{(Phone.Length > 0 ? $"Call {Phone} or write to us." : "Write to us.")} We send no more bills while we check.";

    /// <summary>The years that the visits were in: "2025", "2025 and 2026".</summary>
    public string Years => string.Join(" and ", statement.Lines.Select(line => line.Date.Year).Distinct().Order());

    /// <summary>"Office visit, Dr. Moreno".</summary>
    public static string Service(StatementLine line) => line.Provider.Length > 0 ? $"{line.Words}, Dr. {Titled(line.Provider)}" : line.Words;

    /// <summary>"1,234.50".</summary>
    public static string Amount(Money amount) => amount.Dollars.ToString("#,##0.00", Culture);

    /// <summary>"Dec 29".</summary>
    public static string ShortDay(DateOnly day) => day.ToString("MMM d", Culture);

    /// <summary>"January 24, 2026".</summary>
    public static string LongDay(DateOnly day) => day.ToString("MMMM d, yyyy", Culture);

    private IEnumerable<string> Paid()
    {
        foreach (var payer in statement.Lines.GroupBy(line => line.Payer))
        {
            var (paid, discount) = (payer.Sum(line => line.InsurancePaid), payer.Sum(line => line.Discount));
            var name = payer.Key.Length > 0 ? Titled(payer.Key) : "Your insurance";
            var off = discount > Money.Zero ? $" Your plan discount took off ${Amount(discount)}. You do not pay that part." : "";
            if (paid > Money.Zero || discount > Money.Zero) yield return $"{name} paid ${Amount(paid)}.{off}";
        }
    }

    private static string Why(StatementLine line)
    {
        var share = line.Share;
        var parts = new List<string>();
        if (share.Deductible > Money.Zero) parts.Add($"${Amount(share.Deductible)} is your deductible.");
        if (share.Coinsurance > Money.Zero) parts.Add($"${Amount(share.Coinsurance)} is your share of the rest.");
        if (share.Copay > Money.Zero) parts.Add($"${Amount(share.Copay)} is your copay.");
        if (share.Other > Money.Zero) parts.Add($"${Amount(share.Other)} is not paid by your plan.");
        if (line.PatientPaid > Money.Zero) parts.Add($"You paid ${Amount(line.PatientPaid)}. You owe ${Amount(line.Owed)}.");
        return $"{line.Words} on {ShortDay(line.Date)}: {string.Join(' ', parts)}";
    }

    private IEnumerable<string> Waiting()
    {
        foreach (var line in statement.Lines.Where(line => line.WithInsurance > Money.Zero))
            yield return $"{line.Words} on {ShortDay(line.Date)}: your plan has not paid ${Amount(line.WithInsurance)} yet. You owe nothing for that part now.";
    }

    private IEnumerable<string> Own()
    {
        var (own, ahead) = (statement.Lines.Sum(line => line.WrittenOff), statement.Ahead);
        if (own > Money.Zero) yield return $"We took off ${Amount(own)}. You do not pay that part.";
        if (ahead > Money.Zero) yield return $"You paid ${Amount(ahead)} ahead. We keep it for you until your plan has paid.";
    }

    private static IReadOnlyList<string> Lines(MailAddress? address)
    {
        if (address is null) return [];
        var zip = address.Zip.Length == 9 ? address.Zip[..5] : address.Zip;
        var place = $"{Titled(address.City)}{(address.City.Length > 0 && address.State.Length > 0 ? ", " : "")}{address.State} {zip}".Trim();
        return [.. new[] { Titled(address.Line1), Titled(address.Line2), place }.Where(line => line.Length > 0)];
    }

    /// <summary>Claims write names in capitals; a letter to a person does not. Words that are letters (LLC, PPO) stay.</summary>
    internal static string Titled(string text)
    {
        if (text.Any(char.IsAsciiLetterLower)) return text;
        return string.Join(' ', text.Split(' ').Select(word =>
            Kept.Contains(word) ? word : Capitalised(word)));
    }

    private static readonly string[] Kept = ["LLC", "PPO", "HMO", "PC", "PA", "MD", "DO", "II", "III", "IV", "US", "NE", "NW", "SE", "SW"];

    private static string Capitalised(string word)
    {
        var letters = word.ToLowerInvariant().ToCharArray();
        for (var index = 0; index < letters.Length; index++)
            if (index == 0 || letters[index - 1] is '-' or '\'' or '&' or '/') letters[index] = char.ToUpperInvariant(letters[index]);
        return new(letters);
    }
}

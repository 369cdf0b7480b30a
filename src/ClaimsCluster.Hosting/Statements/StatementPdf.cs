using ClaimsCluster.Domain.PatientBilling;
using static ClaimsCluster.Hosting.Statements.Sheet;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>
/// A statement on a Letter page (SCREENS §12): what to pay and by when first, then how we got there. What does not fit
/// goes on on further pages, and the first one says so.
/// </summary>
public static class StatementPdf
{
    private const double Left = Margin, Right = Width - Margin, Middle = Width / 2;

    // Box 1 shows the name and address through a window envelope: from 2 inches below the edge.
    private const double Top = Margin, AddressTop = 152, HeadBottom = 216;
    private const double PayTop = 552, WrongTop = 624, SlipTop = 684, Bottom = Height - Margin;
    private const int TableOverhead = 5, LinesOfBoxes3And4 = 22, FewestReasons = 6;

    /// <summary>The document.</summary>
    public static byte[] Of(StatementText words) => Document(next =>
    {
        var sheet = next();
        var bill = words.Statement;
        var reasons = words.Insurance.SelectMany(reason => sheet.Wrapped(reason, Right - Left - 2 * Padding)).ToList();
        var (rows, said) = Room(bill.Lines.Count, reasons.Count);
        FromAndTo(sheet, words);
        WhatToDo(sheet, words);
        var tableBottom = Table(sheet, words, [.. bill.Lines.Take(rows)], bill.Lines.Skip(rows).ToList(), HeadBottom);
        Reasons(sheet, [.. reasons.Take(said), .. said < reasons.Count ? ["More on the next page."] : Array.Empty<string>()], tableBottom, PayTop);
        HowToPay(sheet, words);
        Slip(sheet, words);
        Further(next, words, [.. bill.Lines.Skip(rows)], [.. reasons.Skip(said)]);
    });

    /// <summary>Service rows and lines of reasons for the first page.</summary>
    private static (int Rows, int Reasons) Room(int rows, int reasons)
    {
        var room = LinesOfBoxes3And4 - TableOverhead;
        if (rows + reasons <= room) return (rows, reasons);
        var said = Math.Min(reasons, Math.Max(FewestReasons, room - rows)) is var some && some < reasons ? some - 1 : reasons;
        var shown = room - (said < reasons ? said + 1 : said);
        return rows <= shown ? (rows, said) : (shown - 1, said);
    }

    private static void FromAndTo(Sheet sheet, StatementText words)
    {
        sheet.Box(Left, Top, Middle, HeadBottom);
        var (x, y) = (Left + Padding, Top + 16);
        sheet.Text(sheet.Fitting(words.Practice, Middle - Left - 2 * Padding), x, y, isBold: true);
        foreach (var line in words.PracticeAddress) sheet.Text(line, x, y += Line);
        var numbers = string.Join("      ", new[] { words.Phone, words.TaxId.Length > 0 ? $"Tax ID {words.TaxId}" : "" }.Where(one => one.Length > 0));
        sheet.Text(numbers, x, y + Line);
        y = AddressTop;
        sheet.Text($"To: {words.Guarantor}", x, y, isBold: true);
        foreach (var line in words.GuarantorAddress) sheet.Text(line, x, y += Line);
        if (words.Patient is { } patient) sheet.Text($"For care of {patient}", x, y + Line);
    }

    private static void WhatToDo(Sheet sheet, StatementText words)
    {
        sheet.Box(Middle, Top, Right, HeadBottom);
        var (x, y) = (Middle + Padding, Top + 16);
        sheet.Text("Amount due", x, y);
        sheet.Text(words.AmountDue, x, y += 23, Large, isBold: true);
        sheet.Text("Please pay by", x, y += 22);
        sheet.Text(words.PayBy, x, y += 23, Large, isBold: true);
        sheet.Text(words.Notice, x, y += 24, isBold: words.Statement.Sent.Notice > 2);
        sheet.Text("Account", x, y += Line + 5);
        sheet.Text(words.Account, x + 70, y);
        sheet.Text("Bill date", x, y += Line);
        sheet.Text(words.BillDate, x + 70, y);
    }

    private static double Table(Sheet sheet, StatementText words, IReadOnlyList<StatementLine> rows, IReadOnlyList<StatementLine> later, double top)
    {
        var y = top + 16;
        sheet.Text("How we got to this amount", Left + Padding, y, isBold: true);
        y = StatementTable.Header(sheet, $"Visit (all in {words.Years})", y + Line + 2);
        foreach (var row in rows) y = StatementTable.Row(sheet, row, y + Line);
        if (later.Count > 0)
            y = StatementTable.Sums(sheet, $"and {later.Count} more {(later.Count == 1 ? "service" : "services")}, next page", later, y + Line);
        sheet.Rule(Left + Padding, Right - Padding, y + 5);
        y = StatementTable.Sums(sheet, "Total", words.Statement.Lines, y + Line + 4, isBold: true);
        sheet.Box(Left, top, Right, y + 8);
        return y + 8;
    }

    private static void Reasons(Sheet sheet, IReadOnlyList<string> reasons, double top, double bottom)
    {
        sheet.Box(Left, top, Right, bottom);
        var y = top + 16;
        sheet.Text("What your insurance did", Left + Padding, y, isBold: true);
        foreach (var reason in reasons) sheet.Text(reason, Left + Padding, y += Line);
    }

    private static void HowToPay(Sheet sheet, StatementText words)
    {
        Corner("How to pay", words.HowToPay, Left, PayTop, Middle, WrongTop);
        Corner("Need help with the cost?", sheet.Wrapped(StatementText.Help, Middle - Left - 2 * Padding), Middle, PayTop, Right, WrongTop);
        Corner("Is something wrong?", sheet.Wrapped(words.Wrong, Middle - Left - 2 * Padding), Left, WrongTop, Middle, SlipTop);
        Corner("Days since it became yours", [], Middle, WrongTop, Right, SlipTop);
        var bucket = (Right - Middle - 2 * Padding) / Aging.Names.Count;
        foreach (var (index, (name, amount)) in Aging.Names.Zip(words.Statement.Aging.Buckets).Index())
        {
            var right = Middle + Padding + bucket * (index + 1);
            sheet.Right(name == "121+" ? "over 120" : name, right, WrongTop + 16 + Line);
            sheet.Right(StatementText.Amount(amount), right, WrongTop + 16 + 2 * Line);
        }

        void Corner(string title, IEnumerable<string> lines, double left, double top, double right, double bottom)
        {
            sheet.Box(left, top, right, bottom);
            var y = top + 16;
            sheet.Text(title, left + Padding, y, isBold: true);
            foreach (var line in lines) sheet.Text(line, left + Padding, y += Line);
        }
    }

    private static void Slip(Sheet sheet, StatementText words)
    {
        sheet.Box(Left, SlipTop, Right, Bottom);
        var y = SlipTop + 18;
        sheet.Text("Send this slip with your check to", Left + Padding, y);
        sheet.Text(sheet.Fitting(words.Practice, 300), Left + Padding + sheet.WidthOf("Send this slip with your check to "), y, isBold: true);
        sheet.Text($"Account {words.Account}", Left + Padding, y += 22);
        sheet.Text($"Pay by {words.PayBy}", Left + 122, y);
        sheet.Text($"Amount due {words.AmountDue}", Left + 262, y);
        sheet.Right("I pay $ ____________", Right - Padding, y);
    }

    private static void Further(Func<Sheet> next, StatementText words, IReadOnlyList<StatementLine> rows, IReadOnlyList<string> reasons)
    {
        const int perPage = 46;
        var (row, reason) = (0, 0);
        for (var page = 2; row < rows.Count || reason < reasons.Count; page++)
        {
            var sheet = next();
            var y = Margin + 10;
            sheet.Text($"{words.Practice}, account {words.Account}, bill of {words.BillDate}, page {page}", Left, y, isBold: true);
            var room = perPage;
            if (row < rows.Count) y = StatementTable.Header(sheet, "Visit", y + 2 * Line);
            for (; row < rows.Count && room > 0; row++, room--) y = StatementTable.Row(sheet, rows[row], y + Line);
            y += Line;
            for (room--; reason < reasons.Count && room > 0; reason++, room--) sheet.Text(reasons[reason], Left + Padding, y += Line);
        }
    }
}

using ClaimsCluster.Domain;
using ClaimsCluster.Domain.PatientBilling;
using static ClaimsCluster.Hosting.Statements.Sheet;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>Box 3: a row a service, its six amounts to the right.</summary>
internal static class StatementTable
{
    private const double ColumnWidth = 51, End = Width - Margin - Padding;

    private static readonly (string Above, string Title, Func<StatementLine, Money> Amount)[] Columns =
    [
        ("", "Price", line => line.Price),
        ("Plan", "discount", line => line.Discount + line.WrittenOff),
        ("Insurance", "paid", line => line.InsurancePaid),
        ("You", "paid", line => line.PatientPaid),
        ("Still with", "insurance", line => line.WithInsurance),
        ("You", "owe", line => line.Owed),
    ];

    /// <summary>Two lines; returns where the second stands.</summary>
    public static double Header(Sheet sheet, string first, double y)
    {
        foreach (var (index, column) in Columns.Index())
        {
            sheet.Right(column.Above, RightOf(index), y, isBold: index == Columns.Length - 1);
            sheet.Right(column.Title, RightOf(index), y + Line - 1, isBold: index == Columns.Length - 1);
        }

        sheet.Text(first, Margin + Padding, y + Line - 1);
        sheet.Rule(Margin + Padding, End, y + Line + 4);
        return y + Line + 3;
    }

    /// <summary>One service; returns where it stands.</summary>
    public static double Row(Sheet sheet, StatementLine line, double y)
    {
        sheet.Text(StatementText.ShortDay(line.Date), Margin + Padding, y);
        sheet.Text(sheet.Fitting(StatementText.Service(line), RightOf(0) - Margin - Padding - 42 - 44), Margin + Padding + 42, y);
        foreach (var (index, column) in Columns.Index())
            sheet.Right(StatementText.Amount(column.Amount(line)), RightOf(index), y, isBold: index == Columns.Length - 1);
        return y;
    }

    /// <summary>Several services in one row; returns where it stands.</summary>
    public static double Sums(Sheet sheet, string name, IReadOnlyList<StatementLine> lines, double y, bool isBold = false)
    {
        sheet.Text(name, Margin + Padding, y, isBold: isBold);
        foreach (var (index, column) in Columns.Index())
            sheet.Right(StatementText.Amount(lines.Sum(column.Amount)), RightOf(index), y, isBold: isBold || index == Columns.Length - 1);
        return y;
    }

    private static double RightOf(int column) => End - ColumnWidth * (Columns.Length - 1 - column);
}

using System.Text;
using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>One posting as the ledger file shows it.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Account">The patient account; empty where the money is of a payment as a whole.</param>
/// <param name="Line">The entry.</param>
/// <param name="Date">Business day of the posting.</param>
/// <param name="Source">A file hash or a trace, never a control number.</param>
internal sealed record LedgerRow(string Tenant, string Account, JournalLine Line, DateOnly Date, string Source) : IComparable<LedgerRow>
{
    /// <summary>By the file's columns from the left.</summary>
    public int CompareTo(LedgerRow? other)
    {
        if (other is null) return 1;
        var order = string.CompareOrdinal(Tenant, other.Tenant);
        if (order == 0) order = string.CompareOrdinal(Account, other.Account);
        if (order == 0) order = string.CompareOrdinal(Line.ClaimId, other.Line.ClaimId);
        if (order == 0) order = Line.Line.CompareTo(other.Line.Line);
        if (order == 0) order = Date.CompareTo(other.Date);
        if (order == 0) order = string.CompareOrdinal(Line.Debit.Digits(), other.Line.Debit.Digits());
        if (order == 0) order = string.CompareOrdinal(Line.Credit.Digits(), other.Line.Credit.Digits());
        if (order == 0) order = Line.Amount.CompareTo(other.Line.Amount);
        if (order == 0) order = string.CompareOrdinal(Line.Reason, other.Line.Reason);
        return order == 0 ? string.CompareOrdinal(Source, other.Source) : order;
    }
}

/// <summary>The file <c>ledger.csv</c>: every posting, sorted by its columns from the left.</summary>
internal static class LedgerCsv
{
    private const int BufferedChars = 1 << 13; // Some 40 KB in all: from 85 KB on, a buffer costs a collection of the whole heap.

    public static async Task Write(Stream output, List<LedgerRow> rows)
    {
        rows.Sort();
        await using var file = new StreamWriter(output, new UTF8Encoding(false), BufferedChars, leaveOpen: false) { NewLine = "\n" };
        await file.WriteLineAsync("tenant,account,claimId,line,date,debit,credit,amount,reason,source");
        foreach (var row in rows)
        {
            var line = row.Line;
            await file.WriteLineAsync(
                $"{Field(row.Tenant)},{Field(row.Account)},{line.ClaimId},{line.Line},{row.Date:yyyy-MM-dd},"
                + $"{line.Debit.Digits()},{line.Credit.Digits()},{line.Amount},{Field(line.Reason)},{Field(row.Source)}");
        }
    }

    /// <summary>Quoted where it must be; a value that a spreadsheet would take for a formula gets an apostrophe (FAULTS §4).</summary>
    internal static string Field(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t') value = "'" + value;
        return value.AsSpan().ContainsAny("\",\n\r") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}

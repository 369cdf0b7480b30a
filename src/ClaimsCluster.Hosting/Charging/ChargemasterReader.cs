using System.Globalization;
using System.Text;
using ClaimsCluster.Domain.Charges;

namespace ClaimsCluster.Hosting.Charging;

/// <summary>Reads a user's own prices: CSV with the columns code, modifier, facility, from, to, price.</summary>
/// <remarks>An empty modifier or facility stands for any, an empty day for no limit. Lines that start with # are remarks.</remarks>
public static class ChargemasterReader
{
    /// <summary>The first line.</summary>
    public const string Header = "code,modifier,facility,from,to,price";

    private static readonly string[] Names = Header.Split(',');

    /// <summary>The prices of a file.</summary>
    /// <param name="csv">UTF-8, with or without its mark; lines end as they like.</param>
    /// <exception cref="ChargemasterException">What is wrong, and where.</exception>
    public static Chargemaster Read(ReadOnlySpan<byte> csv)
    {
        if (csv.StartsWith("\uFEFF"u8)) csv = csv[3..];
        var lines = Encoding.UTF8.GetString(csv).Split('\n');
        if (lines[0].Trim() != Header) throw new ChargemasterException(1, 1, $"the first line is wanted as {Header}");

        List<ChargemasterRow> rows = [];
        Dictionary<ChargemasterRow, int> seen = [];
        for (var index = 1; index < lines.Length; index++)
        {
            var line = lines[index].TrimEnd('\r', ' ', '\t');
            if (line.Length == 0 || line[0] == '#') continue;

            var row = new Line(line, index + 1).Row();
            if (!seen.TryAdd(row with { Price = 0m }, index + 1))
                throw new ChargemasterException(index + 1, 1, $"line {seen[row with { Price = 0m }]} has a price for the same");
            rows.Add(row);
        }

        return rows.Count > 0 ? new(rows) : throw new ChargemasterException(2, 1, "there is no price");
    }

    /// <summary>The same prices as we write them: what is read from it is equal.</summary>
    public static string Text(Chargemaster prices)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in prices.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Code},{row.Modifier},{row.Facility},")
                .Append(CultureInfo.InvariantCulture, $"{row.From:yyyy-MM-dd},{row.To:yyyy-MM-dd},{row.Price:0.00##########}\n");
        }

        return text.ToString();
    }

    /// <summary>One line, column by column.</summary>
    private sealed class Line
    {
        private readonly int _number;
        private readonly string[] _cells;

        public Line(string text, int number)
        {
            (_number, _cells) = (number, [.. text.Split(',').Select(cell => cell.Trim().Trim('"').Trim())]);
            if (_cells.Length != Names.Length)
                throw new ChargemasterException(number, Math.Min(_cells.Length, Names.Length), $"{Names.Length} columns are wanted, not {_cells.Length}");
        }

        public ChargemasterRow Row()
        {
            var row = new ChargemasterRow(Code(), Price())
            {
                Modifier = Short(1, 2, "two letters or digits, or nothing for any"),
                Facility = Short(2, 10, "an NPI of ten digits, or nothing for any"),
                From = Day(3),
                To = Day(4),
            };
            return row.From > row.To ? throw Fault(4, "a day that is not before the first") : row;
        }

        private string Code() => _cells[0] is { Length: 5 } code && code.All(IsCode) ? code : throw Fault(0, "a CPT or HCPCS code of five characters");

        private string Short(int column, int length, string wanted) =>
            _cells[column] is { } cell && (cell.Length == 0 || (cell.Length == length && cell.All(IsCode))) ? cell : throw Fault(column, wanted);

        private DateOnly? Day(int column) => _cells[column].Length == 0 ? null
            : DateOnly.TryParseExact(_cells[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw Fault(column, "a day such as 2026-01-31, or nothing");

        private decimal Price() => decimal.TryParse(_cells[5], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
            && price is > 0m and < 1_000_000m ? price : throw Fault(5, "dollars above 0 a unit, such as 168.00");

        private static bool IsCode(char one) => char.IsAsciiDigit(one) || char.IsAsciiLetterUpper(one);

        private ChargemasterException Fault(int column, string wanted) =>
            new(_number, column + 1, $"{Names[column]} \"{_cells[column]}\" is wanted as {wanted}");
    }
}

/// <summary>What is wrong in a chargemaster, and where.</summary>
/// <param name="line">From 1.</param>
/// <param name="column">From 1.</param>
/// <param name="what">What is wrong, and what would be right.</param>
public sealed class ChargemasterException(int line, int column, string what) : Exception($"line {line}, column {column}: {what}.")
{
    /// <summary>From 1.</summary>
    public int Line => line;

    /// <summary>From 1.</summary>
    public int Column => column;
}

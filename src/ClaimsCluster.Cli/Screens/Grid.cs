using System.Text;

namespace ClaimsCluster.Cli.Screens;

/// <summary>A column of a <see cref="Grid"/>.</summary>
/// <param name="Title">Its header.</param>
/// <param name="Width">Columns that it takes when nothing in it is wider.</param>
/// <param name="Gap">Spaces before it.</param>
internal sealed record Column(string Title, int Width, int Gap = 2)
{
    /// <summary>Text stands to the left, numbers to the right.</summary>
    public bool IsText { get; init; }

    /// <summary>Stands behind the header, in the gap of the next column: the screen's arithmetic, " =" or " +".</summary>
    public string Sign { get; init; } = "";

    /// <summary>A shorter header for when the line gets too long.</summary>
    public string? ShortTitle { get; init; }
}

/// <summary>A text in a grid.</summary>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>Rows under a header, aligned. Wide numbers take the room that wide gaps leave; they are never cut.</summary>
internal sealed class Grid(params Column[] columns)
{
    private const int FullWidth = 100;
    private const int ShortestText = 12;
    private readonly List<Cell[]> _rows = [];

    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>The lines; past <paramref name="width"/> the last text goes on under itself.</summary>
    public IReadOnlyList<string> Lines(Paint paint, int width = int.MaxValue)
    {
        var fitted = Fitted();
        var header = fitted.Select(column => new Cell(column.Title, Tone.Plain)).ToArray();
        header[0] = header[0] with { Tone = Tone.Bold };
        var rows = fitted[^1].IsText ? _rows.SelectMany(row => Wrapped(row, width - Start(fitted))) : _rows;
        return [Line(fitted, header, paint, isHeader: true), .. rows.Select(row => Line(fitted, row, paint, isHeader: false))];
    }

    private static int Start(Column[] columns) => columns[..^1].Sum(column => column.Gap + column.Width) + columns[^1].Gap;

    private static IEnumerable<Cell[]> Wrapped(Cell[] row, int room)
    {
        for (var text = row[^1].Text; ; row = [.. row.Select(_ => (Cell)"")])
        {
            var part = room < ShortestText ? text : Figures.Fitting(text, room);
            yield return [.. row[..^1], row[^1] with { Text = part }];
            text = text[part.Length..].TrimStart();
            if (text.Length == 0) yield break;
        }
    }

    private Column[] Fitted()
    {
        var wide = columns.Select((column, index) => column with { Width = Math.Max(column.Width, Needed(column.Title, column.Gap, index)) }).ToArray();
        if (wide.Sum(column => column.Gap + column.Width) <= FullWidth) return wide;

        return [.. columns.Select((column, index) =>
        {
            var title = column.ShortTitle ?? column.Title;
            var gap = Math.Min(column.Gap, 2);
            return column with { Title = title, Width = Needed(title, gap, index), Gap = gap };
        })];
    }

    private int Needed(string title, int gap, int index)
    {
        var sign = index > 0 ? columns[index - 1].Sign.Length : 0;
        var header = title.Length + (sign > 0 ? Math.Max(0, sign + 1 - gap) : 0); // A space behind the sign.
        return _rows.Where(row => row.Length > index && (index < columns.Length - 1 || !columns[index].IsText))
            .Select(row => row[index].Text.Length).Append(header).Max();
    }

    private static string Line(Column[] columns, Cell[] cells, Paint paint, bool isHeader)
    {
        var line = new StringBuilder();
        var sign = "";
        foreach (var (index, cell) in cells.Index())
        {
            var column = columns[index];
            line.Append(sign).Append(' ', Math.Max(0, column.Gap - sign.Length));
            sign = isHeader ? column.Sign : "";
            var room = new string(' ', Math.Max(0, column.Width - cell.Text.Length));
            var text = paint[cell.Tone, cell.Text];
            line.Append(column.IsText ? text : room).Append(column.IsText ? room : text);
        }

        return line.ToString().TrimEnd();
    }
}

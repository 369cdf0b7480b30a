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
    private readonly List<Cell[]> _rows = [];

    public void Add(params Cell[] cells) => _rows.Add(cells);

    public IReadOnlyList<string> Lines(Paint paint)
    {
        var fitted = Fitted();
        var header = fitted.Select(column => new Cell(column.Title, Tone.Plain)).ToArray();
        header[0] = header[0] with { Tone = Tone.Bold };
        return [Line(fitted, header, paint, isHeader: true), .. _rows.Select(row => Line(fitted, row, paint, isHeader: false))];
    }

    private Column[] Fitted()
    {
        var wide = columns.Select((column, index) => column with { Width = Math.Max(column.Width, Needed(column.Title, index)) }).ToArray();
        if (wide.Sum(column => column.Gap + column.Width) <= FullWidth) return wide;

        return [.. columns.Select((column, index) =>
        {
            var title = column.ShortTitle ?? column.Title;
            return column with { Title = title, Width = Needed(title, index), Gap = Math.Min(column.Gap, 2) };
        })];
    }

    private int Needed(string title, int index) =>
        _rows.Where(row => row.Length > index).Select(row => row[index].Text.Length).Append(title.Length).Max();

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

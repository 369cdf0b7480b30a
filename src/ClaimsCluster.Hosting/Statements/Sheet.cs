using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using static UglyToad.PdfPig.Writer.PdfDocumentBuilder;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>A Letter page that is drawn on from its top: points, 72 to the inch; y grows downwards.</summary>
internal sealed class Sheet(PdfPageBuilder page, AddedFont regular, AddedFont bold)
{
    public const double Width = 612, Height = 792, Margin = 54, Body = 10, Large = 20, Line = 13.5, Padding = 8;

    private const byte Grey = 150;
    private const double MeasuredSize = 100;

    private static readonly ConcurrentDictionary<(char Letter, bool IsBold), double> Widths = new();

    /// <summary>A document of such pages; the typeface is Helvetica, which every reader has.</summary>
    public static byte[] Document(Action<Func<Sheet>> draw)
    {
        using var document = new PdfDocumentBuilder();
        var (regular, bold) = (document.AddStandard14Font(Standard14Font.Helvetica), document.AddStandard14Font(Standard14Font.HelveticaBold));
        draw(() => new(document.AddPage(PageSize.Letter), regular, bold));
        return Named(document.Build());
    }

    /// <summary>The library draws the file's identifier by lot: ours follows from the content, so that the same bill is the same file.</summary>
    private static byte[] Named(byte[] pdf)
    {
        var at = pdf.AsSpan().LastIndexOf("/ID [ <"u8);
        if (at < 0) return pdf;

        var hash = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf.AsSpan(0, at)))[..32]);
        hash.CopyTo(pdf.AsSpan(at + "/ID [ <".Length));
        hash.CopyTo(pdf.AsSpan(at + "/ID [ <".Length + 32 + "><".Length));
        return pdf;
    }

    public void Text(string text, double x, double y, double size = Body, bool isBold = false)
    {
        if (text.Length == 0) return;
        page.SetTextAndFillColor(0, 0, 0);
        page.AddText(Printable(text), size, new PdfPoint(x, Height - y), isBold ? bold : regular);
    }

    /// <summary>Text that ends at <paramref name="right"/>.</summary>
    public void Right(string text, double right, double y, double size = Body, bool isBold = false) =>
        Text(text, right - WidthOf(text, size, isBold), y, size, isBold);

    /// <summary>Without kerning, as the page is written.</summary>
    public double WidthOf(string text, double size = Body, bool isBold = false)
    {
        var width = 0d;
        foreach (var letter in Printable(text)) width += WidthOf(letter, isBold);
        return width * size;
    }

    // To measure a letter is slow, and a bill measures the same few thousand times.
    private double WidthOf(char letter, bool isBold) => Widths.GetOrAdd((letter, isBold), key =>
        page.MeasureText(key.Letter.ToString(), MeasuredSize, new PdfPoint(0, 0), key.IsBold ? bold : regular)[0].EndBaseLine.X / MeasuredSize);

    /// <summary>Whole words in lines of a width.</summary>
    public IReadOnlyList<string> Wrapped(string text, double width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    /// <summary>As much of a text as has room, with dots that say so.</summary>
    public string Fitting(string text, double width)
    {
        if (WidthOf(text) <= width) return text;
        while (text.Length > 1 && WidthOf(text + "...") > width) text = text[..^1];
        return text.TrimEnd() + "...";
    }

    public void Box(double left, double top, double right, double bottom)
    {
        page.SetStrokeColor(Grey, Grey, Grey);
        page.DrawRectangle(new PdfPoint(left, Height - bottom), right - left, bottom - top, 0.75);
    }

    public void Rule(double left, double right, double y)
    {
        page.SetStrokeColor(Grey, Grey, Grey);
        page.DrawLine(new PdfPoint(left, Height - y), new PdfPoint(right, Height - y), 0.75);
    }

    /// <summary>The built-in typeface has the letters of Western Europe; others are shown as question marks, never lost silently.</summary>
    private static string Printable(string text) => string.Concat(text.Select(letter => letter is >= ' ' and <= '~' or >= '\u00a1' and <= '\u00ff' ? letter : '?'));
}

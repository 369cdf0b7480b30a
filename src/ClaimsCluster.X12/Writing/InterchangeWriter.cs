using System.Buffers;
using System.Globalization;

namespace ClaimsCluster.X12.Writing;

/// <summary>Writes one interchange with at most one group. The counts and trailers are its own.</summary>
internal sealed class InterchangeWriter
{
    private readonly InterchangeHeader _header;
    private int _groups;
    private int _sets;
    private int _setStart; // Segments written before the open set.
    private string _setControl = "";

    public InterchangeWriter(IBufferWriter<byte> output, InterchangeHeader header)
    {
        _header = header;
        Segments = new SegmentWriter(output);
        WriteIsa();
    }

    public SegmentWriter Segments { get; }

    /// <summary>The day of ISA09.</summary>
    public DateOnly Day => DateOnly.FromDateTime(_header.At);

    public void OpenGroup(string functionalId, string version)
    {
        _groups++;
        Segments.Open("GS").Element(functionalId)
            .Element(_header.ApplicationSender).Element(_header.ApplicationReceiver)
            .Element(Date("yyyyMMdd")).Element(Date("HHmm")).Element(_header.GroupControl)
            .Element("X").Element(version).Close();
    }

    public void OpenSet(string identifier, string control, string? version)
    {
        _sets++;
        _setStart = Segments.SegmentCount;
        _setControl = control;
        Segments.Open("ST").Element(identifier).Element(control).Element(version).Close();
    }

    public void CloseSet() =>
        Segments.Open("SE").Element(Segments.SegmentCount - _setStart + 1).Element(_setControl).Close();

    public void CloseGroup() => Segments.Open("GE").Element(_sets).Element(_header.GroupControl).Close();

    public void Close() => Segments.Open("IEA").Element(_groups).Element(InterchangeControl()).Close();

    public string Date(string format) => _header.At.ToString(format, CultureInfo.InvariantCulture);

    private string InterchangeControl() => _header.Control.ToString("000000000", CultureInfo.InvariantCulture);

    private void WriteIsa()
    {
        // The one segment where padding counts; repetition and component separator are values here.
        var d = Delimiters.Ours;
        var isa = $"ISA*00*          *00*          *{Fixed(_header.SenderQualifier, 2)}*{Fixed(_header.SenderId, 15)}"
            + $"*{Fixed(_header.ReceiverQualifier, 2)}*{Fixed(_header.ReceiverId, 15)}*{Date("yyMMdd")}*{Date("HHmm")}"
            + $"*{(char)d.Repetition}*00501*{InterchangeControl()}*{(_header.WantsAcknowledgment ? '1' : '0')}"
            + $"*{_header.Usage}*{(char)d.Component}";
        Segments.Raw(System.Text.Encoding.ASCII.GetBytes(isa));
    }

    private static string Fixed(string value, int width) =>
        value.Length <= width && value.All(c => c is >= ' ' and <= '}' and not '*' and not ':' and not '^')
            ? value.PadRight(width)
            : throw new ArgumentException($"\"{value}\" does not fit {width} characters of ISA.", nameof(value));
}

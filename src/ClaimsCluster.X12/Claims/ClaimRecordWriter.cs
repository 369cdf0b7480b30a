using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ClaimsCluster.X12.Claims;

/// <summary>Writes claims with their envelopes and levels again. HL numbers, counts and trailers are the writer's own.</summary>
/// <remarks>
/// Claims that follow each other share what they shared when they were read. A file whose levels are numbered as the
/// guide asks, with one and the same line end behind each segment, is written byte for byte. Nothing is allocated.
/// </remarks>
public sealed class ClaimRecordWriter
{
    private readonly IBufferWriter<byte> _output;
    private ClaimInterchange? _interchange;
    private ClaimGroup? _group;
    private ClaimSet? _set;
    private ReadOnlyMemory<byte> _provider, _subscriber, _patient;
    private int _groups, _sets, _segments;
    private int _level, _providerLevel, _subscriberLevel;

    /// <summary>Writes to an output, which stays the caller's.</summary>
    public ClaimRecordWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Writes a claim, and before it what of its envelopes and levels is not open already.</summary>
    public void Write(ClaimRecord claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (!ReferenceEquals(claim.Set, _set)) OpenSet(claim.Set);
        var isOfOtherProvider = !Same(_provider, claim.BillingProvider);
        var isOfOtherSubscriber = isOfOtherProvider || !Same(_subscriber, claim.Subscriber);
        if (isOfOtherProvider) _providerLevel = WriteLevel(claim.BillingProvider, parent: 0);
        if (isOfOtherSubscriber) _subscriberLevel = WriteLevel(claim.Subscriber, _providerLevel);
        if (isOfOtherSubscriber || !Same(_patient, claim.Patient)) WriteLevel(claim.Patient, _subscriberLevel);
        (_provider, _subscriber, _patient) = (claim.BillingProvider, claim.Subscriber, claim.Patient);
        Put(claim.Claim.Span);
    }

    /// <summary>Writes the trailers of what is open.</summary>
    public void Close()
    {
        CloseGroup();
        if (_interchange is not null) Trailer("IEA"u8, _groups, _interchange.Control);
        _interchange = null;
    }

    private void OpenSet(ClaimSet set)
    {
        if (!ReferenceEquals(set.Group, _group)) OpenGroup(set.Group);
        CloseSet();
        _set = set;
        _sets++;
        (_segments, _level) = (0, 0);
        (_provider, _subscriber, _patient) = (default, default, default);
        Put(set.Bytes.Span);
    }

    private void OpenGroup(ClaimGroup group)
    {
        CloseGroup();
        if (!ReferenceEquals(group.Interchange, _interchange))
        {
            Close();
            _interchange = group.Interchange;
            _groups = 0;
            Put(_interchange.Bytes.Span);
        }

        _group = group;
        _groups++;
        _sets = 0;
        Put(group.Bytes.Span);
    }

    private void CloseSet()
    {
        if (_set is not null) Trailer("SE"u8, _segments + 1, _set.Control);
        _set = null;
    }

    private void CloseGroup()
    {
        CloseSet();
        if (_group is not null) Trailer("GE"u8, _sets, _group.Control);
        _group = null;
    }

    /// <summary>A level with our numbers in HL01 and HL02. Returns its number; nothing is written of an empty one.</summary>
    private int WriteLevel(ReadOnlyMemory<byte> level, int parent)
    {
        if (level.IsEmpty) return _level;

        var separator = _interchange!.Delimiters.Element;
        var rest = level.Span;
        for (var separators = 0; separators < 3 && rest.IndexOf(separator) is >= 0 and var at; separators++)
            rest = rest[(at + 1)..];

        _level++;
        var line = _output.GetSpan(32);
        var length = Start(line, "HL"u8, _level);
        line[length++] = separator;
        if (parent > 0) length += Digits(line[length..], parent);
        line[length++] = separator;
        _output.Advance(length);
        Put(rest);
        return _level;
    }

    private void Trailer(ReadOnlySpan<byte> id, int count, string control)
    {
        var delimiters = _interchange!.Delimiters;
        var line = _output.GetSpan(32 + Encoding.UTF8.GetMaxByteCount(control.Length));
        var length = Start(line, id, count);
        line[length++] = delimiters.Element;
        length += Encoding.UTF8.GetBytes(control, line[length..]);
        line[length++] = delimiters.Segment;
        _output.Advance(length);
        _output.Write(_interchange.LineEnd.Span);
    }

    private int Start(Span<byte> line, ReadOnlySpan<byte> id, int number)
    {
        id.CopyTo(line);
        line[id.Length] = _interchange!.Delimiters.Element;
        return id.Length + 1 + Digits(line[(id.Length + 1)..], number);
    }

    private static int Digits(Span<byte> target, int number)
    {
        Utf8Formatter.TryFormat(number, target, out var length);
        return length;
    }

    /// <summary>Whole segments; each is counted, and gets the line end of the interchange.</summary>
    private void Put(ReadOnlySpan<byte> segments)
    {
        var terminator = _interchange!.Delimiters.Segment;
        var lineEnd = _interchange.LineEnd.Span;
        if (lineEnd.IsEmpty)
        {
            _segments += segments.Count(terminator);
            _output.Write(segments);
            return;
        }

        for (; !segments.IsEmpty; _segments++)
        {
            var end = segments.IndexOf(terminator) + 1;
            _output.Write(segments[..end]);
            _output.Write(lineEnd);
            segments = segments[end..];
        }
    }

    private static bool Same(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Equals(other);
}

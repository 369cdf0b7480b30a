using System.Buffers;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Collects the segments above and in a claim, in our delimiters.</summary>
internal sealed class ClaimPartsBuilder
{
    private readonly ArrayBufferWriter<byte> _provider = new(), _subscriber = new(), _patient = new(), _claim = new();
    private byte[]? _providerBytes, _subscriberBytes, _patientBytes; // Shared by the claims below.

    /// <summary>A level starts: what stood at it and below is over.</summary>
    public void Enter(ClaimZone zone)
    {
        Clear(_patient, ref _patientBytes);
        if (zone == ClaimZone.Patient) return;
        Clear(_subscriber, ref _subscriberBytes);
        if (zone == ClaimZone.Subscriber) return;
        Clear(_provider, ref _providerBytes);
    }

    public void Add(ClaimZone zone, Segment segment, Delimiters delimiters)
    {
        if (zone == ClaimZone.Header) return;
        var buffer = zone switch
        {
            ClaimZone.BillingProvider => _provider,
            ClaimZone.Subscriber => _subscriber,
            ClaimZone.Patient => _patient,
            _ => _claim,
        };
        Append(buffer, segment, delimiters);
    }

    /// <summary>First byte that is a control character, or would become a separator; -1 for none.</summary>
    public static int IndexOfForeign(ReadOnlySpan<byte> raw, Delimiters from)
    {
        if (from == Delimiters.Ours) return raw.IndexOfAnyInRange((byte)0, (byte)0x1F);

        for (var i = 0; i < raw.Length; i++)
        {
            var value = raw[i];
            if (value == from.Element || value == from.Component || (value == from.Repetition && value != 0)) continue;
            if (value < ' ' || IsOurs(value)) return i;
        }

        return -1;
    }

    private static bool IsOurs(byte value) =>
        value == Delimiters.Ours.Element || value == Delimiters.Ours.Component
        || value == Delimiters.Ours.Repetition || value == Delimiters.Ours.Segment;

    public void StartClaim() => _claim.ResetWrittenCount();

    public ClaimParts Build() => new(
        _providerBytes ??= _provider.WrittenSpan.ToArray(),
        _subscriberBytes ??= _subscriber.WrittenSpan.ToArray(),
        _patientBytes ??= _patient.WrittenSpan.ToArray(),
        _claim.WrittenSpan.ToArray());

    private static void Clear(ArrayBufferWriter<byte> buffer, ref byte[]? bytes)
    {
        buffer.ResetWrittenCount();
        bytes = null;
    }

    private static void Append(ArrayBufferWriter<byte> buffer, Segment segment, Delimiters from)
    {
        var target = buffer.GetSpan(segment.Raw.Length + 1);
        var written = 0;
        foreach (var value in segment.Raw)
        {
            if (value is not ((byte)'\r' or (byte)'\n')) target[written++] = Translate(value, from);
        }

        target[written++] = Delimiters.Ours.Segment;
        buffer.Advance(written);
    }

    /// <summary>A separator as ours; any other byte as it is.</summary>
    internal static byte Translate(byte value, Delimiters from)
    {
        if (value == from.Element) return Delimiters.Ours.Element;
        if (value == from.Component) return Delimiters.Ours.Component;
        return value == from.Repetition && from.Repetition != 0 ? Delimiters.Ours.Repetition : value;
    }
}

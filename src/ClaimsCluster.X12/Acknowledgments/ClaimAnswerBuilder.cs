using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>Gathers the claims of one 837 set for its 277CA, segment by segment.</summary>
internal sealed class ClaimAnswerBuilder(string guide, DateOnly today)
{
    private const string Unknown = "UNKNOWN"; // Where the guide of a 277CA asks for a value that the claim does not give.

    private static readonly AcknowledgmentParty s_nobody = new(Unknown, Unknown);

    private AcknowledgmentParty _provider = s_nobody;
    private (string Last, string First, string Id) _subscriber;
    private (string Last, string First, string Id) _patient;

    public List<AcknowledgedClaim> Claims { get; } = [];

    /// <summary>Takes a segment; the status is that of the open claim where it is refused, such as A7:562:82.</summary>
    public void Take(LoopReader reader, string? status)
    {
        for (var depth = reader.KeptLoops; depth < reader.Loops.Count; depth++) Open(reader.Loops[depth], status);
        if (reader.Loops.Count == 0) return;

        var segment = reader.Segment;
        switch (reader.Loops[^1].Id, segment.Id)
        {
            case ("2010AA", SegmentId.NM1): _provider = Provider(segment); break;
            case ("2010AA", SegmentId.REF) when segment.Is(1, "EI"u8) && _provider.Id == Unknown: TakeTaxId(segment); break;
            case ("2010BA", SegmentId.NM1): _subscriber = Person(segment); break;
            case ("2010CA", SegmentId.NM1): _patient = Person(segment); break;
            case ("2300", SegmentId.CLM) when Claims.Count > 0: TakeClaim(segment); break;
            case ("2300", SegmentId.DTP) when guide == "837I" && segment.Is(1, "434"u8): TakeDate(segment[3]); break;
            case ("2400", SegmentId.DTP) when guide == "837P" && segment.Is(1, "472"u8): TakeDate(segment[3]); break;
        }
    }

    private void Open(OpenLoop loop, string? status)
    {
        if (loop.Id is "2000A") (_provider, _subscriber, _patient) = (s_nobody, default, default);
        else if (loop.Id is "2000B") (_subscriber, _patient) = (default, default);
        else if (loop.Id is "2000C") _patient = default;
        if (!loop.IsUnit) return;

        var person = _patient.Last is { Length: > 0 } ? _patient : _subscriber;
        var words = (status ?? "A1:19").Split(':');
        Claims.Add(new AcknowledgedClaim(
            _provider, "0", words[0], words[1], words.Length > 2 ? words[2] : null, today, 0, null,
            person.Last is { Length: > 0 } last ? last : Unknown, person.First is { Length: > 0 } first ? first : null,
            _subscriber.Id is { Length: > 1 } id ? id : Unknown, null, null));
    }

    private void TakeClaim(in Segment clm) => Claims[^1] = Claims[^1] with
    {
        ClaimNumber = clm[1].IsEmpty ? "0" : Cut(clm.GetString(1), 50),
        Charge = clm.TryDecimal(2, out var charge) && Math.Abs(charge) < 1_000_000_000_000m ? decimal.Round(charge, 2) : 0,
        ServiceFrom = today, // Until its lines tell.
        ServiceTo = null,
    };

    private void TakeDate(ReadOnlySpan<byte> value)
    {
        if (!ElementValue.TryPeriod(value, out var from, out var to))
        {
            if (!ElementValue.TryDate(value, out from)) return;
            to = from;
        }

        var claim = Claims[^1];
        Claims[^1] = claim.ServiceTo is null
            ? claim with { ServiceFrom = from, ServiceTo = to }
            : claim with { ServiceFrom = from < claim.ServiceFrom ? from : claim.ServiceFrom, ServiceTo = to > claim.ServiceTo ? to : claim.ServiceTo };
    }

    /// <summary>A wrong NPI is not repeated as one: the tax id that follows tells who is meant.</summary>
    private static AcknowledgmentParty Provider(in Segment nm1)
    {
        var name = Cut(nm1.GetString(3), 60);
        var npi = nm1[9];
        return new(name.Length > 0 ? name : Unknown, Npi.IsRight(npi) ? nm1.GetString(9) : Unknown);
    }

    private void TakeTaxId(in Segment reference)
    {
        var taxId = Cut(reference.GetString(2), 9);
        if (taxId.Length > 1) _provider = _provider with { Id = taxId };
    }

    private static (string Last, string First, string Id) Person(in Segment nm1) =>
        (Cut(nm1.GetString(3), 60), Cut(nm1.GetString(4), 35), Cut(nm1.GetString(9), 80));

    private static string Cut(string value, int longest)
    {
        value = value.Trim();
        return value.Length <= longest ? value : value[..longest].TrimEnd();
    }
}

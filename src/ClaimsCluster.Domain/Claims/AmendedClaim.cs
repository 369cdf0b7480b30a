using System.Globalization;
using System.Text;

namespace ClaimsCluster.Domain.Claims;

/// <summary>A claim's segments taken apart, to be changed and put together again with our delimiters (* : ~).</summary>
internal sealed class AmendedClaim
{
    public AmendedClaim(ClaimRecord record)
    {
        BillingProvider = Split(record.BillingProvider);
        Subscriber = Split(record.Subscriber);
        Patient = Split(record.Patient);
        Claim = Split(record.Claim);
    }

    public List<AmendedSegment> BillingProvider { get; }

    public List<AmendedSegment> Subscriber { get; }

    public List<AmendedSegment> Patient { get; }

    public List<AmendedSegment> Claim { get; }

    public ClaimRecord Record() => new(Join(BillingProvider), Join(Subscriber), Join(Patient), Join(Claim));

    /// <returns>Null when done; else why not. So of all below.</returns>
    public static string? Set(List<AmendedSegment> segments, string id, string? qualifier, int element, string value)
    {
        if (Find(segments, id, qualifier) is not { } segment) return $"the claim has no {id}{(qualifier is null ? "" : $"*{qualifier}")} to change.";

        segment.Put(element, value);
        return null;
    }

    public static string? SetComponent(List<AmendedSegment> segments, string id, int element, int component, string value)
    {
        if (Find(segments, id, null) is not { } segment) return $"the claim has no {id} to change.";

        segment.SetComponent(element, component, value);
        return null;
    }

    /// <summary>NM1*QC and DMG of the patient, who may be the subscriber.</summary>
    public string? SetPatient(string id, int element, string value) => Patient.Count > 0
        ? Set(Patient, id, id == "NM1" ? "QC" : null, element, value)
        : Set(Subscriber, id, id == "NM1" ? "IL" : null, element, value);

    /// <summary>A REF of the claim as a whole: changed, or put in at its place.</summary>
    public string? SetReference(string qualifier, string value)
    {
        var header = Claim.TakeWhile(segment => segment[0] is not ("LX" or "SBR" or "NM1")).ToList();
        if (Find(header, "REF", qualifier) is { } known)
        {
            known.Put(2, value);
            return null;
        }

        var place = Claim.FindIndex(segment => segment[0] is not ("CLM" or "DTP" or "PWK" or "CN1" or "AMT" or "REF"));
        Claim.Insert(place < 0 ? Claim.Count : place, new($"REF*{qualifier}*{value}"));
        return null;
    }

    public bool HasDiagnosis(int place) => place >= 1 && place <= Diagnoses().Count();

    /// <summary>Changes a diagnosis, or adds the next one.</summary>
    public string? SetDiagnosis(int place, string code)
    {
        var known = Diagnoses().ToList();
        if (place == known.Count + 1 && known.Count is > 0 and < 12)
        {
            var last = known[^1].Segment;
            last.Put(known[^1].Element + 1, $"ABF:{code}");
            return null;
        }

        if (place < 1 || place > known.Count) return $"the claim has {known.Count} diagnoses.";
        known[place - 1].Segment.SetComponent(known[place - 1].Element, 2, code);
        return null;
    }

    /// <summary>What a prior payer paid (2320 AMT*D), or took off under his contract (CAS*CO*45).</summary>
    public string? SetOtherPayer(int number, string field, string amount)
    {
        var places = Claim.Index().Where(item => item.Item[0] == "SBR").Select(item => item.Index).ToList();
        if (number < 1 || number > places.Count) return $"the claim names {places.Count} other payers.";

        var (id, first, segment) = field == "paid" ? ("AMT", "D", $"AMT*D*{amount}") : ("CAS", "CO", $"CAS*CO*45*{amount}");
        var start = places[number - 1];
        var end = Claim.FindIndex(start + 1, next => next[0] is not ("CAS" or "AMT"));
        var known = Claim.FindIndex(start + 1, next => next[0] == id && next[1] == first);
        if (known >= 0 && known < end) Claim[known] = new(segment);
        else Claim.Insert(id == "CAS" ? start + 1 : end, new(segment));
        return null;
    }

    public string? SetLine(int number, Action<AmendedSegment> change)
    {
        if (Line(number).Find(segment => segment[0] == "SV1") is not { } service) return $"the claim has {Claim.Count(segment => segment[0] == "LX")} lines.";

        change(service);
        return null;
    }

    public string? SetLineDate(int number, string day)
    {
        if (Find(Line(number), "DTP", "472") is not { } date) return $"line {number} has no DTP*472.";

        date.Put(2, "D8");
        date.Put(3, day);
        return null;
    }

    /// <summary>CLM02 is the sum of its lines.</summary>
    public void SumCharges()
    {
        var charges = Claim.Where(segment => segment[0] == "SV1").Select(service => Amount(service[2])).ToList();
        if (Find(Claim, "CLM", null) is not { } clm || charges.Count == 0 || Amount(clm[2]) == charges.Sum()) return;
        clm.Put(2, charges.Sum().ToString("0.##", CultureInfo.InvariantCulture));
    }

    private IEnumerable<(AmendedSegment Segment, int Element)> Diagnoses() => Claim
        .Where(segment => segment[0] == "HI")
        .SelectMany(segment => Enumerable.Range(1, segment.Count - 1).Select(element => (segment, element)))
        .Where(place => place.segment[place.element].Split(':')[0] is "ABK" or "ABF" or "BK" or "BF");

    private List<AmendedSegment> Line(int number)
    {
        var from = Claim.Index().Where(item => item.Item[0] == "LX").Skip(number - 1).Select(item => (int?)item.Index).FirstOrDefault();
        return number < 1 || from is not { } start ? [] : [.. Claim.Skip(start + 1).TakeWhile(segment => segment[0] != "LX")];
    }

    private static decimal Amount(string value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;

    private static AmendedSegment? Find(List<AmendedSegment> segments, string id, string? qualifier) =>
        segments.Find(segment => segment[0] == id && (qualifier is null || segment[1] == qualifier));

    private static List<AmendedSegment> Split(byte[] segments) =>
        [.. Encoding.UTF8.GetString(segments).Split('~', StringSplitOptions.RemoveEmptyEntries).Select(segment => new AmendedSegment(segment))];

    private static byte[] Join(List<AmendedSegment> segments) => Encoding.UTF8.GetBytes(string.Concat(segments.Select(segment => $"{segment}~")));
}

/// <summary>A segment by its elements; 0 is its id.</summary>
internal sealed class AmendedSegment(string text)
{
    private readonly List<string> _elements = [.. text.Split('*')];

    public int Count => _elements.Count;

    public string this[int element] => element < _elements.Count ? _elements[element] : "";

    public void Put(int element, string value)
    {
        while (_elements.Count <= element) _elements.Add("");
        _elements[element] = value;
    }

    public void SetComponent(int element, int component, string value) => SetComponents(element, component, 1, [value]);

    /// <summary>Sets components from <paramref name="first"/> (from 1) on; those of the <paramref name="room"/> that are not given are cleared.</summary>
    public void SetComponents(int element, int first, int room, string[] values)
    {
        var parts = this[element].Split(':').ToList();
        while (parts.Count < first - 1 + room) parts.Add("");
        for (var place = 0; place < room; place++) parts[first - 1 + place] = place < values.Length ? values[place].Trim() : "";
        Put(element, string.Join(':', parts).TrimEnd(':'));
    }

    public override string ToString() => string.Join('*', _elements);
}

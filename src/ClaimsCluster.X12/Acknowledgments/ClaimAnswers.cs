using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>Gathers what a 277CA says of each claim while an inspection passes by: give it to the inspection by <see cref="With"/>.</summary>
/// <remarks>A claim with a fault is answered by the first one that a 277CA has a code for, else by A7:21; any other by A1:19.</remarks>
public sealed class ClaimAnswers : IClaimRules
{
    private const string Unknown = "UNKNOWN"; // Where the guide of a 277CA asks for a value that the claim does not give.
    private const int NpiLength = 10;

    private readonly DateOnly _today;
    private readonly int _snip;
    private readonly Dictionary<(int Interchange, int Group, int Set), IReadOnlyList<AcknowledgedClaim>> _bySet = [];
    private List<AcknowledgedClaim> _claims = [];

    /// <summary>Starts without claims.</summary>
    /// <param name="today">STC02, and the date of service of a claim that gives none.</param>
    /// <param name="snip">The highest level whose faults refuse a claim, 1 to 7.</param>
    public ClaimAnswers(DateOnly today, int snip)
    {
        _today = today;
        _snip = snip;
    }

    /// <summary>The options, with what this needs of an inspection: level 3 at least, so that claims are seen whole.</summary>
    public InspectionOptions With(InspectionOptions options) => options with
    {
        Snip = Math.Max(options.Snip, 3),
        Rules = [.. options.Rules, this],
        Refused = Refuse,
        SetEnded = End,
    };

    /// <summary>The claims of an 837 set in file order; none of another set.</summary>
    public IReadOnlyList<AcknowledgedClaim> Of(SetInspection set) =>
        _bySet.GetValueOrDefault((set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal)) ?? [];

    /// <summary>Takes one claim, as it ends.</summary>
    public void Check(in ClaimView claim)
    {
        if (claim.Guide is not ("837P" or "837I")) return;

        var clm = claim[claim.Start];
        var subscriber = Above(claim, "2010BA");
        var patient = Above(claim, "2010CA") is { Last.Length: > 0 } other ? other : subscriber;
        var (from, to) = Service(claim);
        _claims.Add(new AcknowledgedClaim(
            Provider(claim), clm[1].IsEmpty ? "0" : Cut(clm.GetString(1), 50), "A1", "19", null, _today,
            clm.TryDecimal(2, out var charge) ? charge : 0, null, patient.Last.Length > 0 ? patient.Last : Unknown,
            patient.First.Length > 0 ? patient.First : null, subscriber.Id.Length > 1 ? subscriber.Id : Unknown, from, to));
    }

    private void Refuse(IReadOnlyList<SyntaxFault> faults)
    {
        var refusing = faults.Where(fault => !fault.IsWarning && fault.Snip <= _snip).ToList();
        if (refusing.Count == 0 || _claims.Count == 0) return;

        var status = (refusing.Find(fault => fault.ClaimStatus is not null).ClaimStatus ?? "A7:21").Split(':');
        _claims[^1] = _claims[^1] with { Category = status[0], Status = status[1], Entity = status.Length > 2 ? status[2] : null };
    }

    private void End(SetInspection set)
    {
        if (_claims.Count > 0) _bySet[(set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal)] = _claims;
        _claims = [];
    }

    private static AcknowledgmentParty Provider(in ClaimView claim)
    {
        var at = claim.FindAbove("2010AA", SegmentId.NM1);
        if (at < 0) return new(Unknown, Unknown);

        var name = Cut(claim[at].GetString(3), 60);
        var npi = claim[at][9];
        if (npi.Length == NpiLength && !npi.ContainsAnyExceptInRange((byte)'0', (byte)'9') && npi[0] is (byte)'1' or (byte)'2'
            && Npi.CheckDigit(npi[..9]) == npi[9] - '0')
            return new(name.Length > 0 ? name : Unknown, claim[at].GetString(9));

        // A wrong NPI is not repeated as one: the tax id tells who is meant.
        var reference = claim.FindAbove("2010AA", SegmentId.REF, "EI"u8);
        var taxId = reference < 0 ? "" : Cut(claim[reference].GetString(2), 9);
        return new(name.Length > 0 ? name : Unknown, taxId.Length > 1 ? taxId : Unknown);
    }

    private static (string Last, string First, string Id) Above(in ClaimView claim, string loop)
    {
        var at = claim.FindAbove(loop, SegmentId.NM1);
        return at < 0 ? ("", "", "") : (Cut(claim[at].GetString(3), 60), Cut(claim[at].GetString(4), 35), Cut(claim[at].GetString(9), 80));
    }

    /// <summary>Of a professional claim the first and last day of its lines, of an institutional one its statement dates; else today.</summary>
    private (DateOnly From, DateOnly To) Service(in ClaimView claim)
    {
        DateOnly? from = null, to = null;
        var isProfessional = claim.Guide == "837P";
        var loop = isProfessional ? "2400" : "2300";
        var qualifier = isProfessional ? "472"u8 : "434"u8;
        for (var at = claim.Find(loop, SegmentId.DTP, qualifier); at >= 0; at = claim.Find(loop, SegmentId.DTP, qualifier, at + 1))
        {
            var value = claim[at][3];
            if (!ElementValue.TryPeriod(value, out var first, out var last))
            {
                if (!ElementValue.TryDate(value, out first)) continue;
                last = first;
            }

            if (from is null || first < from) from = first;
            if (to is null || last > to) to = last;
        }

        return (from ?? _today, to ?? _today);
    }

    private static string Cut(string value, int longest)
    {
        value = value.Trim();
        return value.Length <= longest ? value : value[..longest].TrimEnd();
    }
}

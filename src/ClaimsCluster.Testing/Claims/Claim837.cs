using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Testing.Claims;

/// <summary>
/// A claim to submit, said in a billing company's words. What is not said is a clean claim of a small practice: valid
/// NPIs, diagnosis E11.9, office visit, the patient is the subscriber.
/// </summary>
public sealed record Claim837
{
    private string _payer = "", _last = "DOE", _first = "JANE", _sex = "F", _member = "W1", _number = "PCN1", _frequency = "1", _turn = "P";
    private string _npi = "1234567893", _taxId = "635550142";
    private string? _original, _chart, _authorization, _rendering = "1558598797";
    private DateOnly _born = new(1980, 5, 17), _on = new(2026, 1, 5);
    private ImmutableList<string> _diagnoses = [], _before = [];
    private ImmutableList<Service837> _lines = [];

    private Claim837()
    {
    }

    /// <summary>A claim to that payer: NM109 of 2010BB.</summary>
    public static Claim837 For(string payerId) => new() { _payer = payerId };

    /// <summary>The patient.</summary>
    public Claim837 Patient(string lastName, string firstName, DateOnly born, string sex) =>
        this with { _last = lastName, _first = firstName, _born = born, _sex = sex };

    /// <summary>The member id; its prefix may ask the simulated payer for an outcome: PAY-, DENY-, REJ-, ...</summary>
    public Claim837 Member(string id) => this with { _member = id };

    /// <summary>CLM01: your number of it.</summary>
    public Claim837 Number(string patientControlNumber) => this with { _number = patientControlNumber };

    /// <summary>The chart (REF*EA): claims of one chart are one account. Without it the patient's name, birth date and sex are.</summary>
    public Claim837 Chart(string medicalRecordNumber) => this with { _chart = medicalRecordNumber };

    /// <summary>The billing provider.</summary>
    public Claim837 Provider(string npi, string taxId = "635550142") => this with { _npi = npi, _taxId = taxId };

    /// <summary>Who performed the services; null names nobody.</summary>
    public Claim837 Rendering(string? npi) => this with { _rendering = npi };

    /// <summary>The day of service of the lines that follow.</summary>
    public Claim837 On(DateOnly day) => this with { _on = day };

    /// <summary>The number of the payer's authorization (REF*G1).</summary>
    public Claim837 Authorization(string number) => this with { _authorization = number };

    /// <summary>A diagnosis, without its point; the first is the principal one.</summary>
    public Claim837 Diagnosis(string code) => this with { _diagnoses = _diagnoses.Add(code) };

    /// <summary>A service line of one unit.</summary>
    /// <param name="code">"99213", or with modifiers "99213:25".</param>
    /// <param name="charge">Dollars.</param>
    /// <param name="pointers">Ordinals of the diagnoses it is for, from 1; none: the first.</param>
    public Claim837 Line(string code, decimal charge, params int[] pointers) =>
        this with { _lines = _lines.Add(new(code, charge, _on, pointers.Length > 0 ? [.. pointers] : [1])) };

    /// <summary>A replacement (frequency 7) of what the payer knows under that number.</summary>
    public Claim837 Replaces(string icn) => this with { _frequency = "7", _original = icn };

    /// <summary>A void (frequency 8) of what the payer knows under that number.</summary>
    public Claim837 Voids(string icn) => this with { _frequency = "8", _original = icn };

    /// <summary>A claim to the second payer, without a word on the first.</summary>
    public Claim837 Secondary() => this with { _turn = "S" };

    /// <summary>A claim to the second payer: what the first one did of the claim as a whole (2320).</summary>
    /// <param name="payer">The first payer's id.</param>
    /// <param name="paid">What he paid.</param>
    /// <param name="co45">What he took off under his contract.</param>
    /// <param name="pr">What he left to the patient.</param>
    /// <param name="decided">When; null: the day of service.</param>
    public Claim837 SecondaryAfter(string payer, decimal paid, decimal co45, decimal pr, DateOnly? decided = null) => this with
    {
        _turn = "S",
        _before =
        [
            "SBR*P*18*******CI",
            .. co45 > 0 ? new[] { $"CAS*CO*45*{Dollars(co45)}" } : [],
            .. pr > 0 ? new[] { $"CAS*PR*2*{Dollars(pr)}" } : [],
            $"AMT*D*{Dollars(paid)}", "OI***Y***Y", $"NM1*IL*1*{_last}*{_first}****MI*X1", $"NM1*PR*2*{payer}*****PI*{payer}",
            $"DTP*573*D8*{Day(decided ?? _on)}",
        ],
    };

    /// <summary>An 837P of claims, in one set.</summary>
    /// <param name="control">ISA13, GS06 and BHT03: files differ by it.</param>
    /// <param name="at">What the envelope says of the time.</param>
    /// <param name="claims">In this order.</param>
    public static byte[] File(int control, DateTime at, params IEnumerable<Claim837> claims)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ProfessionalClaimWriter.Write(
            bytes, new InterchangeHeader("ZZ", "TESTSENDER", "ZZ", "CLAIMSCLUSTER", at, control, 'T', "TESTSENDER", "CLAIMSCLUSTER", control),
            new Submitter("TEST BILLING", "TESTSENDER", "EDI", "2565550142"), new Receiver("CLAIMSCLUSTER", "CLAIMSCLUSTER"),
            [new OutboundSet("0001", $"TEST{control}", [.. claims.Select(claim => OutboundClaim.AsReceived(claim.Parts()))])]);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Its segments.</summary>
    internal ClaimParts Parts() => new(
        Segments($"NM1*85*2*TEST PRACTICE*****XX*{_npi}", "N3*1 MAIN STREET", "N4*HUNTSVILLE*AL*358010001", $"REF*EI*{_taxId}"),
        Segments(
            $"SBR*{_turn}*18*******CI", $"NM1*IL*1*{_last}*{_first}****MI*{_member}", "N3*2 MAIN STREET",
            "N4*HUNTSVILLE*AL*358010002", $"DMG*D8*{Day(_born)}*{_sex}", $"NM1*PR*2*{_payer}*****PI*{_payer}"),
        [],
        Segments(
        [
            $"CLM*{_number}*{Dollars(_lines.Sum(line => line.Charge))}***11:B:{_frequency}*Y*A*Y*Y",
            .. _authorization is { } authorization ? new[] { $"REF*G1*{authorization}" } : [],
            .. _original is { } original ? new[] { $"REF*F8*{original}" } : [],
            .. _chart is { } chart ? new[] { $"REF*EA*{chart}" } : [],
            $"HI*{string.Join('*', (_diagnoses.IsEmpty ? ["E119"] : _diagnoses).Select((code, place) => $"{(place == 0 ? "ABK" : "ABF")}:{code}"))}",
            .. _rendering is { } rendering ? new[] { $"NM1*82*1*RENDERING*DOCTOR****XX*{rendering}" } : [],
            .. _before,
            .. _lines.SelectMany((line, place) => new[]
            {
                $"LX*{place + 1}",
                $"SV1*HC:{line.Code}*{Dollars(line.Charge)}*UN*1***{string.Join(':', line.Pointers)}",
                $"DTP*472*D8*{Day(line.On)}",
            }),
        ]));

    private static byte[] Segments(params IEnumerable<string> segments) => Encoding.UTF8.GetBytes(string.Concat(segments.Select(segment => $"{segment}~")));

    private static string Dollars(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>A service line.</summary>
internal sealed record Service837(string Code, decimal Charge, DateOnly On, ImmutableList<int> Pointers);

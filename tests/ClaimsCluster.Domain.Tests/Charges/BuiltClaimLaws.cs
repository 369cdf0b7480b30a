using System.Buffers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Domain.Tests.Registration;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Charges;

/// <summary>Whatever a visit is, what is built of it is a claim that our own reader and edits take.</summary>
public class BuiltClaimLaws
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    private static readonly Gen<string> Text = Gen.String[Gen.Char["ABCxyz019 '*~:^\n\tÄéñß漢&-."], 1, 70].Select(text => $"N{text}");

    private static readonly Gen<PersonName> Name = Gen.Select(Text, Text, (last, first) => new PersonName(last, first));

    private static readonly Gen<MailAddress> Address = Text.Select(street => new MailAddress(street, "", "Springfield", "IL", "62701"));

    private static readonly Gen<Coverage> Policy = Gen.Select(
        Gen.OneOf("PPO01", "HMO01", "BLU01", "MCR01", "MCD01", "XYZ99"), Gen.OneOf("18", "01", "19", "34"), Name, Text,
        (payer, relationship, holder, member) => new Coverage
        {
            PayerId = payer,
            PayerName = "SOME PAYER",
            MemberId = $"{member}0", // Two characters: registration asks for no less.
            Relationship = relationship,
            Subscriber = relationship == "18" ? null : new() { Name = holder },
        });

    private static readonly Gen<VisitCodes> Codes = Gen.Select(
        Gen.Int[1, 20], Gen.Select(
            Gen.OneOf("99213", "83036", "72148", "J3301", "97110", "20610"), Gen.Int[1, 12], Gen.Int[0, 19].Array[1, 6]).Array[1, 60],
        (diagnoses, services) => new VisitCodes(
            [.. Enumerable.Range(0, diagnoses).Select(place => new CodedDiagnosis($"E{place:00}9", null))],
            [.. services.Select(service => new CodedService
            {
                Code = service.Item1,
                Units = service.Item2,
                Modifiers = service.Item2 == 1 ? ["25", "59"] : [],
                Pointers = [.. service.Item3.Select(pointer => (pointer % diagnoses) + 1)],
            })],
            []));

    private static readonly Gen<Visit> AnyVisit = Gen.Select(Name, Address, Text, Policy.Array[1, 4], Gen.OneOf("", "AA", "EM", "OA"), Gen.Bool)
        .Select((name, home, text, coverages, cause, hasMore) => Visits.Office with
        {
            Patient = Visits.Patient with { Name = name, Address = home, Mrn = text },
            Coverages = [.. coverages],
            Referral = hasMore ? new(text, null, null) : null,
            Authorization = hasMore ? new(text, ["97110"], null, null, null) : null,
            Encounter = Visits.Office.Encounter with
            {
                Accident = cause.Length == 0 ? null : new(Visits.Day, cause, "IL"),
                Facility = hasMore ? new(Visits.Office.Encounter.Rendering.Npi, text, home) : null,
            },
        });

    [Fact]
    public void It_is_read_back_without_a_fault_and_scrubbed_without_a_hit() => Gen.Select(AnyVisit, Codes).Sample((visit, codes) =>
    {
        BillingCheck.Of(visit, visit.Coverages).ShouldBeEmpty();
        var charges = ChargeEntry.Of(visit, codes, Chargemaster.Default);
        charges.Questions.ShouldBeEmpty();
        var built = VisitBilling.Build(visit, visit.Coverages, codes, charges, PayerDirectory.Default);
        var bytes = Written([.. built.Select(claim => claim.Record)]);
        var inspection = FileInspection.Inspect(bytes);
        inspection.Faults.ShouldBeEmpty();
        inspection.AcceptedClaimCount.ShouldBe(built.Count);
        Read(bytes, inspection).ShouldBe(built.Select(claim => claim.Record.Parts()));

        var payer = PayerDirectory.Default.For(visit.Coverages[0].PayerId, "");
        var typed = built.Select(claim => ProfessionalClaim.Parse(claim.Record.Parts())).ToList();
        foreach (var claim in typed)
        {
            Scrubber.Scrub(claim, new ScrubContext(Today, payer.FilingLimit)).Hits.ShouldBeEmpty();
            claim.OtherPayers.Count.ShouldBe(visit.Coverages.Count - 1);
            (claim.Patient is null).ShouldBe(visit.Coverages[0].IsOwn);
        }

        typed.Sum(claim => claim.Charge).ShouldBe(charges.Total.Dollars);
        typed.SelectMany(claim => claim.Lines).Select(line => line.Code).ShouldBe(codes.Services.Select(service => service.Code));
        PointedTo(typed).ShouldBe(codes.Services.Select(service =>
            string.Join(' ', service.Pointers.Take(4).Distinct().Select(pointer => codes.Diagnoses[pointer - 1].Code))));
    });

    [Fact]
    public void The_same_visit_is_the_same_bytes() => Gen.Select(AnyVisit, Codes).Sample((visit, codes) =>
        VisitBillingTests.Build(visit, codes).Select(claim => ClaimIdentity.ContentHash(claim.Record.Parts()))
            .SequenceEqual(VisitBillingTests.Build(visit, codes).Select(claim => ClaimIdentity.ContentHash(claim.Record.Parts()))));

    private static IEnumerable<string> PointedTo(IEnumerable<ProfessionalClaim> claims) => claims.SelectMany(claim => claim.Lines
        .Select(line => string.Join(' ', line.Pointers.Select(pointer => claim.Diagnoses[pointer - 1].Code))));

    private static byte[] Written(IReadOnlyList<ClaimRecord> records)
    {
        var output = new ArrayBufferWriter<byte>();
        InterchangeHeader header = new("ZZ", "US", "ZZ", "THEM", new(2026, 1, 5, 8, 0, 0), 1, 'T', "US", "THEM", GroupControl: 1);
        ProfessionalClaimWriter.Write(output, header, new("US", "US01", "DESK", "2175550142"), new("THEM", "THEM01"),
            [new("0001", "REF1", [.. records.Select(record => OutboundClaim.AsReceived(record.Parts()))])]);
        return output.WrittenSpan.ToArray();
    }

    private static List<ClaimParts> Read(byte[] bytes, FileInspection inspection)
    {
        using var reader = new ProfessionalClaimReader(bytes, inspection);
        List<ClaimParts> parts = [];
        while (reader.TryRead(out var claim)) parts.Add(claim.Parts);
        return parts;
    }
}

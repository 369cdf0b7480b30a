using System.Collections.Immutable;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Simulation.Generating.Notes;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>Makes of a drawn visit what its practice sends, the planted fault included.</summary>
/// <param name="visit">As it was drawn.</param>
/// <param name="fault">What is wrong with it.</param>
/// <param name="number">The practice's number of it.</param>
/// <param name="ordinal">Decides its details: a visit that is sent twice has the same under both numbers.</param>
/// <param name="seed">Of the file.</param>
internal sealed class VisitMaking(Visit visit, VisitFault fault, string number, long ordinal, long seed)
{
    private const string WithoutPrice = "G2211"; // Our chargemaster does not have it.

    private readonly Chance _chance = Chance.Of(seed, "visit details", ordinal);
    private readonly VisitCoverages _desk = new(visit.Patient, seed);

    /// <summary>The visit.</summary>
    public GeneratedVisit Make() => new(Faulty(Sound()), fault);

    private Domain.Encounters.Visit Sound()
    {
        var patient = visit.Patient;
        return new()
        {
            Patient = new()
            {
                Mrn = patient.RecordNumber,
                Name = VisitCoverages.NameOf(patient.Person),
                BirthDate = patient.Birth,
                Sex = patient.Sex,
                Address = VisitCoverages.AddressOf(patient.Home),
                Phone = _desk.Phone,
            },
            Guarantor = _desk.Guarantor(visit.Day),
            Coverages = _desk.All,
            Referral = visit.Practice.Referrers.IsEmpty || patient.Policy.Payer.FilingIndicator != "HM"
                ? null
                : new($"R{_chance.Between(1_000_000, 9_999_999)}", visit.Day.AddDays(-_chance.Between(0, 30)), visit.Day.AddDays(_chance.Between(30, 90))),
            Authorization = Authorization(),
            Encounter = Encounter(),
        };
    }

    private VisitEncounter Encounter()
    {
        var (practice, clinician, hospital) = (visit.Practice, visit.Clinician, visit.Practice.Hospital);
        var (diagnoses, procedures) = Given();
        return new()
        {
            Id = number,
            Date = visit.Day,
            PlaceOfService = visit.Pattern.Place,
            Facility = visit.Pattern.Place == "11" ? null : new(hospital.Npi, hospital.Name, VisitCoverages.AddressOf(hospital.Address)),
            Billing = new()
            {
                Npi = practice.Npi,
                TaxId = practice.TaxId,
                Taxonomy = practice.Taxonomy,
                Name = practice.Name,
                Address = VisitCoverages.AddressOf(practice.Address),
                Phone = practice.Phone,
                Clia = practice.Clia,
            },
            Rendering = ClinicianOf(clinician),
            Referring = visit.Referrer is { } referrer && referrer != clinician ? ClinicianOf(referrer) : null,
            Reason = NoteWriter.Reason(visit.Pattern.Diagnoses),
            Note = NoteWriter.Write(Facts(), _chance),
            Medications = VisitDetails.Medications(visit, _chance),
            Results = VisitDetails.Results(visit, _chance),
            SignedBy = $"{clinician.FirstName} {clinician.LastName}, {VisitDetails.TitleOf(clinician.Taxonomy)}",
            SignedAt = new DateTimeOffset(visit.Day, new TimeOnly(_chance.Between(14, 22), _chance.Below(60)), TimeSpan.Zero),
            Diagnoses = diagnoses,
            Procedures = procedures,
            Accident = visit.Pattern.IsAccident ? new(visit.Pattern.Place == "23" ? visit.Day : visit.Day.AddDays(-14), "OA") : null,
        };
    }

    // Half of them: the level alone, the rest is in the note; a third: all codes; a fifth: the diagnoses and the level.
    private (ImmutableList<string>? Diagnoses, ImmutableList<GivenProcedure>? Procedures) Given()
    {
        var drawn = _chance.Below(100);
        var withCharges = _chance.Percent(20);
        var isNoteAlone = fault is VisitFault.UncodableNote or VisitFault.NoteLacksFact;
        var isAll = !isNoteAlone && (fault == VisitFault.NoPrice || drawn is >= 50 and < 80);
        ImmutableList<string> diagnoses = [.. visit.Pattern.Diagnoses.Select(WithPoint)];
        ImmutableList<GivenProcedure> given =
            [.. visit.Lines.Where(line => isAll || IsLevel(line.Code)).Select(line => Procedure(line, withCharges && isAll, isAll))];
        return (isNoteAlone || drawn < 50 ? isAll ? diagnoses : null : diagnoses, given.IsEmpty ? null : given);
    }

    private static GivenProcedure Procedure(VisitLine line, bool withCharge, bool withPointers) => new()
    {
        Code = line.Code,
        Modifiers = [.. line.Modifiers],
        Units = line.Units,
        DiagnosisPointers = withPointers ? [.. line.Pointers] : [],
        Charge = withCharge ? Money.Exactly(line.Charge) : null,
    };

    private NoteFacts Facts() => new()
    {
        Reason = NoteWriter.Reason(visit.Pattern.Diagnoses),
        Age = visit.Day.Year - visit.Patient.Birth.Year - (visit.Day < visit.Patient.Birth.AddYears(visit.Day.Year - visit.Patient.Birth.Year) ? 1 : 0),
        Sex = visit.Patient.Sex,
        Day = visit.Day,
        Diagnoses = visit.Pattern.Diagnoses,
        Procedures = [.. visit.Lines.Select(line => new NoteProcedure(line.Code, line.Modifiers, line.Units))],
        Place = visit.Pattern.Place,
        Taxonomy = visit.Clinician.Taxonomy,
        Flaw = fault switch
        {
            VisitFault.UncodableNote => NoteFlaw.Uncodable,
            VisitFault.NoteLacksFact => NoteFlaw.LacksFact,
            VisitFault.ContradictingNote => NoteFlaw.Contradicting,
            _ => NoteFlaw.None,
        },
    };

    // One for the visit: its codes, their units and a little more, a window around the day.
    private Authorization? Authorization()
    {
        ImmutableList<VisitLine> lines = [.. visit.Lines.Where(line => VisitCoverages.IsAuthorized(line.Code))];
        return lines.IsEmpty || !VisitCoverages.WantsAuthorization(visit.Patient)
            ? null
            : new(
                $"A{_chance.Between(10_000_000, 99_999_999)}", [.. lines.Select(line => line.Code).Distinct()],
                lines.Sum(line => line.Units) + _chance.Below(3), visit.Day.AddDays(-_chance.Between(1, 20)), visit.Day.AddDays(_chance.Between(10, 70)));
    }

    private Domain.Encounters.Visit Faulty(Domain.Encounters.Visit sound)
    {
        var (patient, encounter) = (sound.Patient, sound.Encounter);
        return fault switch
        {
            VisitFault.LapsedCoverage => sound with
            {
                Coverages = [sound.Coverages[0] with { From = new(2022, 1, 1), To = visit.Day.AddDays(-_chance.Between(1, 40)) }],
            },
            VisitFault.WrongBirthDate => sound with { Patient = patient with { BirthDate = patient.BirthDate!.Value.AddDays(1) } },
            VisitFault.SecondRecord => sound with { Patient = patient with { Mrn = $"{patient.Mrn}9" } },
            VisitFault.MissingDemographics => Without(sound),
            VisitFault.Unsigned => sound with { Encounter = encounter with { SignedBy = "", SignedAt = null } },
            VisitFault.AuthorizationOver => sound with { Authorization = sound.Authorization! with { To = visit.Day.AddDays(-1) } },
            VisitFault.NoPrice => sound with
            {
                Encounter = encounter with { Procedures = encounter.Procedures!.Add(new() { Code = WithoutPrice, Units = 1m, DiagnosisPointers = [1] }) },
            },
            VisitFault.WrongNpi => sound with { Encounter = encounter with { Rendering = encounter.Rendering with { Npi = WithWrongCheckDigit(encounter.Rendering.Npi) } } },
            VisitFault.MissingAuthorization => sound with { Authorization = null },
            _ => sound,
        };
    }

    private Domain.Encounters.Visit Without(Domain.Encounters.Visit sound) => _chance.Below(4) switch
    {
        0 => sound with { Patient = sound.Patient with { BirthDate = null } },
        1 => sound with { Patient = sound.Patient with { Sex = "" } },
        2 => sound with { Patient = sound.Patient with { Address = sound.Patient.Address! with { Zip = "" } } },
        _ => sound with { Coverages = sound.Coverages.SetItem(0, sound.Coverages[0] with { MemberId = "" }) },
    };

    private static string WithWrongCheckDigit(string npi) => $"{npi[..9]}{(npi[9] - '0' + 1) % 10}";

    private static bool IsLevel(string code) => Lexicon.Starter.Procedure(code) is { IsLevel: true };

    private static string WithPoint(string code) => code.Length > 3 ? $"{code[..3]}.{code[3..]}" : code;

    private static Domain.Encounters.Clinician ClinicianOf(Clinician clinician) =>
        new(clinician.Npi, new(clinician.LastName, clinician.FirstName), clinician.Taxonomy);
}

using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Draws the visits of one patient, one after the other.</summary>
internal sealed class VisitDrawing(Practice practice, Patient patient, Chance chance)
{
    private readonly HashSet<VisitPattern> _had = [];
    private readonly Clinician _clinician = chance.Of(practice.Clinicians);
    private bool _isKnown;

    /// <summary>His visit on a day after those before; null: this practice does nothing for such a patient.</summary>
    public Visit? On(DateOnly day)
    {
        var fitting = practice.Patterns
            .Where(pattern => pattern.Fits(patient, day) && !(pattern.IsOnce && _had.Contains(pattern))).ToArray();
        if (fitting.Length == 0) return null;

        var pattern = chance.Of(fitting, choice => choice.Weight);
        _had.Add(pattern);
        var isNew = !_isKnown && chance.Percent(12);
        _isKnown = true;
        return new()
        {
            Practice = practice,
            Patient = patient,
            Day = day,
            Pattern = pattern,
            Clinician = _clinician,
            Referrer = Referrer(pattern),
            Lines = [.. pattern.Lines.Select(line => Line(line, isNew))],
            Authorization = NeedsAuthorization(pattern) ? Authorization(day) : null,
        };
    }

    private VisitLine Line(PatternLine line, bool isNew)
    {
        var code = isNew ? ForNewPatients(line.Code) : line.Code;
        return new(
            code, line.Modifiers.IsDefault ? [] : line.Modifiers, line.Pointers, line.Units,
            PriceList.Of(code, practice.PriceLevel) * line.Units);
    }

    // New: not seen by the group for three years (D§5.3 PRC-08), so only at the first visit of a patient.
    private static string ForNewPatients(string code) => code switch
    {
        "99212" => "99202",
        "99213" => "99203",
        "99214" or "99215" => "99204",
        _ => code,
    };

    // Images and laboratory tests name who ordered them (D§5.3 PRV-11): in an office the doctor himself.
    private Clinician? Referrer(VisitPattern pattern)
    {
        if (!practice.Referrers.IsEmpty) return chance.Of(practice.Referrers);
        return pattern.Lines.Any(line => line.Code[0] is '7' or '8') ? _clinician : null;
    }

    private bool NeedsAuthorization(VisitPattern pattern) =>
        patient.Policy.Payer.FilingIndicator is "HM" or "12"
        && pattern.Lines.Any(line => line.Code is "72148" or "74177" or "93306" or "97161" or "97110");

    // Drawn for seventy of a hundred; of the others it comes from who and when, so that the stream goes on as it always did.
    private string Authorization(DateOnly day) => chance.Percent(70)
        ? $"A{chance.Between(10_000_000, 99_999_999)}"
        : $"A{10_000_000 + (Draw.Of("authorization", patient.Policy.MemberId, $"{day:yyyyMMdd}").First % 90_000_000)}";
}

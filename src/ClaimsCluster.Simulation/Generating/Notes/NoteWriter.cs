using System.Collections.Immutable;
using System.Text;
using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Simulation.Generating.Notes;

/// <summary>
/// Writes a clinician's note that tells given facts, in the lexicon's words and with the noise of real notes: short forms,
/// denied symptoms, what parents had, medications, a slip of the pen, sections by many names.
/// </summary>
internal static class NoteWriter
{
    /// <summary>The note, its lines ended by LF. The same facts and chance give the same note.</summary>
    public static string Write(NoteFacts facts, Chance chance) => new Writing(facts, chance).Note();

    /// <summary>Why he comes, in a patient's words.</summary>
    /// <param name="diagnoses">The principal first; none: a follow-up.</param>
    public static string Reason(ImmutableArray<string> diagnoses) => diagnoses.IsEmpty ? "follow-up" : PatientWords.Of(diagnoses[0]);

    private sealed class Writing(NoteFacts facts, Chance chance)
    {
        private static readonly ImmutableArray<string> Symptoms = ["R", "M25", "M54"];

        private readonly NotePhrases _phrases = new(chance);
        private readonly StringBuilder _note = new();
        private readonly int _style = chance.Below(3);
        private readonly ImmutableArray<NoteProcedure> _services = [.. facts.Procedures.Where(procedure => !IsLevel(procedure.Code))];
        private readonly string? _level = facts.Procedures.FirstOrDefault(procedure => IsLevel(procedure.Code))?.Code;
        private NoteFlaw _flaw = facts.Flaw;

        private bool IsChild => facts.Age < 18;

        private bool IsWoman => (facts.Sex == "F") != (_flaw == NoteFlaw.Contradicting && !DiffersInSide);

        private bool DiffersInSide => facts.Diagnoses.Any(HasSide) && _services.Any(HasSide);

        public string Note()
        {
            if (_flaw == NoteFlaw.LacksFact && !CanLackFact()) _flaw = NoteFlaw.Uncodable;
            if (_services.Any(service => Lexicon.Starter.Procedure(service.Code) is { IsTherapy: true })) Therapy();
            else if (_level is null && !_services.IsEmpty) Report();
            else Visit();
            return _note.ToString().TrimEnd() + "\n";
        }

        private void Visit()
        {
            Section("Chief Complaint", "CC", facts.Reason ?? Reason(facts.Diagnoses));
            Section("History of Present Illness", "HPI", $"{Opening()} {Denial()}{MedicareWellness()}");
            if (chance.Percent(70)) Section("Review of Systems", "ROS", RosLine());
            if (!IsChild && chance.Percent(70)) Section("Past Medical History", "PMH", $"{Capital(chance.Of(NoteNoise.Standing))}, {chance.Of(NoteNoise.Standing)}.");
            if (chance.Percent(60)) Section("Family History", "FH", FamilyLine());
            if (chance.Percent(60)) Section("Social History", "SH", chance.Of(IsChild ? NoteNoise.SocialOfChildren : NoteNoise.Social));
            if (!IsChild && chance.Percent(75)) Section("Medications", "Meds", $"{chance.Of(NoteNoise.Medications)}, {chance.Of(NoteNoise.Medications)}");
            if (chance.Percent(75)) Section("Allergies", "Allergies", chance.Of(NoteNoise.Allergies));
            Section("Physical Exam", "Exam", $"{chance.Of(NoteNoise.Exam)} {chance.Of(NoteNoise.Exam)}");
            Services();
            Assessed();
        }

        private void Report()
        {
            var isCoded = _flaw != NoteFlaw.Uncodable;
            if (chance.Percent(50)) Section("Reason for Visit", "CC", facts.Reason ?? Reason(facts.Diagnoses));
            Section("Indication", "Clinical History", isCoded ? $"{(_flaw == NoteFlaw.Contradicting || chance.Percent(30) ? $"{Capital(Who())}. " : "")}{Sentence(string.Join("; ", facts.Diagnoses.Select(Told)))}" : "As ordered.");
            Services();
            Section("Findings", "Findings", chance.Of<string>(["Images are of good quality. Structures appear as expected for age.", "Study of good quality."]));
            Section("Impression", "Impression", chance.Of<string>(["Study complete, findings as above.", "No acute abnormality.", "Report sent to the ordering clinician."]));
        }

        private void Therapy()
        {
            Section("Subjective", "S", $"{Opening()} Tolerated the last session well.");
            Section("Objective", "O", "Range of motion and strength recorded in the flow sheet.");
            Services();
            Section("Assessment", "A", _flaw == NoteFlaw.Uncodable ? chance.Of(NoteNoise.Empty) : DiagnosisLines(withPlans: false));
            Section("Plan", "P", "Continue twice a week. Home program given.");
        }

        private void Services()
        {
            if (_services.IsEmpty) return;
            var sites = facts.Diagnoses.Select(code => Lexicon.Starter.Diagnosis(code)?.Concept.Site ?? "").ToHashSet();
            var lines = _services.Where(service => Lexicon.Starter.Procedure(service.Code) is { IsCounted: false })
                .Select(service => $"- {Sentence(_phrases.Procedure(Sided(service), _services, sites, _flaw != NoteFlaw.LacksFact))}");
            var isTherapy = _services.Any(service => service.Modifiers.Contains("GP"));
            Section(isTherapy ? "Treatment" : "Procedures", isTherapy ? "Interventions" : "Procedure", $"\n{string.Join("\n", lines)}");
        }

        private void Assessed()
        {
            var isCombined = chance.Percent(45);
            var said = _flaw == NoteFlaw.Uncodable ? chance.Of(NoteNoise.Empty) : DiagnosisLines(withPlans: isCombined);
            if (isCombined) Section("Assessment and Plan", "A/P", $"{said}\n{PlanLine()}");
            else
            {
                Section("Assessment", "Assessment", said);
                Section("Plan", "Plan", PlanLine());
            }
        }

        private string DiagnosisLines(bool withPlans)
        {
            var isNumbered = chance.Percent(60);
            var lines = facts.Diagnoses.Select((code, place) =>
                $"{(isNumbered ? $"{place + 1}." : "-")} {Sentence($"{Told(code)}{(place > 0 && IsExplained(code) ? ", addressed separately" : "")}")}"
                + (withPlans && chance.Percent(40) ? $" {chance.Of<string>(["Stable.", "Continue current treatment.", "Improving.", "Not at goal, adjust treatment."])}" : ""));
            return $"\n{string.Join("\n", lines)}";
        }

        private string Told(string code) => _phrases.Diagnosis(code, saysSide: _flaw != NoteFlaw.LacksFact);

        private string PlanLine()
        {
            var plan = new StringBuilder(chance.Of(NoteNoise.Plans)).Append(' ').Append(chance.Of(NoteNoise.Plans));
            var (notDone, code) = chance.Of(NoteNoise.NotDone);
            if (chance.Percent(35) && !_services.Any(service => service.Code == code || (code == "93000" && service.Code == "93010"))) plan.Append(' ').Append(notDone);
            if (Complexity() is { } complexity) plan.Append($" {chance.Of<string>(["MDM", "Medical decision making"])}: {complexity}.");
            return plan.ToString();
        }

        private string? Complexity() => _level is not (['9', '9', '2', ..]) ? null : _level[4] switch
        {
            '2' => "straightforward",
            '3' => "low complexity",
            '4' => "moderate complexity",
            _ => "high complexity",
        };

        private string Opening()
        {
            var isNew = _level is ['9', '9', '2', '0', ..];
            return $"{Who()} {chance.Of<string>(["here today", "seen today", "presents today"])}{(isNew ? ", new patient" : "")}. "
                + $"{(IsChild && chance.Percent(50) ? "Mother reports symptoms" : "Symptoms")} {chance.Of(NoteNoise.Durations)}.";
        }

        private string Who() => facts.Age == 0
            ? $"Infant {(IsWoman ? "girl" : "boy")}"
            : $"{facts.Age}{(chance.Percent(50) ? "-year-old" : " year old")} {(IsChild ? IsWoman ? "girl" : "boy" : IsWoman ? "woman" : "man")}";

        private string MedicareWellness() => _level switch
        {
            "G0438" => " Initial Medicare annual wellness visit.",
            "G0439" => " Medicare annual wellness visit, subsequent.",
            _ => "",
        };

        private string Denial() =>
            $"{chance.Of<string>(["Denies", "No", "Patient denies"])} {chance.Of(NoteNoise.Symptoms)}, {chance.Of(NoteNoise.Symptoms)} or {chance.Of(NoteNoise.Symptoms)}.";

        private string RosLine() => chance.Percent(50)
            ? $"Negative for {chance.Of(NoteNoise.Symptoms)}, {chance.Of(NoteNoise.Symptoms)}, {chance.Of(NoteNoise.Symptoms)}."
            : $"General: no {chance.Of(NoteNoise.Symptoms)}. Cardiac: denies {chance.Of(NoteNoise.Symptoms)}. Skin: no {chance.Of(NoteNoise.Symptoms)}.";

        private string FamilyLine() => chance.Percent(50)
            ? $"Mother with {chance.Of(NoteNoise.Inherited)}; father had {chance.Of(NoteNoise.Inherited)}."
            : $"{Capital(chance.Of(NoteNoise.Inherited))} in mother. Sister diagnosed with {chance.Of(NoteNoise.Inherited)}.";

        private void Section(string longTitle, string shortTitle, string text)
        {
            var title = _style switch { 0 => longTitle, 1 => shortTitle, _ => longTitle.ToUpperInvariant() };
            _note.Append(title).Append(':').Append(text.StartsWith('\n') ? "" : _style == 2 ? "\n" : " ").Append(text).Append('\n');
            if (_style != 1) _note.Append('\n');
        }

        private NoteProcedure Sided(NoteProcedure service) => _flaw != NoteFlaw.Contradicting || !DiffersInSide
            ? service
            : service with { Modifiers = [.. service.Modifiers.Select(modifier => modifier switch { "RT" => "LT", "LT" => "RT", _ => modifier })] };

        // Guideline I.B.5: a symptom that a diagnosis explains is coded only where the clinician sets it apart.
        private bool IsExplained(string code) => Symptoms.Any(beginning => code.StartsWith(beginning, StringComparison.Ordinal))
            && Lexicon.Starter.Diagnosis(code) is { } symptom
            && facts.Diagnoses.Any(other => symptom.Concept.ExplainedBy.Any(beginning => other.StartsWith(beginning, StringComparison.Ordinal)));

        private bool CanLackFact() => facts.Diagnoses.Any(HasSide) || _services.Any(service => Lexicon.Starter.Procedure(service.Code) is { DoseMg: not null });

        private static bool HasSide(string code) => Lexicon.Starter.Diagnosis(code) is { Concept: { HasSide: true, MayBeUnspecified: false }, Side: not BodySide.Unsaid };

        private static bool HasSide(NoteProcedure service) => service.Modifiers.Contains("RT") || service.Modifiers.Contains("LT");

        private static bool IsLevel(string code) => Lexicon.Starter.Procedure(code) is { IsLevel: true };

        private static string Sentence(string text) => $"{Capital(text)}.";

        private static string Capital(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";
    }
}

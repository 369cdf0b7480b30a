using System.Collections.Frozen;

namespace ClaimsCluster.Domain.Coding;

/// <summary>The parts of a note.</summary>
internal enum NotePart
{
    /// <summary>Before the first header.</summary>
    Untitled,

    /// <summary>Chief complaint.</summary>
    Complaint,

    /// <summary>History of present illness.</summary>
    Illness,

    /// <summary>Review of systems.</summary>
    Systems,

    /// <summary>Past medical history.</summary>
    PastHistory,

    /// <summary>Past surgical history.</summary>
    Surgeries,

    /// <summary>Family history.</summary>
    Family,

    /// <summary>Social history.</summary>
    Social,

    /// <summary>Medications.</summary>
    Medications,

    /// <summary>Allergies.</summary>
    Allergies,

    /// <summary>Physical examination and vital signs.</summary>
    Exam,

    /// <summary>Results of tests and images.</summary>
    Results,

    /// <summary>What was done.</summary>
    Procedure,

    /// <summary>Why an image or a test was asked for.</summary>
    Indication,

    /// <summary>Assessment, impression, diagnosis; also together with the plan.</summary>
    Assessment,

    /// <summary>Plan.</summary>
    Plan,
}

/// <summary>A section of a note.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Start">Of its header, characters from 0.</param>
/// <param name="BodyStart">Behind the header.</param>
internal readonly record struct NoteSection(NotePart Part, int Start, int BodyStart);

/// <summary>A note cut into its sections.</summary>
internal sealed class NoteText
{
    private const int LongestTitle = 40; // Characters.

    private NoteText(string text, IReadOnlyList<NoteSection> sections)
    {
        Text = text;
        Sections = sections;
    }

    public string Text { get; }

    public IReadOnlyList<NoteSection> Sections { get; }

    public static NoteText Of(string text)
    {
        var sections = new List<NoteSection> { new(NotePart.Untitled, 0, 0) };
        for (var place = 0; place < text.Length; place++)
        {
            var startsLine = place == 0 || text[place - 1] == '\n';
            if (!startsLine && !(place > 1 && text[place - 1] is ' ' or '\t' && text[place - 2] is '.' or ';')) continue;
            if (HeaderAt(text, place, startsLine) is { } section) sections.Add(section);
        }

        return new(text, sections);
    }

    public bool Has(NotePart part) => Sections.Any(section => section.Part == part);

    public Evidence EvidenceOf(int start, int length, int section)
    {
        var line = 1;
        var lineStart = 0;
        for (var place = 0; place < start; place++)
        {
            if (Text[place] != '\n') continue;
            line++;
            lineStart = place + 1;
        }

        return new(start, length, NameOf(Sections[section].Part), line, start - lineStart + 1);
    }

    public static string NameOf(NotePart part) => part switch
    {
        NotePart.Untitled => "note",
        NotePart.Complaint => "complaint",
        NotePart.Illness => "history",
        NotePart.Systems => "review of systems",
        NotePart.PastHistory => "past history",
        NotePart.Surgeries => "past surgery",
        NotePart.Family => "family history",
        NotePart.Social => "social history",
        _ => part.ToString().ToLowerInvariant(),
    };

    /// <summary>A known title with its colon, or alone on its line; marks of Markdown may stand around it.</summary>
    private static NoteSection? HeaderAt(string text, int place, bool startsLine)
    {
        var start = After(text, place, " \t#*");
        var end = start;
        while (end < text.Length && end - start <= LongestTitle && (char.IsAsciiLetter(text[end]) || text[end] is ' ' or '/' or '&' or '-')) end++;
        var body = After(text, end, " \t*");
        var isAlone = startsLine && (body == text.Length || text[body] is '\n' or '\r');
        if (!isAlone && (body == text.Length || text[body] != ':')) return null;

        var title = string.Join(' ', text[start..end].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (title.Length == 0 || !Names.TryGetValue(title, out var part) || (isAlone && title.Length == 1)) return null;
        return new(part, start, isAlone ? body : After(text, body + 1, " \t*"));
    }

    private static int After(string text, int place, string skipped)
    {
        while (place < text.Length && skipped.Contains(text[place], StringComparison.Ordinal)) place++;
        return place;
    }

    private static readonly FrozenDictionary<string, NotePart> Names = new[]
    {
        Named(NotePart.Complaint, "chief complaint", "cc", "reason for visit", "presenting complaint"),
        Named(NotePart.Illness, "history of present illness", "hpi", "history of the present illness", "interval history", "subjective", "history", "s"),
        Named(NotePart.Systems, "review of systems", "ros"),
        Named(NotePart.PastHistory, "past medical history", "pmh", "pmhx", "medical history", "problem list", "past history"),
        Named(NotePart.Surgeries, "past surgical history", "psh", "pshx", "surgical history"),
        Named(NotePart.Family, "family history", "fh", "fhx", "fam hx", "family hx"),
        Named(NotePart.Social, "social history", "sh", "shx", "social hx"),
        Named(NotePart.Medications, "medications", "current medications", "meds", "medication list"),
        Named(NotePart.Allergies, "allergies", "allergy", "all"),
        Named(NotePart.Exam, "physical examination", "physical exam", "exam", "pe", "objective", "vital signs", "vitals", "examination", "o"),
        Named(NotePart.Results, "results", "labs", "laboratory", "lab results", "data", "imaging", "findings", "studies", "diagnostics", "tests", "in office tests", "point of care tests"),
        Named(NotePart.Procedure, "procedure", "procedures", "procedure note", "technique", "interventions", "treatment", "treatment today", "procedures today", "services today", "exam performed", "examination performed", "study", "immunizations", "immunizations given", "injection", "injections"),
        Named(NotePart.Indication, "indication", "indications", "clinical history", "clinical indication", "reason for exam", "reason for study"),
        Named(NotePart.Assessment, "assessment", "assessment and plan", "assessment & plan", "assessment/plan", "a/p", "a&p", "ap", "impression", "impression and plan", "diagnosis", "diagnoses", "final diagnosis", "clinical impression", "ed diagnosis", "pt diagnosis", "a"),
        Named(NotePart.Plan, "plan", "plan of care", "recommendations", "disposition", "p", "follow up", "follow-up"),
    }.SelectMany(each => each).DistinctBy(each => each.Name).ToFrozenDictionary(each => each.Name, each => each.Part, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, NotePart Part)> Named(NotePart part, params string[] names) => names.Select(name => (name, part));
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Simulation.Generating.Notes;

/// <summary>Says codes in the words of the lexicon: never in those of CPT, which are not ours.</summary>
internal sealed class NotePhrases(Chance chance)
{
    private static readonly ImmutableArray<(string Long, string Short)> Short =
    [
        ("hypertension", "HTN"), ("type 2 diabetes", "T2DM"), ("hyperlipidemia", "HLD"), ("coronary artery disease", "CAD"), ("atrial fibrillation", "AF"),
        ("congestive heart failure", "CHF"), ("chronic obstructive pulmonary disease", "COPD"), ("chronic kidney disease", "CKD"),
        ("gastroesophageal reflux disease", "GERD"), ("upper respiratory infection", "URI"), ("urinary tract infection", "UTI"),
        ("shortness of breath", "SOB"), ("low back pain", "LBP"), ("osteoarthritis", "OA"), ("generalized anxiety disorder", "GAD"),
        ("major depressive disorder", "MDD"), ("total knee replacement", "TKR"),
    ];

    private const int LongEnough = 9; // Letters of a word that bears a slip.

    /// <summary>A diagnosis as a clinician writes it.</summary>
    /// <param name="code">ICD-10-CM without the point.</param>
    /// <param name="saysSide">False: the side is left out.</param>
    /// <param name="maySlip">A letter may be wrong.</param>
    public string Diagnosis(string code, bool saysSide = true, bool maySlip = true)
    {
        if (Lexicon.Starter.Diagnosis(code) is not { } leaf) return code;

        var phrase = chance.Of(leaf.Concept.Phrases);
        if (chance.Percent(35)) phrase = Shortened(phrase);
        else if (maySlip && chance.Percent(4)) phrase = Slipped(phrase);
        phrase = Sided(phrase, saysSide ? leaf.Side : BodySide.Unsaid);
        return leaf.Concept.HasSeventh ? $"{phrase}, {Seventh(leaf.Seventh)}" : phrase;
    }

    /// <summary>A service as it is told after it was done.</summary>
    /// <param name="procedure">Its code, modifiers and units.</param>
    /// <param name="all">What else was done.</param>
    /// <param name="sites">Parts of the body that the diagnoses are of.</param>
    /// <param name="saysFacts">False: neither side nor dose.</param>
    public string Procedure(NoteProcedure procedure, ImmutableArray<NoteProcedure> all, IReadOnlyCollection<string> sites, bool saysFacts = true)
    {
        var concept = Lexicon.Starter.Procedure(procedure.Code)!;
        var ofSite = concept.Phrases.Where(phrase => sites.Any(site => site.Length > 0 && phrase.Contains(site, StringComparison.Ordinal))).ToImmutableArray();
        var phrase = Sided(chance.Of(ofSite.IsEmpty ? concept.Phrases : ofSite), saysFacts ? SideOf(procedure) : BodySide.Unsaid);
        if (concept.IsTimed) return $"{phrase}, {Minutes(procedure.Units)} minutes";
        if (concept.DoseMg is { } mg) return Drug(procedure, phrase, saysFacts ? mg * procedure.Units : null);
        if (concept.Views is { } views) phrase = $"{phrase}, {views.From} view{(views.From == 1 ? "" : "s")}";
        if (concept.Centimeters is { } cm) phrase = $"{phrase}, {cm.To} cm long";
        if (concept.EachFurther is { } further && all.FirstOrDefault(other => other.Code == further) is { } more) phrase = $"{phrase}, {more.Units + 1} lesions";
        return procedure.Modifiers.Contains("26") ? $"{phrase}, interpretation only" : $"{phrase}{chance.Of<string>([" performed", " done today", ", completed", " done"])}";
    }

    private string Drug(NoteProcedure procedure, string phrase, decimal? mg) =>
        $"{phrase}{(mg is { } dose ? $" {dose:0.##} mg" : "")} {chance.Of<string>(["given", "injected", "administered"])}"
        + (procedure.Modifiers.Contains("JZ") ? ", single dose vial, none wasted" : "");

    // The middle of 15 minutes' steps, give or take (D§3.2).
    private int Minutes(int units) => (units * 15) + chance.Between(-6, 6);

    private static BodySide SideOf(NoteProcedure procedure) => procedure.Modifiers.Contains("RT") ? BodySide.Right
        : procedure.Modifiers.Contains("LT") ? BodySide.Left
        : procedure.Modifiers.Contains("50") ? BodySide.Both
        : BodySide.Unsaid;

    private string Sided(string phrase, BodySide side)
    {
        var word = side switch
        {
            BodySide.Right => chance.Percent(20) ? "rt" : "right",
            BodySide.Left => chance.Percent(20) ? "lt" : "left",
            BodySide.Both => "bilateral",
            _ => "",
        };
        if (phrase.Contains('#', StringComparison.Ordinal)) return phrase.Replace("#", word, StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim();
        return word.Length == 0 ? phrase : $"{phrase}, {word}";
    }

    private string Seventh(char seventh) => seventh switch
    {
        'D' => chance.Percent(50) ? "subsequent encounter" : "subsequent visit, healing",
        'S' => "sequela",
        _ => "initial encounter",
    };

    private static string Shortened(string phrase)
    {
        foreach (var (longForm, shortForm) in Short)
            if (phrase.Contains(longForm, StringComparison.Ordinal)) return phrase.Replace(longForm, shortForm, StringComparison.Ordinal);
        return phrase;
    }

    // A letter left out, or two swapped, inside the longest word.
    private string Slipped(string phrase)
    {
        var word = phrase.Split(' ').MaxBy(each => each.Length)!;
        if (word.Length < LongEnough || !word.All(char.IsAsciiLetter)) return phrase;

        var place = chance.Between(3, word.Length - 5);
        var slipped = chance.Percent(50) ? word.Remove(place, 1) : $"{word[..place]}{word[place + 1]}{word[place]}{word[(place + 2)..]}";
        return phrase.Replace(word, slipped, StringComparison.Ordinal);
    }
}

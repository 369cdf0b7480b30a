using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using ClaimsCluster.Domain.Coding.Terms;

namespace ClaimsCluster.Domain.Coding;

/// <summary>The words that coding knows, and the codes behind them.</summary>
public sealed class Lexicon
{
    private readonly FrozenDictionary<string, (DiagnosisConcept Concept, BodySide Side, char Seventh)> _leaves;
    private readonly FrozenDictionary<string, ProcedureConcept> _services;
    private readonly FrozenDictionary<string, int> _conceptsWithWord;
    private readonly int _conceptCount;

    private Lexicon(ImmutableArray<DiagnosisConcept> diagnoses, ImmutableArray<ProcedureConcept> procedures)
    {
        Diagnoses = diagnoses;
        Procedures = procedures;
        _services = procedures.DistinctBy(concept => concept.Code).ToFrozenDictionary(concept => concept.Code);
        _leaves = diagnoses.SelectMany(concept => concept.Leaves().Select(leaf => (leaf.Code, Meaning: (concept, leaf.Side, leaf.Seventh))))
            .DistinctBy(leaf => leaf.Code).ToFrozenDictionary(leaf => leaf.Code, leaf => leaf.Meaning);
        var phrases = diagnoses.Select(concept => concept.Phrases).Concat(procedures.Select(concept => concept.Phrases)).ToArray();
        var found = procedures.Where(concept => !concept.IsLevel && !concept.IsCounted).ToImmutableArray();
        _conceptsWithWord = phrases.SelectMany(each => each.SelectMany(NoteWords.LemmasOf).Distinct()).GroupBy(word => word)
            .ToFrozenDictionary(group => group.Key, group => group.Count());
        _conceptCount = phrases.Length;
        Vocabulary = Vocabulary.Of(_conceptsWithWord.Keys);
        DiagnosisPhrases = PhraseAutomaton.Of(diagnoses.SelectMany((concept, place) => concept.Phrases.Select(phrase => (phrase, place))), RarityOf);
        ProcedurePhrases = PhraseAutomaton.Of(found.SelectMany(concept =>
            concept.Phrases.Select(phrase => (phrase, procedures.IndexOf(concept)))), RarityOf);
    }

    /// <summary>What we start with: some 290 diagnoses and 110 services in words of our own.</summary>
    public static Lexicon Starter { get; } = new(
        [.. new[] { GeneralTerms.Table, OrganTerms.Table, JointTerms.Table, SymptomTerms.Table }.SelectMany(LexiconText.Diagnoses)],
        [.. LexiconText.Procedures(ServiceTerms.Table)]);

    /// <summary>All of them, by chapter.</summary>
    public ImmutableArray<DiagnosisConcept> Diagnoses { get; }

    /// <summary>All of them, visit levels last.</summary>
    public ImmutableArray<ProcedureConcept> Procedures { get; }

    internal PhraseAutomaton DiagnosisPhrases { get; }

    internal PhraseAutomaton ProcedurePhrases { get; }

    internal Vocabulary Vocabulary { get; }

    /// <summary>What a code means here; null: no word of ours leads to it.</summary>
    /// <param name="code">ICD-10-CM without the point.</param>
    public (DiagnosisConcept Concept, BodySide Side, char Seventh)? Diagnosis(string code) =>
        _leaves.TryGetValue(code, out var leaf) ? leaf : null;

    /// <summary>The service of a code; null: no word of ours leads to it.</summary>
    /// <param name="code">CPT or HCPCS.</param>
    public ProcedureConcept? Procedure(string code) => _services.GetValueOrDefault(code);

    /// <summary>How rare the words of a phrase are: whole bits, more for words that few concepts have.</summary>
    private int RarityOf(string phrase) => NoteWords.LemmasOf(phrase).Sum(word =>
        BitOperations.Log2((uint)(_conceptCount / Math.Max(1, _conceptsWithWord.GetValueOrDefault(word, 1)))));
}

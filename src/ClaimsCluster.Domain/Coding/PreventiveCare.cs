using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Coding;

/// <summary>Tells preventive services with 33 (D§3.3); Medicare's own codes say it themselves.</summary>
internal static class PreventiveCare
{
    private static readonly ImmutableArray<string> Reasons = ["Z00", "Z014", "Z12", "Z23"];

    public static ImmutableList<CodeSuggestion> Told(
        ImmutableList<CodeSuggestion> services, ImmutableList<CodeSuggestion> diagnoses, Lexicon lexicon)
    {
        if (services.Any(service => service.Code[0] == 'G')) return services; // Medicare.
        var reasons = diagnoses.Where(diagnosis => diagnosis.IsStrong).Select(diagnosis => diagnosis.Code).ToArray();
        return services.ConvertAll(service => lexicon.Procedure(service.Code) is { IsPreventive: true } concept && IsFor(concept, reasons)
            ? service with { Modifiers = service.Modifiers.Add("33") }
            : service);
    }

    private static bool IsFor(ProcedureConcept concept, string[] diagnoses) => Reasons.Any(reason =>
        concept.Indications.Any(indication => reason.StartsWith(indication, StringComparison.Ordinal) || indication.StartsWith(reason, StringComparison.Ordinal))
        && diagnoses.Any(code => code.StartsWith(reason, StringComparison.Ordinal)));
}

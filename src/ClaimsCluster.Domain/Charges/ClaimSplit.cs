using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Charges;

/// <summary>What of a visit goes on one claim.</summary>
/// <param name="Diagnoses">Codes, the principal first; at most 12.</param>
/// <param name="Lines">Numbered from 1, pointing to <paramref name="Diagnoses"/>; at most 50.</param>
internal sealed record ClaimPortion(ImmutableList<string> Diagnoses, ImmutableList<ChargeLine> Lines);

/// <summary>Spreads a visit over claims (D§4.2): a professional claim holds 12 diagnoses and 50 lines.</summary>
internal static class ClaimSplit
{
    private const int MostDiagnoses = 12, MostLines = 50, MostPointers = 4;

    /// <summary>The portions, in the order of the lines; one for nearly every visit.</summary>
    public static IEnumerable<ClaimPortion> Of(ImmutableList<string> diagnoses, ImmutableList<ChargeLine> lines)
    {
        List<ChargeLine> taken = [];
        SortedSet<int> pointed = [];
        foreach (var line in lines)
        {
            SortedSet<int> with = [.. pointed, .. Pointers(line)];
            if (taken.Count == MostLines || (with.Count > MostDiagnoses && taken.Count > 0))
            {
                yield return Portion(diagnoses, taken);
                taken = [];
                with = [.. Pointers(line)];
            }

            taken.Add(line);
            pointed = with;
        }

        if (taken.Count > 0) yield return Portion(diagnoses, taken);
    }

    private static IEnumerable<int> Pointers(ChargeLine line) => line.Pointers.Take(MostPointers);

    // What lines point to comes with them; others fill what is left, in their order.
    private static ClaimPortion Portion(ImmutableList<string> diagnoses, List<ChargeLine> lines)
    {
        HashSet<int> kept = [.. lines.SelectMany(Pointers)];
        for (var place = 1; place <= diagnoses.Count && kept.Count < MostDiagnoses; place++) kept.Add(place);

        int[] places = [.. kept.Order()];
        return new(
            [.. places.Select(place => diagnoses[place - 1])],
            [.. lines.Select((line, index) => line with
            {
                Number = index + 1,
                Pointers = [.. Pointers(line).Distinct().Select(pointer => Array.IndexOf(places, pointer) + 1)],
            })]);
    }
}

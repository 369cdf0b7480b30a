using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Claims;

/// <summary>Finds our line for a payer's (D§7.5): by line key, by code, modifiers, date and charge, by code and charge, else what is left.</summary>
public static class LineMatching
{
    /// <summary>REF*6R of a line: the claim's id and the line number, so that it stays through replacements; 19 characters.</summary>
    public static string KeyOf(string claimId, int line) => $"{claimId}{line:000}";

    /// <summary>Our line number of each remitted line, in their order; 0 where none of ours fits.</summary>
    /// <param name="claimId">The claim.</param>
    /// <param name="lines">The lines of the filing that is remitted.</param>
    /// <param name="remitted">The payer's.</param>
    public static IReadOnlyList<int> Match(string claimId, IReadOnlyList<ClaimLine> lines, IReadOnlyList<LineAdvice> remitted)
    {
        var open = lines.ToDictionary(line => line.Number);
        var found = new int[remitted.Count];
        Pass((ours, theirs) => theirs.LineControl == KeyOf(claimId, ours.Number));
        Pass((ours, theirs) => SameService(ours, theirs) && theirs.ServiceDate == ours.ServiceDate && theirs.Charge == ours.Charge);
        Pass((ours, theirs) => CodeOf(theirs) == ours.Code && theirs.Charge == ours.Charge);
        if (open.Count == 1 && found.Count(number => number == 0) == 1) found[Array.IndexOf(found, 0)] = open.Keys.Single();
        return found;

        void Pass(Func<ClaimLine, LineAdvice, bool> fits)
        {
            for (var index = 0; index < found.Length; index++)
            {
                if (found[index] != 0) continue;
                var ours = open.Values.OrderBy(line => line.Number).FirstOrDefault(line => fits(line, remitted[index]));
                if (ours is null) continue;
                found[index] = ours.Number;
                open.Remove(ours.Number);
            }
        }
    }

    private static bool SameService(ClaimLine ours, LineAdvice theirs) =>
        ours.Code == CodeOf(theirs) && ours.Modifiers.SequenceEqual(theirs.Modifiers);

    // A payer who changed the code tells the billed one beside it.
    private static string CodeOf(LineAdvice line) => line.BilledProcedure ?? line.Procedure;
}

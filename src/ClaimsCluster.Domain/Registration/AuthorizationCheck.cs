using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Registration;

/// <summary>Whether an authorization is good for what was done (D§2.4; edits AUT-02, AUT-03, AUT-04).</summary>
public static class AuthorizationCheck
{
    /// <summary>The questions of a charged visit.</summary>
    /// <param name="visit">The visit; without an authorization there is nothing to ask.</param>
    /// <param name="lines">What was done.</param>
    /// <param name="used">Units that other visits took of it, 0 or more.</param>
    public static ImmutableList<VisitQuestion> Of(Visit visit, ImmutableList<ChargeLine> lines, decimal used)
    {
        if (visit.Authorization is not { } authorization) return [];

        var questions = ImmutableList.CreateBuilder<VisitQuestion>();
        var day = visit.Encounter.Date;
        if (day < authorization.From || day > authorization.To)
            questions.Add(Ask("AUT-02", $"The authorization is not good for {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.", "have it extended, or enter the one of that day"));

        var units = UnitsOf(authorization, lines);
        if (lines.Count > 0 && units == 0m)
            questions.Add(Ask("AUT-04", "The authorization is for none of the services of this visit.", "have it amended, or enter the one for these services"));
        if (authorization.Units is { } approved && used + units > approved)
            questions.Add(Ask("AUT-03", $"The authorization is for {Number(approved)} units: {Number(used)} are used, this visit takes {Number(units)}.", "have it extended"));
        return questions.ToImmutable();
    }

    /// <summary>Units that a visit takes of an authorization: those of the services that it is for.</summary>
    public static decimal UnitsOf(Authorization authorization, IEnumerable<ChargeLine> lines) =>
        lines.Where(line => IsFor(authorization, line.Code)).Sum(line => line.Units);

    /// <summary>Whether a service is among those approved: a code, or a range of codes as 97110-97140.</summary>
    public static bool IsFor(Authorization authorization, string code) => authorization.Codes.IsEmpty || authorization.Codes.Exists(approved =>
        approved.IndexOf('-', StringComparison.Ordinal) is var hyphen and > 0
            ? IsBetween(code, approved[..hyphen].Trim(), approved[(hyphen + 1)..].Trim())
            : approved.Trim() == code);

    private static bool IsBetween(string code, string first, string last) =>
        code.Length == first.Length && string.CompareOrdinal(code, first) >= 0 && string.CompareOrdinal(code, last) <= 0;

    private static string Number(decimal units) => units.ToString("0.##", CultureInfo.InvariantCulture);

    private static VisitQuestion Ask(string code, string text, string todo) => new()
    {
        Step = VisitStep.Charges,
        Code = code,
        Text = text,
        Todo = todo,
        Path = "authorization.number",
    };
}

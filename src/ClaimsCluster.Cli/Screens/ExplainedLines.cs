using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The lines of one decision: each stage that had a say, each adjustment, and that the line adds up.</summary>
internal sealed class ExplainedLines(StoredClaim stored, ExplainedFiling explained, bool isAll)
{
    private const int Pricing = 16, Share = 17, Coordination = 18, Finalise = 22;
    private const int TextWidth = 60;

    public IEnumerable<string> Rows()
    {
        foreach (var step in explained.Steps.Where(step => step.Line == 0 && isAll)) yield return Told(step);
        foreach (var line in explained.Bill.Lines)
            foreach (var row in Of(line)) yield return row;
        foreach (var cas in explained.Filing.Adjustments.Where(cas => cas.Line == 0))
            yield return Row("", $"{cas.Group}-{cas.Carc}", $"on the claim: {Carc.Of(cas.Carc).Meaning}", cas.Amount, Whose(cas.Group, cas.Carc));
    }

    private IEnumerable<string> Of(ClaimLine line)
    {
        var title = $"Line {line.Number}, {Shown(string.Join(' ', [line.Code, .. line.Modifiers]))}, {Day(line.ServiceDate)}";
        yield return $"{title,-73}{Amount(line.Charge),12}   charge";
        if (explained.Decided is not { } decided || AdviceOf(decided, line.Number) is not { } advice)
        {
            yield return $"      {(explained.Decided is null ? "not decided" : "not in the 835")}";
            yield break;
        }

        var steps = explained.Steps.Where(step => step.Line == line.Number).ToList();
        foreach (var step in steps.Where(step => isAll || step.Stage is not (Pricing or Share) && !step.Outcome.StartsWith("denied", StringComparison.Ordinal)))
            yield return Told(step);
        if (advice.Allowed is { } allowed && steps.Find(step => step.Stage == Pricing) is { } priced)
            yield return Row("16", "price", $"{Shown(priced.Rule)} = {allowed}", allowed, "allowed");
        foreach (var cas in advice.Adjustments) yield return Adjusted(line, advice, steps, cas);
        foreach (var item in stored.Claim.Denials.Where(item => item.Line == line.Number && item.Clm01 == explained.Filing.Clm01))
            yield return Row("", "ours", "what the contract gives for it", stored.Expected(item), "expected");
        var parts = string.Join(" + ", advice.Adjustments.Select(cas => Amount(cas.Amount)).Append(Amount(advice.Paid)));
        yield return Row("22", "paid", $"{Amount(advice.Charge)} = {parts}", advice.Paid, "insurance");
    }

    private static string Adjusted(ClaimLine line, LineAdvice advice, List<Explanation> steps, Adjustment cas)
    {
        var code = $"{cas.Group}-{cas.Carc}";
        var denial = steps.Find(step => step.Outcome.StartsWith($"denied {code} ", StringComparison.Ordinal));
        var share = cas.Group == "PR" && cas.Carc is "1" or "2" or "3" ? steps.Find(step => step.Stage is Share) : null;
        var (stage, text) = (denial, share) switch
        {
            ({ } why, _) => ($"{why.Stage}", string.Join(' ', [$"{Carc.Of(cas.Carc).Meaning}; rule: {why.Rule}", .. advice.Remarks])),
            (_, { } asked) => ($"{Share}", $"{Carc.Of(cas.Carc).Meaning}; {asked.Rule}"),
            _ when code == "CO-45" && advice.Allowed is { } allowed && line.Charge - allowed == cas.Amount => ("", $"{Amount(line.Charge)} - {Amount(allowed)}"),
            _ => ("", string.Join(' ', [Carc.Of(cas.Carc).Meaning, .. advice.Remarks])),
        };
        return Row(stage, code, Shown(text), cas.Amount, Whose(cas.Group, cas.Carc));
    }

    /// <summary>Our line of each remitted line, in their order.</summary>
    private static LineAdvice? AdviceOf(FilingEvent.Remitted decided, int line) =>
        decided.Lines.IndexOf(line) is >= 0 and var place ? decided.Advice.Lines[place] : null;

    private static string Told(Explanation step)
    {
        var name = step.Stage switch { Pricing => "price", Share => "share", Coordination => "others", Finalise => "done", _ => "asked" };
        return Wrapped($"{step.Stage}", name, Shown($"{step.Rule}: {step.Outcome}"), "");
    }

    private static string Whose(string group, string carc) => Carc.ClassOf(group, carc) switch
    {
        CarcClass.Contractual => "adjusted",
        CarcClass.Patient => "patient",
        CarcClass.Denial => "denied",
        _ => "known",
    };

    private static string Row(string stage, string name, string text, Money amount, string whose) =>
        Wrapped(stage, name, text, $"{Amount(amount),12}   {whose}");

    /// <summary>Long words go on under themselves, above the line that has the amount.</summary>
    private static string Wrapped(string stage, string name, string text, string end)
    {
        var lines = new List<string>();
        while (true)
        {
            var part = Fitting(text, TextWidth);
            text = text[part.Length..].TrimStart();
            var isLast = text.Length == 0;
            lines.Add($"  {(lines.Count == 0 ? stage : ""),2} {(lines.Count == 0 ? name : ""),-8}{part.PadRight(isLast && end.Length > 0 ? TextWidth : 0)}{(isLast ? end : "")}");
            if (isLast) return string.Join('\n', lines);
        }
    }
}

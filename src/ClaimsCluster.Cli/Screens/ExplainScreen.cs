using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Every cent of a claim (SCREENS §4): left the stage of D§6.1, then the rule and its numbers, right the amount and whose it is.</summary>
internal sealed class ExplainScreen(Terminal terminal, StoredClaim stored, IReadOnlyList<ExplainedFiling> filings, LedgerAgreement agreement)
{
    private const int FullWidth = 100;
    private readonly Claim _claim = stored.Claim;
    private readonly Paint _paint = terminal.OutputPaint;

    /// <summary>What stands in full; versions that do not stand any more, and silent stages, only when all is asked for.</summary>
    public void Print(bool isAll)
    {
        foreach (var (index, explained) in filings.Index())
        {
            if (index > 0) terminal.Output.WriteLine();
            Write(Tone.Bold, Title(explained));
            foreach (var prior in _claim.Prior.Where(_ => index == 0).GroupBy(prior => prior.PayerId))
                Write(Tone.Plain, $"  paid before by {Shown(prior.Key)}: {Amount(prior.Sum(line => line.Paid))}, adjusted {Amount(prior.Sum(line => line.Allowance))}");
            foreach (var hit in explained.Filing.State == FilingState.Held || isAll ? explained.Filing.Edits : [])
                Write(hit.Severity == EditSeverity.Reject ? Tone.Red : Tone.Plain, $"  {Shown(hit.Message)}");
            foreach (var back in explained.Remitted.Where(told => told.Advice.IsReversal))
                Write(Tone.Yellow, $"  taken back on {Day(back.PaidOn)} (835 {Shown(back.Trace)}): {Amount(back.Advice.Paid)}");
            if (!isAll && !explained.Filing.IsFinal) continue;

            foreach (var row in new ExplainedLines(stored, explained, isAll).Rows()) terminal.Output.WriteLine(row);
        }

        terminal.Output.WriteLine();
        foreach (var explained in filings.Where(explained => explained.Filing.IsFinal)) Write(Tone.Plain, Check(explained));
        Ledger();
    }

    private string Title(ExplainedFiling explained)
    {
        var filing = explained.Filing;
        var payer = LiveFiling.Payer(_claim, filing);
        if (explained.Decided is not { } decided)
            return filing.State switch
            {
                FilingState.Held => $"Filing {LiveFiling.Name(filing)} to {payer} is held by our edits: nothing was decided",
                FilingState.Rejected => $"Filing {LiveFiling.Name(filing)} was rejected by {payer}, 277CA {filing.Status}: nothing was decided",
                _ => $"Filing {LiveFiling.Name(filing)} to {payer} is {filing.State}: nothing was decided",
            };

        var how = explained.Steps.Count == 0 ? $"as its 835 {Shown(decided.Trace)} says" : explained.Plan is { } plan ? $"plan {Shown(plan)}" : "";
        return $"Filing {LiveFiling.Name(filing)}, decided by {payer} on {Day(decided.PaidOn)}{(how.Length > 0 ? $": {how}" : "")}";
    }

    private static string Check(ExplainedFiling explained)
    {
        var filing = explained.Filing;
        var parts = explained.Sums.Select(sum => $" + {Amount(sum.Amount)} {sum.Group}-{sum.Carc}");
        var sign = explained.Balances ? "=" : "is not";
        return $"Check  {LiveFiling.Name(filing)}: {Amount(filing.Charge)} {sign} {Amount(filing.Paid)} paid{string.Concat(parts)}";
    }

    private void Ledger()
    {
        var prior = _claim.Prior.IsEmpty ? "835s" : "835s and what was told of payers before";
        if (agreement.IsTrue)
        {
            Write(Tone.Plain, $"       ledger and {prior} agree: paid {Amount(agreement.Paid)}, adjusted {Amount(agreement.Adjusted)}");
            return;
        }

        Write(Tone.Red, $"       ledger and {prior} differ: paid {Amount(agreement.Booked.InsurancePaid)} and {Amount(agreement.Paid)}, "
            + $"adjusted {Amount(agreement.Booked.Adjustments)} and {Amount(agreement.Adjusted)}");
    }

    private void Write(Tone tone, string text)
    {
        var indent = new string(' ', text.Length - text.TrimStart().Length + (text.StartsWith("Check", StringComparison.Ordinal) ? 7 : 0));
        for (var isFirst = true; text.Length > 0; isFirst = false)
        {
            var line = isFirst ? text : indent + text;
            var part = Fitting(line, Math.Min(FullWidth, terminal.Width));
            terminal.Output.WriteLine(_paint[tone, part]);
            text = line[part.Length..].TrimStart();
        }
    }
}

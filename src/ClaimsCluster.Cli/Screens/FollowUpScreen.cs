using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Scrubbing;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What an act of a person changes, one row a fact, and the next command.</summary>
internal sealed class FollowUpScreen(Terminal terminal, Claim claim, Decision<Claim> decided, string shortName, BookPlace place)
{
    public void Print(bool isDryRun)
    {
        var answer = isDryRun ? $"Nothing is changed. Claim {claim.ClaimId} would change so:" : $"Claim {claim.ClaimId} is changed:";
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, answer]);
        foreach (var row in decided.Events.SelectMany(Rows).Concat(decided.Effects.SelectMany(Rows))) terminal.Output.WriteLine($"  {row}");
        if (isDryRun) return;

        terminal.Output.WriteLine();
        terminal.Output.WriteLine(decided.Next.Filings.Any(filing => filing.IsToBeSent)
            ? $"Next  claims run {place.Option}        let time go on: it is sent at 18:00"
            : $"Next  claims status {shortName} {place.Option}        its story");
    }

    private IEnumerable<string> Rows(DomainEvent happened)
    {
        switch (happened)
        {
            case FilingAdded e:
                yield return $"makes filing {e.Filing.Sequence}{e.Filing.Version}: frequency {e.Filing.Frequency}"
                    + $"{(e.Filing.OriginalReference is { } icn ? $", payer's number {Shown(icn)}" : "")}, {Count(e.Bill.Lines.Count, "line")}, {Amount(e.Filing.Charge)}";
                break;
            case FilingEvent.Rebilled e:
                yield return $"changes filing {Name(e.Clm01)}: {Amount(e.Bill.Charge)}{(e.NewClm01 is null ? "" : $", under the new number {e.NewClm01}")}";
                break;
            case FilingEvent.Scrubbed e when e.To == FilingState.Held:
                foreach (var hit in e.Hits.Where(hit => hit.Severity != EditSeverity.Info)) yield return terminal.OutputPaint[Tone.Yellow, $"held: {Shown(hit.Message)}"];
                break;
            case FilingEvent.Scrubbed:
                yield return "scrub clean: it goes out with the payer's next batch";
                break;
            case FilingEvent.Released e:
                yield return $"releases filing {Name(e.Clm01)}: {Shown(e.Reason)}";
                break;
            case FilingEvent.Cancelled e:
                yield return $"gives filing {Name(e.Clm01)} up before a payer decided: {Shown(e.Reason)}";
                break;
            case FilingEvent.VoidRequested e:
                yield return $"asks the payer to void filing {Name(e.Clm01)}: an 837 of frequency 8 under {e.VoidClm01}";
                break;
            case DenialsWorked e:
                yield return $"{Count(e.Places.Count, "denial")}: {(e.To == DenialState.Corrected ? "corrected, waits for the payer" : e.To == DenialState.WrittenOff ? "written off" : "open again")}";
                break;
        }
    }

    private IEnumerable<string> Rows(Effect effect)
    {
        if (effect.Command is AccountCommand.WriteOff writeOff)
            yield return $"writes off {Amount(OpenOf(writeOff.To))} to {writeOff.To.Digits()}: {Shown(writeOff.Reason)}";
        if (effect.Command is AccountCommand.PostCharge charge)
            yield return $"charges {Amount(MoneySums.Sum(charge.Lines, line => line.Amount))} in the place of {Amount(claim.Charge)}";
    }

    private Money OpenOf(AccountNumber to)
    {
        var money = ClaimMoney.Of(claim);
        return PostingRules.WrittenOffFrom(to) == AccountNumber.PatientReceivable ? money.Patient : money.Balance - money.Patient;
    }

    private string Name(string clm01) => (decided.Next.Numbered(clm01) ?? claim.Numbered(clm01)) is { } filing ? $"{filing.Sequence}{filing.Version}" : clm01;
}

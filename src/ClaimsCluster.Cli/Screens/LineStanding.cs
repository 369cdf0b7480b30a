using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What became of a line, in a word.</summary>
internal static class LineStanding
{
    public static Cell Of(StoredClaim stored, int line)
    {
        var filing = LiveFiling.Of(stored.Claim);
        if (!filing.IsFinal) return Undecided(filing);
        var books = stored.Line(line);
        if (IsDenied(stored.Claim, line)) return books.Balance.IsZero && !books.WrittenOff.IsZero ? new("written off") : new("denied", Tone.Red);
        if (books.InsurancePaid > Money.Zero) return new("paid", Tone.Green);
        return books.PatientResponsibility > Money.Zero ? "the patient's" : "nothing paid";
    }

    /// <summary>Denied by the payer, and not paid since.</summary>
    public static bool IsDenied(Claim claim, int line) =>
        claim.Denials.Exists(item => item.State == DenialState.Open && (item.Line == line || item.Line == 0))
        || LiveFiling.Of(claim).Adjustments.Exists(cas => cas.Line == line && cas.Amount > Money.Zero && Carc.ClassOf(cas.Group, cas.Carc) == CarcClass.Denial);

    private static Cell Undecided(Filing filing) => filing.State switch
    {
        FilingState.Held => new Cell("held", Tone.Yellow),
        FilingState.Rejected => new Cell("rejected", Tone.Red),
        _ when filing is { OverdueSince: not null, IsWithPayer: true } => new Cell("silent", Tone.Yellow),
        FilingState.Submitted or FilingState.Received or FilingState.Accepted or FilingState.Pended => "with the payer",
        FilingState.Reversed => new Cell("taken back", Tone.Yellow),
        FilingState.Voiding => new Cell("to be voided", Tone.Yellow),
        FilingState.Voided => "voided",
        FilingState.Abandoned => "given up",
        _ => "not sent",
    };
}

using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The filing that a sentence about a claim is about: what is still to be decided, else what was decided last.</summary>
internal static class LiveFiling
{
    public static Filing Of(Claim claim) => CurrentFiling.Of(claim);

    /// <summary>To whom it goes: the payer's name, his id where the claim has none.</summary>
    public static string Payer(Claim claim, Filing filing)
    {
        var bill = claim.BillOf(filing);
        return Shown(bill.PayerName.Length > 0 ? bill.PayerName : bill.PayerId);
    }

    /// <summary>"it" of a claim's only filing, else "replacement P2", "secondary claim S1".</summary>
    public static string Subject(Claim claim, Filing filing) => filing switch
    {
        { Replaces: not null } => $"replacement {Name(filing)}",
        { Sequence: "S" } when claim.Filings.Count > 1 => $"secondary claim {Name(filing)}",
        { Sequence: "T" } when claim.Filings.Count > 1 => $"tertiary claim {Name(filing)}",
        _ => "it",
    };

    /// <summary>"P1".</summary>
    public static string Name(Filing filing) => $"{filing.Sequence}{filing.Version}";
}

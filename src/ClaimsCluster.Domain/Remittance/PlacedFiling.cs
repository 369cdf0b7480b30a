using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>Which filing of a claim a CLP decides that does not name it by our number (D§7.5.2).</summary>
public static class PlacedFiling
{
    /// <summary>
    /// A reversal takes back the decision with its claim number, else with its amounts; any other CLP decides the newest
    /// live filing of the sequence that CLP02 tells. The charge must be the filed one (D§7.5.3). Null: none of them.
    /// </summary>
    public static Filing? Of(Claim claim, ClaimAdvice advice)
    {
        if (advice.IsReversal)
        {
            return claim.Filings.FindLast(filing => filing.Icn is { } icn && icn == advice.Icn)
                ?? claim.Filings.FindLast(filing => filing.Charge == -advice.Charge && filing.Paid == -advice.Paid);
        }

        return claim.Filings.FindLast(filing =>
            filing.IsLive && filing.Charge == advice.Charge && SequenceOf(advice) is var sequence
            && (sequence is null || filing.Sequence == sequence));
    }

    private static string? SequenceOf(ClaimAdvice advice) => advice.Status switch
    {
        "1" or "19" => "P",
        "2" or "20" => "S",
        "3" or "21" => "T",
        _ => null,
    };
}

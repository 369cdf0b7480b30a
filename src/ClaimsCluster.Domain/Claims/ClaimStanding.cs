namespace ClaimsCluster.Domain.Claims;

/// <summary>Where a claim stands, derived from its filings and balances (D§11.2).</summary>
public enum ClaimStanding
{
    /// <summary>None of the others: not sent, rejected, reversed, or a rest that is nobody's turn.</summary>
    Open,

    /// <summary>More was paid than charged.</summary>
    Credit,

    /// <summary>A denial waits for somebody.</summary>
    InDenial,

    /// <summary>With the payer.</summary>
    InProcess,

    /// <summary>The secondary payer has it.</summary>
    SecondaryPending,

    /// <summary>The tertiary payer has it.</summary>
    TertiaryPending,

    /// <summary>The primary payer is done, and the next one has not got it yet.</summary>
    PrimaryFinal,

    /// <summary>All payers are final and the patient owes.</summary>
    PatientDue,

    /// <summary>All balances are zero, some of it given up.</summary>
    WrittenOff,

    /// <summary>All balances are zero.</summary>
    Closed,
}

/// <summary>Derives where a claim stands; the first that is true wins.</summary>
public static class ClaimStandings
{
    extension(ClaimStanding)
    {
        /// <summary>Where the claim stands now.</summary>
        public static ClaimStanding Of(Claim claim)
        {
            var money = ClaimMoney.Of(claim);
            var live = claim.LiveFilings.ToList();
            if (money.Balance < Money.Zero) return ClaimStanding.Credit;
            if (claim.Denials.Exists(item => item.IsOpen)) return ClaimStanding.InDenial;
            if (live.Find(IsSent) is { } sent)
            {
                return sent.Sequence switch
                {
                    "S" when claim.Live("P") is not null => ClaimStanding.SecondaryPending,
                    "T" when claim.Live("S") is not null => ClaimStanding.TertiaryPending,
                    _ => ClaimStanding.InProcess,
                };
            }

            var areFinal = live.TrueForAll(filing => filing.IsFinal);
            if (!areFinal) return live[0].IsFinal ? ClaimStanding.PrimaryFinal : ClaimStanding.Open;
            if (live.Count > 0 && money.Patient > Money.Zero) return ClaimStanding.PatientDue;
            if (!money.Balance.IsZero) return ClaimStanding.Open;
            return money.WrittenOff > Money.Zero ? ClaimStanding.WrittenOff : ClaimStanding.Closed;
        }
    }

    private static bool IsSent(Filing filing) => filing.State is FilingState.Submitted or FilingState.Received
        or FilingState.Accepted or FilingState.Pended or FilingState.Voiding;
}

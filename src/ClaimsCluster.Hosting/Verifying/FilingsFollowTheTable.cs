using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>I12: each step of a filing is a row of the filing table, starts where the one before ended, and leaves no final state.</summary>
internal sealed class FilingsFollowTheTable() : Check("I12", "each step of a filing is a row of the filing table", "steps")
{
    private readonly FilingTable _table = FilingTable.Kept;
    private readonly Dictionary<(string Tenant, string Clm01), Standing> _filings = [];

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        switch (happened.Event)
        {
            case ClaimReceived received:
                foreach (var filing in received.Claim.Filings) Begin(happened, filing);
                break;
            case FilingAdded added:
                Begin(happened, added.Filing);
                break;
            case FilingEvent step:
                LookedAt++;
                Step(happened, step);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        if (row.State is not Claim claim) return;
        foreach (var filing in claim.Filings)
        {
            if (_filings.TryGetValue((row.Record.Id.Tenant, filing.Clm01), out var last) && last.State != filing.State)
                Wrong(row.Record.Id, null, $"filing {filing.Clm01} is {filing.State}, and its last step led to {last.State}");
        }
    }

    private void Begin(Happened happened, Filing filing)
    {
        if (!_table.IsStart(filing.State)) Wrong(happened.Id, happened.Seq, $"filing {filing.Clm01} begins as {filing.State}");
        _filings[(happened.Id.Tenant, filing.Clm01)] = new(filing.State, FilingState.None);
    }

    private void Step(Happened happened, FilingEvent step)
    {
        var key = (happened.Id.Tenant, step.Clm01);
        var words = $"filing {step.Clm01}: {step.From}, {step.Happening}, {step.To}";
        if (!_filings.TryGetValue(key, out var was)) Wrong(happened.Id, happened.Seq, $"{words}: there is no such filing");
        else if (step.From != was.State) Wrong(happened.Id, happened.Seq, $"{words}: it was {was.State}");
        else if (_table.IsFinal(step.From)) Wrong(happened.Id, happened.Seq, $"{words}: nothing leads out of {step.From}");
        else if (!_table.Has(step.From, step.Happening, step.To, was.Before)) Wrong(happened.Id, happened.Seq, $"{words}: no such row");
        _filings[key] = new(step.To, step.To == step.From ? was.Before : step.From);

        // Corrected after a reject, it goes on under a new number.
        if (step is FilingEvent.Rebilled { NewClm01: { } renamed } && _filings.Remove(key, out var standing)) _filings[(key.Tenant, renamed)] = standing;
    }

    private readonly record struct Standing(FilingState State, FilingState Before);
}

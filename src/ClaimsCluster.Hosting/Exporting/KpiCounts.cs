using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Projections;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Rates of D§12, of the first filing to each payer, as numerators and denominators, folded from the events of claims in the order of the log.</summary>
public sealed class KpiCounts : IProjection
{
    private readonly Dictionary<string, FirstAnswers> _filings = new(StringComparer.Ordinal);
    private bool _isFirst;
    private bool _isDenied;

    /// <summary>Filings scrubbed for the first time.</summary>
    public int Scrubbed { get; private set; }

    /// <summary>Of them, clean at once.</summary>
    public int CleanAtFirst { get; private set; }

    /// <summary>Filings submitted for the first time.</summary>
    public int Submitted { get; private set; }

    /// <summary>Of them, accepted by the payer's first 277CA.</summary>
    public int AcceptedAtFirst { get; private set; }

    /// <summary>Filings with a first 835.</summary>
    public int Decided { get; private set; }

    /// <summary>Of them, with a denied line in it.</summary>
    public int DeniedAtFirst { get; private set; }

    /// <summary>Charges of filings with a first 835.</summary>
    public Money ChargeDecided { get; private set; }

    /// <summary>Charges denied by a first 835.</summary>
    public Money ChargeDenied { get; private set; }

    /// <summary>Lines denied by a first 835, by reason.</summary>
    public SortedDictionary<string, (int Lines, Money Charge)> DeniedLines { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the decided, those the first 835 resolved.</summary>
    public int ResolvedAtFirst => Decided - DeniedAtFirst;

    /// <inheritdoc/>
    public void Take(LoggedEvent logged, DomainEvent happened) => Take(happened);

    /// <summary>Takes the next event of the log in; those of others than claims do not count.</summary>
    public void Take(DomainEvent happened)
    {
        switch (happened)
        {
            case FilingEvent.Scrubbed e when First(e.Clm01, Answer.Scrub):
                Scrubbed++;
                if (e.Happening == FilingHappening.ScrubClean) CleanAtFirst++;
                break;
            case FilingEvent.Transmitted e when First(e.Clm01, Answer.Submit):
                Submitted++;
                break;
            case FilingEvent.Acknowledged e when e.Happening != FilingHappening.AckReceipt && First(e.Clm01, Answer.Acknowledge):
                if (e.Happening == FilingHappening.AckAccepted) AcceptedAtFirst++;
                break;
            case FilingEvent.Remitted e:
                _isFirst = First(e.Clm01, Answer.Decide);
                _isDenied = false;
                if (!_isFirst) break;
                Decided++;
                ChargeDecided += e.Advice.Charge;
                break;
            case DenialOpened e when _isFirst: // Denials stand right behind their 835 in the claim's commit.
                Deny(e);
                break;
        }
    }

    private void Deny(DenialOpened denial)
    {
        if (!_isDenied) DeniedAtFirst++;
        _isDenied = true;
        ChargeDenied += denial.Item.Amount;
        var reason = string.Join(' ', [$"{denial.Item.Group}-{denial.Item.Carc}", .. denial.Item.Rarcs]);
        var (lines, charge) = DeniedLines.GetValueOrDefault(reason);
        DeniedLines[reason] = (lines + 1, charge + denial.Item.Amount);
    }

    private bool First(string clm01, Answer answer)
    {
        var first = FirstNumber(clm01);
        var had = _filings.GetValueOrDefault(first);
        if (had.Has.HasFlag(answer)) return false;
        _filings[first] = new(had.Has | answer);
        return true;
    }

    /// <summary>A claim counts once for each of its payers (D§12): what replaces it or goes again has a later number of the same letter.</summary>
    private static string FirstNumber(string clm01) =>
        ClaimIdentity.ClaimOf(clm01) is null ? clm01 : clm01.TrimEnd("0123456789".ToCharArray());

    [Flags]
    private enum Answer
    {
        None = 0,
        Scrub = 1,
        Submit = 2,
        Acknowledge = 4,
        Decide = 8,
    }

    private readonly record struct FirstAnswers(Answer Has);
}

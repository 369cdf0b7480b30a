using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Simulation.Payers;

/// <summary>A payment of a file that comes so many days after the first; 0: the first.</summary>
internal readonly record struct DatedPayment(int AfterDays, RemittanceAdvice Payment);

/// <summary>A payment of a simulated payer as a real one tells it: in several files, each of which balances.</summary>
internal sealed class RetoldPayment
{
    private readonly PayerManners _manners;
    private readonly RemittanceAdvice _told;
    private readonly SortedDictionary<int, List<RemittedClaim>> _claims = [];

    public RetoldPayment(PayerManners manners, RemittanceAdvice told)
    {
        (_manners, _told) = (manners, told);
        _claims[0] = [];
        foreach (var claim in told.Claims) Retell(claim);
    }

    /// <summary>The first one has the payment's number and its provider adjustments, the others have numbers of their own.</summary>
    public IEnumerable<DatedPayment> Files =>
        _claims.Where(file => file.Key == 0 || file.Value.Count > 0).Select(file => new DatedPayment(file.Key, Payment(file.Key, file.Value)));

    private void Retell(RemittedClaim claim)
    {
        var occasion = $"{claim.ClaimNumber} {claim.StatusCode} {_told.TraceNumber}";
        var chance = _manners.Of(occasion);
        if (!RetoldClaim.IsPlain(claim))
        {
            var isLate = claim.StatusCode == RetoldClaim.Reversal && _manners.Do(PayerHabit.ReversesLate, occasion);
            Say(isLate ? chance.Between(1, 20) : 0, claim);
            return;
        }

        if (_manners.Do(PayerHabit.OtherDecisions, occasion)) claim = RetoldClaim.Decided(claim, chance.Of(RetoldClaim.Outcomes));
        var first = claim with { ClaimNumber = _manners.Do(PayerHabit.UnknownNumbers, occasion) ? $"U{chance.Below(1_000_000)}" : claim.ClaimNumber };
        if (_manners.Do(PayerHabit.ReversesBefore, occasion))
        {
            Say(0, RetoldClaim.Reversed(first));
            Say(chance.Between(1, 10), first);
            return;
        }

        if (claim.Lines.Count > 1 && _manners.Do(PayerHabit.SplitsClaims, occasion))
        {
            var count = chance.Between(1, claim.Lines.Count - 1);
            Say(0, PerhapsOtherwise(RetoldClaim.Of(first, first.Lines.Take(count)), chance));
            Say(chance.Between(1, 15), PerhapsOtherwise(RetoldClaim.Of(first, first.Lines.Skip(count)), chance));
        }
        else
        {
            Say(0, first);
        }

        if (RetoldClaim.Denied(first) is { Lines.Count: > 0 } denied && _manners.Do(PayerHabit.DecidesAgain, occasion))
            Say(chance.Between(16, 25), RetoldClaim.Decided(denied, chance.Of(RetoldClaim.Outcomes)));
        if (!_manners.Do(PayerHabit.Reverses, occasion)) return;
        Say(chance.Between(26, 35), RetoldClaim.Reversed(first));
        if (chance.Percent(60)) Say(chance.Between(36, 45), RetoldClaim.Decided(first, chance.Of(RetoldClaim.Outcomes)));
    }

    private static RemittedClaim PerhapsOtherwise(RemittedClaim claim, Chance chance) =>
        chance.Percent(20) ? claim : RetoldClaim.Decided(claim, chance.Of(RetoldClaim.Outcomes));

    private void Say(int afterDays, RemittedClaim claim)
    {
        if (!_claims.TryGetValue(afterDays, out var claims)) _claims[afterDays] = claims = [];
        claims.Add(claim);
    }

    private RemittanceAdvice Payment(int afterDays, List<RemittedClaim> claims)
    {
        var trace = afterDays == 0 ? _told.TraceNumber : $"{_told.TraceNumber}D{afterDays}";
        List<ProviderAdjustment> provider = afterDays == 0 ? [.. _told.ProviderAdjustments] : [];
        var amount = claims.Sum(claim => claim.Paid) - provider.Sum(plb => plb.Amount);
        if (amount < 0m)
        {
            provider.Add(new("FB", trace, amount)); // What is below 0.00 is left to a later payment (D§7.4).
            amount = 0m;
        }

        return _told with
        {
            TraceNumber = trace,
            Amount = amount,
            Method = amount == 0m ? "NON" : _told.Method is "NON" ? "ACH" : _told.Method,
            PaymentDate = _told.PaymentDate?.AddDays(afterDays),
            ProductionDate = _told.ProductionDate?.AddDays(afterDays),
            Claims = claims,
            ProviderAdjustments = provider,
        };
    }
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>A service whose cost is estimated.</summary>
/// <param name="Procedure">CPT or HCPCS.</param>
/// <param name="Modifiers">In their order.</param>
/// <param name="PlaceOfService">Two digits.</param>
/// <param name="Day">The day of service.</param>
/// <param name="Allowed">What the payer allows for it.</param>
[GenerateSerializer, Immutable, Alias("estimated-service")]
public sealed record EstimatedService(
    [property: Id(0)] string Procedure, [property: Id(1)] ImmutableList<string> Modifiers, [property: Id(2)] string PlaceOfService,
    [property: Id(3)] DateOnly Day, [property: Id(4)] Money Allowed);

/// <summary>What of a service is expected to be whose.</summary>
/// <param name="Copay">PR-3.</param>
/// <param name="Deductible">PR-1.</param>
/// <param name="Coinsurance">PR-2.</param>
/// <param name="Paid">By the payer.</param>
[GenerateSerializer, Immutable, Alias("estimated-share")]
public sealed record EstimatedShare(
    [property: Id(0)] Money Copay, [property: Id(1)] Money Deductible, [property: Id(2)] Money Coinsurance, [property: Id(3)] Money Paid)
{
    /// <summary>All that the patient will owe.</summary>
    public Money Patient => Copay + Deductible + Coinsurance;
}

/// <summary>What a patient will owe, from what his payer answered: the payer's own rules on the limits that it told.</summary>
public static class BenefitEstimate
{
    private static readonly Money NoLimit = Money.OfCents(100_000_000_000);

    /// <summary>The share of each service, in their order; empty when the answer is not that he is covered.</summary>
    /// <param name="answer">The payer's answer.</param>
    /// <param name="services">All of one claim, of one calendar year, in the order of its lines.</param>
    /// <remarks>
    /// A deductible of which the payer tells only the whole is taken to be untouched; one that it does not tell to be met;
    /// a limit that it does not tell to be none.
    /// </remarks>
    public static ImmutableList<EstimatedShare> Of(EligibilityAnswer answer, IReadOnlyList<EstimatedService> services)
    {
        if (answer.Coverage != CoverageAnswer.Active) return [];

        var terms = answer.Benefits.RemoveAll(benefit => benefit.Network == "N"); // We are in the network.
        var (copay, coinsurance, left) = (Copay(terms), Coinsurance(terms), Left(terms));
        var officeDays = new HashSet<DateOnly>();
        var shares = ImmutableList.CreateBuilder<EstimatedShare>();
        foreach (var service in services)
        {
            var isVisit = ServiceTerms.IsOfficeVisit(service.Procedure, service.Modifiers, service.PlaceOfService);
            var share = MemberShare.Of(
                service.Allowed,
                ServiceTerms.Of(
                    copay, coinsurance, ServiceTerms.IsPreventive(service.Procedure, service.Modifiers),
                    isVisit, isVisit && officeDays.Add(service.Day)),
                left);
            shares.Add(new(share.Copay, share.Deductible, share.Coinsurance, share.Paid));
            left = share.After;
        }

        return shares.ToImmutable();
    }

    private static Money Copay(ImmutableList<Benefit> terms) =>
        terms.Find(benefit => benefit is { Information: "B", ServiceType: "98", Amount: not null, Procedure: "" })?.Amount ?? Money.Zero;

    private static decimal Coinsurance(ImmutableList<Benefit> terms) =>
        OfPlan(terms, "A").FirstOrDefault(benefit => benefit.Percent is not null)?.Percent ?? 0m;

    private static Accumulators Left(ImmutableList<Benefit> terms)
    {
        var (person, family) = (Remaining(terms, "C", "IND"), Remaining(terms, "C", "FAM"));
        return new(
            person ?? family ?? Money.Zero, family ?? person ?? Money.Zero,
            Remaining(terms, "G", "IND") ?? NoLimit, Remaining(terms, "G", "FAM") ?? NoLimit);
    }

    // 29 is what is left, 23 the whole of the year.
    private static Money? Remaining(ImmutableList<Benefit> terms, string information, string level)
    {
        var told = OfPlan(terms, information).Where(benefit => benefit.Level == level || (level == "IND" && benefit.Level.Length == 0)).ToList();
        return told.Find(benefit => benefit is { Period: "29", Amount: not null })?.Amount
            ?? told.Find(benefit => benefit is { Period: "23" or "", Amount: not null })?.Amount;
    }

    private static IEnumerable<Benefit> OfPlan(ImmutableList<Benefit> terms, string information) => terms.Where(benefit =>
        benefit.Information == information && benefit.ServiceType is ("30" or "") && benefit.Procedure.Length == 0);
}

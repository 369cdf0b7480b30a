using System.Collections.Immutable;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Charges;

/// <summary>Gives the services of a visit their charges (D§4.1): round2(price) x units, unless a charge was given.</summary>
public static class ChargeEntry
{
    private const decimal MostUnits = 9999.9m; // Of SV104 (D§5.3 PRC-03).

    /// <summary>The charges of a coded visit; a service without a price is asked for, one question a code.</summary>
    public static VisitCharges Of(Visit visit, VisitCodes codes, Chargemaster prices)
    {
        var lines = ImmutableList.CreateBuilder<ChargeLine>();
        var questions = ImmutableList.CreateBuilder<VisitQuestion>();
        HashSet<string> asked = [];
        foreach (var (index, service) in codes.Services.Index())
        {
            if (service.Units is <= 0m or > MostUnits)
                questions.Add(Ask(visit, service, "units", "units", $"{service.Code} has no count above 0 up to {MostUnits}.", "correct the units"));
            else if (ChargeOf(visit, service, prices) is { } charge)
            {
                lines.Add(new(index + 1, service.Code, service.Modifiers, service.Units, service.Pointers, charge));
                if (charge < Money.Zero || (charge.IsZero && !IsReportedWithoutCharge(service.Code)))
                    questions.Add(Ask(visit, service, "charge", "charge", $"The charge of {service.Code} is not above 0.00.", "correct the charge"));
            }
            else if (asked.Add(service.Code))
            {
                questions.Add(Ask(
                    visit, service, "no-price", "charge", $"The chargemaster has no price for {service.Code} on that day.",
                    "enter the charge, or add the code to the chargemaster"));
            }
        }

        return new(lines.ToImmutable(), questions.ToImmutable());
    }

    private static Money? ChargeOf(Visit visit, CodedService service, Chargemaster prices)
    {
        if (service.Charge is { } given) return given;

        var encounter = visit.Encounter;
        return prices.PriceOf(new(service.Code, service.Modifiers, encounter.Facility?.Npi, encounter.Billing.Npi, encounter.Date)) is { } price
            ? Money.Round(Money.Round(price) * service.Units)
            : null;
    }

    // Category II codes report quality and carry no charge of their own.
    private static bool IsReportedWithoutCharge(string code) => code is [_, _, _, _, 'F'];

    // A service that was coded from the note has no field of its own: the service itself is given then.
    private static VisitQuestion Ask(Visit visit, CodedService service, string code, string field, string text, string todo)
    {
        var given = visit.Encounter.Procedures?.FindIndex(procedure => procedure.Code == service.Code) ?? -1;
        return new()
        {
            Step = VisitStep.Charges,
            Code = code,
            Text = text,
            Todo = todo,
            Path = given >= 0 ? $"encounter.procedures[{given}].{field}" : "encounter.procedures",
        };
    }
}

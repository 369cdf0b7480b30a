namespace ClaimsCluster.Domain.Charges;

/// <summary>A price of the chargemaster.</summary>
/// <param name="Code">CPT or HCPCS.</param>
/// <param name="Price">Dollars a unit; more than two decimals are rounded when it is charged.</param>
public sealed record ChargemasterRow(string Code, decimal Price)
{
    /// <summary>A modifier that the service has; empty: any or none.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>NPI of the service facility, else of who bills; empty: any.</summary>
    public string Facility { get; init; } = "";

    /// <summary>The first day of service; null: always before.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of service; null: no end.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Whose price is looked up.</summary>
/// <param name="Code">CPT or HCPCS.</param>
/// <param name="Modifiers">In their order.</param>
/// <param name="FacilityNpi">Of the service facility; null: at the billing address.</param>
/// <param name="BillingNpi">Of who bills.</param>
/// <param name="Day">Of the service.</param>
public sealed record PricedService(string Code, IReadOnlyList<string> Modifiers, string? FacilityNpi, string BillingNpi, DateOnly Day);

using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Charges;

/// <summary>What a practice charges (D§4.1). The most specific row that fits a service gives its price.</summary>
/// <remarks>
/// More specific, in this order: a row of the service's first modifier, then of its second, ... before one of any
/// modifier; of the place, by its own NPI, then by that of who bills, before one of any place; with a first day before
/// one without, the later first day before the earlier; of equals the row that stands first.
/// </remarks>
public sealed class Chargemaster
{
    private readonly ILookup<string, ChargemasterRow> _rows;

    /// <summary>Of its rows.</summary>
    public Chargemaster(IReadOnlyList<ChargemasterRow> rows)
    {
        Rows = [.. rows];
        _rows = Rows.ToLookup(row => row.Code, StringComparer.Ordinal);
    }

    /// <summary>Our own list: invented prices of a usual size.</summary>
    public static Chargemaster Default { get; } = new([.. UsualPrices.All.Select(usual => new ChargemasterRow(usual.Code, usual.Price))]);

    /// <summary>The rows as they were given.</summary>
    public ImmutableArray<ChargemasterRow> Rows { get; }

    /// <summary>Dollars a unit; null: no row fits.</summary>
    public decimal? PriceOf(PricedService service) => _rows[service.Code]
        .Where(row => Fits(row, service))
        .MinBy(row => (ModifierRank(row, service), FacilityRank(row, service), -(row.From?.DayNumber ?? -1)))?.Price;

    private static bool Fits(ChargemasterRow row, PricedService service) =>
        (row.Modifier.Length == 0 || service.Modifiers.Contains(row.Modifier))
        && (row.Facility.Length == 0 || row.Facility == service.FacilityNpi || row.Facility == service.BillingNpi)
        && !(service.Day < row.From) && !(service.Day > row.To);

    private static int ModifierRank(ChargemasterRow row, PricedService service) => row.Modifier.Length == 0
        ? int.MaxValue
        : service.Modifiers.Index().First(modifier => modifier.Item == row.Modifier).Index;

    private static int FacilityRank(ChargemasterRow row, PricedService service) =>
        row.Facility.Length == 0 ? 2 : row.Facility == service.FacilityNpi ? 0 : 1;
}

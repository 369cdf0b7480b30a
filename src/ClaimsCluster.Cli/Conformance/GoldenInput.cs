using System.Globalization;
using System.Text.Json;
using ClaimsCluster.Domain;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>
/// How golden cases write values: amounts and rates as text or number, absent or null where not told.
/// </summary>
internal static class GoldenInput
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    extension(JsonElement input)
    {
        /// <summary>The items of a list; none when it is absent.</summary>
        public IEnumerable<JsonElement> List(string name) =>
            input.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

        /// <summary>A text.</summary>
        public string Text(string name) => input.GetProperty(name).ToString();

        /// <summary>A decimal; <paramref name="otherwise"/> when it is absent or null.</summary>
        public decimal Decimal(string name, decimal otherwise = 0m) =>
            input.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
                ? decimal.Parse(value.ToString(), Plain, CultureInfo.InvariantCulture)
                : otherwise;

        /// <summary>An amount; 0.00 when it is absent or null.</summary>
        public Money Money(string name) => Domain.Money.Exactly(input.Decimal(name));

        /// <summary>An amount; null when it is absent or null.</summary>
        public Money? OptionalMoney(string name) =>
            input.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
                ? input.Money(name)
                : null;

        /// <summary>A day; dashes or not.</summary>
        public DateOnly Day(string name) =>
            DateOnly.ParseExact(input.Text(name), ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture);

        /// <summary>A condition; <paramref name="otherwise"/> when it is absent.</summary>
        public bool Flag(string name, bool otherwise) =>
            input.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
    }
}

using System.Globalization;
using System.Text;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Reading;

/// <summary>Numbers are read at one look, or digit by digit, or by the library: all find the same.</summary>
public sealed class ElementValueTests
{
    private const int AmountLimit = 20;

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.String[Gen.Char["0123456789."], 0, 10], Gen.String[Gen.Char["0123456789.-+ E,"], 0, 22],
        Gen.Select(Gen.Long[0, 99_999_999_999], Gen.Int[0, 4], (digits, decimals) => (digits / (decimal)Math.Pow(10, decimals)).ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void A_number_is_what_the_library_makes_of_it() =>
        Value.Sample(text =>
        {
            const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            decimal wanted = 0;
            var isNumber = text.Length <= AmountLimit && !text.StartsWith('+') && decimal.TryParse(text, style, CultureInfo.InvariantCulture, out wanted);
            ElementValue.TryDecimal(Encoding.ASCII.GetBytes(text), out var number).ShouldBe(isNumber, text);
            if (isNumber) number.ToString(CultureInfo.InvariantCulture).ShouldBe(wanted.ToString(CultureInfo.InvariantCulture), text);
        });

    [Fact]
    public void Cents_are_a_hundred_times_the_dollars_where_there_are_no_parts_of_a_cent() =>
        Value.Sample(text =>
        {
            var value = Encoding.ASCII.GetBytes(text);
            var digits = text.Count(char.IsAsciiDigit);
            var point = text.IndexOf('.', StringComparison.Ordinal);
            var isAmount = ElementValue.TryDecimal(value, out var dollars) && digits <= 12 && (point < 0 || text.Length - point <= 3);
            Cents.Of(value).ShouldBe(isAmount ? (long)(dollars * 100) : 0, text);
        });
}

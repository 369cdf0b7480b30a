using ClaimsCluster.Domain.Reference;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Reference;

public class NpiTests
{
    [Theory] // G37
    [InlineData("1234567893", true)]
    [InlineData("1234567890", false)]
    [InlineData("1558598797", true)]
    [InlineData("2234567893", false)]
    [InlineData("0234567893", false)]
    [InlineData("123456789", false)]
    [InlineData("12345678A3", false)]
    [InlineData("", false)]
    public void The_check_digit_decides(string npi, bool isValid) => Npi.IsValid(npi).ShouldBe(isValid);

    [Fact]
    public void Of_ten_last_digits_one_is_right() =>
        Gen.Int[100_000_000, 299_999_999].Sample(body => Enumerable.Range(0, 10).Count(digit => Npi.IsValid($"{body}{digit}")) == 1);
}

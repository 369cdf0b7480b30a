using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain;

namespace ClaimsCluster.Cli.Tests.Screens;

public sealed class GridTests
{
    [Fact]
    public void Wide_numbers_take_the_room_of_the_gaps_and_are_never_cut()
    {
        var grid = new Grid([new("Claims", 12, 0) { IsText = true }, new("number", 5, 1), .. MoneyColumns.Of(10)]);
        grid.Add(["  PatientDue", "20,000", .. MoneyColumns.Cells(Cents(423456789), Cents(179017120), Cents(151586540), Money.Zero, Money.Zero, Cents(97878340))]);
        var lines = grid.Lines(Paint.Plain);
        lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
        lines[1].ShouldContain("4,234,567.89");
        lines[0].ShouldContain("charge =");
    }

    [Fact]
    public void Control_characters_of_a_name_are_shown_and_not_sent() => Figures.Shown("A\e[2JB").ShouldBe("A\\x1b[2JB");

    private static Money Cents(long cents) => Money.OfCents(cents);
}

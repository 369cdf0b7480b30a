using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Tests.Screens;

public sealed class ProgressPictureTests
{
    private static readonly RunOutlook Outlook = new(
        "20,000 invented claims, seed 1, 3 silos, books/.", "Ctrl-C stops safely; the same command goes on.",
        new(2026, 1, 5), new(2026, 5, 5), 20_000, Keeps: true, IsSilent: false);

    [Fact]
    public void Day_16_of_121_is_counted_from_the_first_entry() => Outlook.DayOf(new(2026, 1, 20)).ShouldBe("day 16 of 121");

    [Fact]
    public void A_locale_without_symbols_gets_the_same_columns_in_ASCII()
    {
        var plain = Lines(hasSymbols: false);
        var drawn = Lines(hasSymbols: true);
        plain.ShouldAllBe(line => line.All(char.IsAscii));
        plain.Select(line => line.Length).ShouldBe(drawn.Select(line => line.Length));
        plain.Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
    }

    private static List<string> Lines(bool hasSymbols) =>
    [
        .. new ProgressPicture(Outlook, hasSymbols).Lines(new RunProgress(), TimeSpan.FromSeconds(12), megabytes: 412)
            .Select(line => string.Concat(line.Select(cell => cell.Text))),
    ];
}

using System.Text;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Hosting.Charging;

namespace ClaimsCluster.Cli.Tests.Charging;

public class ChargemasterReaderTests
{
    private const string Sound = """
        code,modifier,facility,from,to,price
        # our own
        99213,,,,,168
        73562,26,1999041001,2026-01-01,2026-12-31,70.5
        """;

    [Fact]
    public void A_sound_file_is_read_and_written_back()
    {
        var prices = Read("\uFEFF" + Sound.ReplaceLineEndings("\r\n"));
        ChargemasterReader.Text(prices).ShouldBe(
            "code,modifier,facility,from,to,price\n99213,,,,,168.00\n73562,26,1999041001,2026-01-01,2026-12-31,70.50\n");
        Read(ChargemasterReader.Text(prices)).Rows.ShouldBe(prices.Rows);
    }

    [Theory]
    [InlineData("code;price", 1, 1)]
    [InlineData(ChargemasterReader.Header, 2, 1)]
    [InlineData(Sound + "\n99214,,,,,free", 5, 6)]
    [InlineData(Sound + "\n99214,,,,,-1", 5, 6)]
    [InlineData(Sound + "\n9921,,,,,1", 5, 1)]
    [InlineData(Sound + "\n99214,2,,,,1", 5, 2)]
    [InlineData(Sound + "\n99214,,123,,,1", 5, 3)]
    [InlineData(Sound + "\n99214,,,01/02/2026,,1", 5, 4)]
    [InlineData(Sound + "\n99214,,,2026-01-02,2026-01-01,1", 5, 5)]
    [InlineData(Sound + "\n99214,1", 5, 2)]
    [InlineData(Sound + "\n99213,,,,,170", 5, 1)]
    public void A_fault_has_its_place(string csv, int line, int column)
    {
        var fault = Should.Throw<ChargemasterException>(() => Read(csv));
        (fault.Line, fault.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Our_own_list_prices_every_service_of_the_generator()
    {
        var codes = Practices.All.SelectMany(practice => practice.Patterns).SelectMany(pattern => pattern.Lines).Select(line => line.Code).Distinct();
        codes.Where(code => Chargemaster.Default.PriceOf(new(code, [], null, "", Calendar.FirstDay)) is null).ShouldBeEmpty();
        Chargemaster.Default.Rows.Select(row => row.Code).ShouldBeUnique();
    }

    private static Chargemaster Read(string csv) => ChargemasterReader.Read(Encoding.UTF8.GetBytes(csv));
}

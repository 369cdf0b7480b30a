using ClaimsCluster.Storage.Rows;

namespace ClaimsCluster.Storage.Tests;

/// <summary>What is stored stays readable; the shards were computed outside of this program.</summary>
public sealed class ColumnTests
{
    [Theory]
    [InlineData("claim", "north", "c0001", 34)]
    [InlineData("account", "north", "ä🏥", 19)]
    [InlineData("", "", "", 35)]
    public void A_shard_is_stored_so_it_never_comes_out_otherwise(string kind, string tenant, string key, int shard) =>
        Shard.Of(new(kind, tenant, key)).ShouldBe(shard);

    [Fact]
    public void Rows_spread_over_all_64_shards() =>
        Enumerable.Range(0, 5000).GroupBy(n => Shard.Of(Some.Id(n))).ShouldSatisfyAllConditions(
            shards => shards.Count().ShouldBe(64),
            shards => shards.Max(shard => shard.Count()).ShouldBeLessThan(2 * 5000 / 64));

    [Fact]
    public void Times_are_whole_microseconds_and_what_is_due_is_rounded_up()
    {
        var time = DateTimeOffset.UnixEpoch.AddTicks(-15);
        (Micros.Floor(time), Micros.Ceiling(time)).ShouldBe((-2, -1));
        (Micros.Floor(Some.Day), Micros.Ceiling(Some.Day)).ShouldBe((1_777_622_400_000_000, 1_777_622_400_000_000));
        Micros.Time(Micros.Floor(Some.Day.ToOffset(TimeSpan.FromHours(-5)))).ShouldBe(Some.Day);
        Micros.Ceiling(DateTimeOffset.MaxValue).ShouldBe(Micros.Floor(DateTimeOffset.MaxValue) + 1);
    }

    [Fact]
    public void An_envelope_of_another_format_or_a_cut_one_is_not_read()
    {
        var plain = new byte[Envelope.PlainHeader + 2];
        Envelope.Seal([7, 8], plain);
        plain.ShouldBe([0, 0, 0, 7, 8]);
        Envelope.Open(plain).ToArray().ShouldBe([7, 8]);
        Should.Throw<InvalidDataException>(() => Envelope.Open([1, 0, 0, 7]).ToArray()).Message.ShouldContain("format 1");
        Should.Throw<InvalidDataException>(() => Envelope.Open([0, 0]).ToArray()).Message.ShouldContain("2 bytes");
    }
}

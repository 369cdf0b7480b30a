using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation.Tests;

/// <summary>The oracles read equal bytes once: what they are told must be what the bytes say.</summary>
public sealed class RememberedBytesTests
{
    private readonly RememberedBytes _bytes = new();

    [Fact]
    public void Equal_bytes_are_read_once()
    {
        var first = _bytes.Read<Row<Lane>>(RowAt(7));
        _bytes.Read<Row<Lane>>(RowAt(7)).ShouldBeSameAs(first);
        first!.Seq.ShouldBe(7);
    }

    [Fact]
    public void Other_bytes_are_read_for_themselves()
    {
        _bytes.Read<Row<Lane>>(RowAt(7));
        _bytes.Read<Row<Lane>>(RowAt(8))!.Seq.ShouldBe(8);
    }

    [Fact]
    public void Bytes_that_are_asked_for_as_something_else_are_read_again()
    {
        _bytes.Read<Row<Lane>>(RowAt(7));
        _bytes.Read<Row<ControlNumbers>>(RowAt(7))!.Seq.ShouldBe(7);
    }

    [Fact]
    public void Bytes_that_cannot_be_read_fail_each_time()
    {
        byte[] torn = [.. RowAt(7).AsSpan(0, 5)];
        Should.Throw<Exception>(() => _bytes.Read<Row<Lane>>(torn));
        Should.Throw<Exception>(() => _bytes.Read<Row<Lane>>(torn));
    }

    private static byte[] RowAt(long seq) => StoredBytes.Serializer.SerializeToArray(new Row<Lane> { Seq = seq });
}

using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Storage.Tests;

/// <summary>What every store does.</summary>
public abstract class BlobTests(TestStore books) : IAsyncDisposable
{
    private const int Chunk = Blobs.BlobArrival.ChunkBytes;

    protected IClusterStore Store => books.Store;

    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData((5 * Chunk) + 12345)]
    public async Task Bytes_of_any_length_come_back(int length)
    {
        var bytes = Some.Bytes(length, length);
        var hash = await books.Put(new Drip(bytes));

        hash.ShouldBe(Some.Sha256(bytes));
        ReadSync(hash).ShouldBe(bytes);
        (await ReadAsync(hash)).ShouldBe(bytes);
        (await Store.Blobs()).ShouldBe([(Some.Tenant, hash, length)]);
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_a_tenant()
    {
        var bytes = Some.Bytes(1, (2 * Chunk) + 1);
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => books.Put(new MemoryStream(bytes))));
        await books.Put(new MemoryStream(bytes), "south");

        hashes.Distinct().ShouldHaveSingleItem();
        (await Store.Blobs()).ShouldBe([(Some.Tenant, hashes[0], bytes.Length), ("south", hashes[0], bytes.Length)]);
        books.Count("select count(*) from blob_chunk").ShouldBe(2 * 3);
    }

    [Fact]
    public async Task Bytes_that_stop_arriving_leave_nothing()
    {
        await Should.ThrowAsync<IOException>(() =>
            books.Put(new Drip(Some.Bytes(1, 3 * Chunk), breaksAt: 2 * Chunk)));

        (await Store.Blobs()).ShouldBeEmpty();
        books.Count("select count(*) from blob_chunk").ShouldBe(0);
    }

    [Fact]
    public async Task What_a_crash_left_of_an_arriving_blob_is_removed_at_the_next_start()
    {
        var kept = await books.Put(new MemoryStream(Some.Bytes(1, Chunk + 1)));
        await books.Close();
        books.LeaveHalfABlob();
        books.Open();

        books.Count("select count(*) from blob").ShouldBe(1);
        books.Count("select count(*) from blob_chunk").ShouldBe(2);
        ReadSync(kept).Length.ShouldBe(Chunk + 1);
    }

    [Fact]
    public async Task Bytes_that_are_not_kept_are_a_file_that_is_not_found()
    {
        var hash = await books.Put(new MemoryStream([1]));
        Should.Throw<FileNotFoundException>(() => Store.OpenBlob("south", hash)).FileName.ShouldBe(hash);
        Should.Throw<FileNotFoundException>(() => Store.OpenBlob(Some.Tenant, Some.Sha256([2])));
    }

    [Theory]
    [InlineData("update blob set length = 1")]
    [InlineData("delete from blob")]
    [InlineData("update blob_chunk set bytes = bytes")]
    [InlineData("delete from blob_chunk")]
    public async Task Kept_bytes_cannot_be_changed_or_deleted(string sql)
    {
        await books.Put(new MemoryStream([1]));
        books.Refusal(sql).ShouldContain("never");
    }

    private byte[] ReadSync(string hash)
    {
        using var stream = Store.OpenBlob(Some.Tenant, hash);
        using var all = new MemoryStream();
        var buffer = new byte[1000];
        for (int count; (count = stream.Read(buffer)) > 0;) all.Write(buffer, 0, count);
        return all.ToArray();
    }

    private async Task<byte[]> ReadAsync(string hash)
    {
        await using var stream = Store.OpenBlob(Some.Tenant, hash);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>Gives its bytes in odd pieces, as a network does, and may break.</summary>
    private sealed class Drip(byte[] bytes, int breaksAt = int.MaxValue) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= breaksAt
                ? throw new IOException("The line broke.")
                : base.ReadAsync(buffer[..Math.Min(buffer.Length, 77_777)], cancellationToken);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I21: each event's hash is SHA-256 over the hash before it and its stored columns; the row holds the last one, so
/// that a cut tail shows. The layout is written down here a second time.
/// </summary>
internal sealed class HistoryIsUnbroken() : Check("I21", "history unbroken", "events")
{
    private readonly Dictionary<(string Tenant, string Stream), Tail> _tails = [];
    private readonly ArrayBufferWriter<byte> _record = new();

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        LookedAt++;
        var (logged, stored) = (happened.Logged, happened.Logged.Event);
        var key = (logged.Tenant, logged.Stream);
        var tail = _tails.GetValueOrDefault(key, new([], 0));
        if (!stored.PrevHash.AsSpan().SequenceEqual(tail.Hash))
            Wrong(happened.Id, stored.Seq, "it does not name the hash of the event before it");
        else if (!Hash(tail.Hash, logged.Stream, stored).AsSpan().SequenceEqual(stored.Hash))
            Wrong(happened.Id, stored.Seq, $"the stored bytes do not give the stored hash{Before(tail.Count)}");
        else if (happened.Event is null) Wrong(happened.Id, stored.Seq, "the stored bytes cannot be read");
        _tails[key] = new(stored.Hash, tail.Count + 1);
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        if (!row.IsReadable) return;
        _tails.Remove((row.Record.Id.Tenant, row.Record.Id.Stream), out var tail);
        if (!row.Head.AsSpan().SequenceEqual(tail.Hash)) Wrong(row.Record.Id, null, "its row holds another hash than its last event");
    }

    private static string Before(int count) => count switch
    {
        0 => "",
        1 => "; event 1 holds",
        _ => $"; events 1-{count} hold",
    };

    /// <summary>Lengths are 8 bytes, little-endian; times microseconds since 0001-01-01 UTC.</summary>
    private byte[] Hash(byte[] previous, string stream, StoredEvent stored)
    {
        _record.ResetWrittenCount();
        Bytes(previous);
        Bytes(Encoding.UTF8.GetBytes(stream));
        Number(stored.Seq);
        Bytes(Encoding.UTF8.GetBytes(stored.Type));
        Number(stored.At.UtcTicks / 10);
        Bytes(Encoding.UTF8.GetBytes(stored.Actor));
        Bytes(stored.Body);
        return SHA256.HashData(_record.WrittenSpan);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        _record.Write(bytes);
    }

    private void Number(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_record.GetSpan(8), number);
        _record.Advance(8);
    }

    private readonly record struct Tail(byte[] Hash, int Count);
}

using System.Security.Cryptography;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.X12;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>Kept bytes, received or sent.</summary>
/// <param name="Store">Where they lie.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Sha256">The hash that they are kept under.</param>
/// <param name="Length">The length that they are kept with.</param>
internal sealed record KeptDocument(IClusterStore Store, string Tenant, string Sha256, long Length)
{
    /// <summary>The offsets of the sets that are not refused.</summary>
    public HashSet<long> AcceptedSets()
    {
        using var bytes = Store.OpenBlob(Tenant, Sha256);
        return [.. FileInspection.Inspect(bytes).Sets.Where(set => set.IsAccepted).Select(set => set.Offset)];
    }

    /// <summary>Reads the bytes once, from start to end, and shows the checks what is in them.</summary>
    public void Show(IReadOnlyList<Check> checks)
    {
        using var bytes = new HashedStream(Store.OpenBlob(Tenant, Sha256));
        foreach (var check in checks) check.Open(this);
        using (var reader = new X12Reader(bytes, Length))
        {
            while (reader.Read())
            {
                var segment = new DocumentSegment(reader.Segment, reader.Offset, reader.Delimiters);
                foreach (var check in checks) check.Take(this, segment);
            }
        }

        var end = bytes.ReadToEnd();
        foreach (var check in checks) check.Close(this, end);
    }

    /// <summary>Hashes and counts what is read through it.</summary>
    private sealed class HashedStream(Stream inner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public DocumentEnd ReadToEnd()
        {
            Span<byte> rest = stackalloc byte[4096];
            while (Read(rest) > 0)
            {
                // Hashed on the way.
            }

            return new(Convert.ToHexStringLower(_hash.GetHashAndReset()), _length);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _hash.AppendData(buffer[..read]);
            _length += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>A segment where it stands.</summary>
/// <param name="segment">Valid while it is shown.</param>
/// <param name="offset">Bytes from the start of the document.</param>
/// <param name="delimiters">Of its interchange.</param>
internal readonly ref struct DocumentSegment(Segment segment, long offset, Delimiters delimiters)
{
    public Segment Segment { get; } = segment;

    public long Offset { get; } = offset;

    public Delimiters Delimiters { get; } = delimiters;
}

/// <summary>What the bytes of a document came to.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct DocumentEnd(string Sha256, long Length);

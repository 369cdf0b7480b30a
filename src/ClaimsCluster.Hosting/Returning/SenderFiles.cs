using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Hosting.Returning;

/// <summary>The files that senders sent: in which envelope and set a claim stands, so that answers go back the same way.</summary>
internal sealed class SenderFiles(IClusterStore store)
{
    private const string Us = "CLAIMSCLUSTER";
    private readonly Dictionary<(string Tenant, string Document), FileInspection> _files = [];

    /// <summary>The set in which a claim stands.</summary>
    public SenderSet SetOf(string tenant, SenderClaim claim)
    {
        var file = Inspect(tenant, claim.Document);
        var set = file.Sets.Last(set => set.Offset <= claim.Offset);
        return new(claim.Document, set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal, set.Reference);
    }

    /// <summary>The envelope of what goes back for one of his interchanges: from us to him, as of that instant.</summary>
    /// <remarks>The control number is of the content, so that the same document is the same bytes whenever it is written.</remarks>
    public InterchangeHeader Envelope(string tenant, string document, int interchange, string payerDocument, DateTimeOffset at)
    {
        var his = Inspect(tenant, document).Interchanges[interchange - 1];
        var sender = his.SenderId.Length > 0 ? his.SenderId : "UNKNOWN";
        var control = Control($"{document}\n{interchange}\n{payerDocument}");
        return new(
            "ZZ", Us, his.SenderQualifier is { Length: 2 } qualifier ? qualifier : "ZZ", sender, at.UtcDateTime, control,
            his.Usage is 'P' ? 'P' : 'T', Us, his.Groups is [{ Sender.Length: >= 2 } group, ..] ? group.Sender : sender, control);
    }

    private FileInspection Inspect(string tenant, string document)
    {
        if (_files.TryGetValue((tenant, document), out var known)) return known;

        using var bytes = store.OpenBlob(tenant, document);
        return _files[(tenant, document)] = FileInspection.Inspect(bytes);
    }

    private static int Control(string content) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(content))) % 999_999_999) + 1;
}

/// <summary>A set of a sender's file.</summary>
/// <param name="Document">The file.</param>
/// <param name="Interchange">From 1.</param>
/// <param name="Group">From 1.</param>
/// <param name="Set">From 1.</param>
/// <param name="Reference">Its BHT03.</param>
internal sealed record SenderSet(string Document, int Interchange, int Group, int Set, string Reference);

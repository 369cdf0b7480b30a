using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes the levels of a 276 or 277: HL numbers and parents; a level is written anew only where it changes.</summary>
/// <param name="writer">Where to.</param>
/// <param name="claims">Who stands above each claim, or above what is said of all of a level.</param>
/// <param name="isInquiry">Whether it is a 276: there people have a birth date.</param>
internal sealed class ClaimStatusLevelWriter(SegmentWriter writer, ClaimStatusParties[] claims, bool isInquiry)
{
    private const int Payer = 0, Receiver = 1, Provider = 2, Subscriber = 3, Dependent = 4;

    private readonly int[] _numbers = new int[Dependent + 1]; // HL01 of the level that is open at each depth.
    private int _number;
    private int _openTo = -1; // Depth of the deepest level that is open.

    /// <summary>Writes what of the levels above a claim is not open already.</summary>
    public void Open(int index)
    {
        var depth = Depth(claims[index]);
        var from = Math.Min(index == 0 ? Payer : CommonTo(claims[index - 1], claims[index]) + 1, _openTo + 1);
        if (from > depth && !MayFollow(depth)) from = depth;
        for (var level = from; level <= depth; level++) Write(index, level, HasChildren(index, level));
        _openTo = depth;
    }

    /// <summary>Whether one more claim may stand at the very level of the last one.</summary>
    /// <remarks>What is said of a whole level is said once, and first; a subscriber's claims stand before his dependents.</remarks>
    private bool MayFollow(int depth) => depth >= Subscriber && depth == _openTo;

    private bool HasChildren(int index, int level)
    {
        if (Depth(claims[index]) > level) return true;

        for (var next = index + 1; next < claims.Length && CommonTo(claims[index], claims[next]) >= level; next++)
        {
            if (Depth(claims[next]) > level) return true;
            if (level < Subscriber) return false; // It opens a level of its own.
        }

        return false;
    }

    private static int Depth(ClaimStatusParties parties) => parties switch
    {
        { Dependent: not null, Subscriber: null } => throw new ArgumentException("A dependent stands below a subscriber."),
        { Dependent: not null } => Dependent,
        { Subscriber: not null } => Subscriber,
        { Providers.Count: > 0 } => Provider,
        _ => Receiver,
    };

    /// <summary>Depth of the last level that two have in common; -1 for none.</summary>
    private static int CommonTo(ClaimStatusParties one, ClaimStatusParties other)
    {
        if (one.Payer != other.Payer) return -1;
        if (one.Receiver != other.Receiver) return Payer;
        if (!one.Providers.SequenceEqual(other.Providers)) return Receiver;
        if (one.Subscriber != other.Subscriber) return Provider;
        return one.Dependent == other.Dependent ? Dependent : Subscriber;
    }

    private void Write(int index, int level, bool hasChildren)
    {
        _numbers[level] = ++_number;
        writer.Open("HL").Element(_number);
        if (level > Payer) writer.Element(_numbers[level - 1]);
        else writer.Skip(1);
        writer.Element(level switch { Payer => "20", Receiver => "21", Provider => "19", Subscriber => "22", _ => "23" })
            .Element(level == Dependent ? null : hasChildren ? "1" : "0").Close();
        var parties = claims[index];
        switch (level)
        {
            case Payer: Write("PR", parties.Payer); break;
            case Receiver: Write("41", parties.Receiver); break;
            case Provider:
                foreach (var provider in parties.Providers) Write("1P", provider);
                break;
            case Subscriber: WritePerson("IL", parties.Subscriber!); break;
            default: WritePerson("QC", parties.Dependent!); break;
        }
    }

    private void WritePerson(string entity, ClaimStatusParty person)
    {
        if (isInquiry && (person.BirthDate is not null || person.Sex is not null))
            writer.Open("DMG").Element("D8").Element(person.BirthDate).Element(person.Sex).Close();
        Write(entity, person);
    }

    private void Write(string entity, ClaimStatusParty party)
    {
        writer.Open("NM1").Element(entity).Element(party.EntityType).Element(party.LastName).Element(party.FirstName)
            .Element(party.MiddleName).Skip(1).Element(party.Suffix).Element(party.IdQualifier).Element(party.Id).Close();
        if (party.Phone is { } phone) writer.Open("PER").Element("IC").Element(party.ContactName).Element("TE").Element(phone).Close();
    }
}

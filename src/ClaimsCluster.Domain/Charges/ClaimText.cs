using System.Buffers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Domain.Charges;

/// <summary>Segments that several loops of a claim have, with what fits their elements.</summary>
internal static class ClaimText
{
    private const int Organisation = 60, Last = 60, First = 35, Middle = 25, Line = 55, City = 30, Number = 50, Id = 80;

    /// <summary>What is written, as bytes.</summary>
    public static byte[] Bytes(Action<SegmentWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        write(new SegmentWriter(buffer));
        return buffer.WrittenSpan.ToArray();
    }

    extension(SegmentWriter writer)
    {
        /// <summary>NM1 of an organisation with its NPI.</summary>
        public void Firm(string role, string name, string npi) => writer.Open("NM1").Element(role).Element("2")
            .Element(X12Text.Of(name, Organisation)).Skip(4).Element("XX").Element(X12Text.Digits(npi)).Close();

        /// <summary>NM1 of a clinician with his NPI.</summary>
        public void Person(string role, PersonName name, string npi) => writer.Name(role, name).Skip(2)
            .Element("XX").Element(X12Text.Digits(npi)).Close();

        /// <summary>NM1*IL: who is insured under a member id.</summary>
        public void Insured(PersonName name, string memberId) => writer.Name("IL", name).Skip(2)
            .Element("MI").Element(X12Text.Of(memberId, Id)).Close();

        /// <summary>NM1*QC: the patient.</summary>
        public void Treated(PersonName name) => writer.Name("QC", name).Close();

        /// <summary>NM1*PR: a payer.</summary>
        public void Payer(string name, string id) => writer.Open("NM1").Element("PR").Element("2")
            .Element(X12Text.Of(name, Organisation)).Skip(4).Element("PI").Element(X12Text.Of(id, Id)).Close();

        /// <summary>N3 and N4; none when no street is told.</summary>
        public void Place(MailAddress? address)
        {
            if (address is null || X12Text.Of(address.Line1, Line) is not { Length: > 0 } street) return;

            writer.Open("N3").Element(street).Element(X12Text.Of(address.Line2, Line)).Close();
            writer.Open("N4").Element(X12Text.Of(address.City, City)).Element(X12Text.Code(address.State))
                .Element(X12Text.Digits(address.Zip)).Close();
        }

        /// <summary>DMG; none without a birth date.</summary>
        public void Demographics(DateOnly? birthDate, string sex)
        {
            if (birthDate is { } born) writer.Open("DMG").Element("D8").Element(born).Element(X12Text.Code(sex)).Close();
        }

        /// <summary>REF; none of an empty number.</summary>
        public void Reference(string qualifier, string? number)
        {
            if (X12Text.Of(number, Number) is { Length: > 0 } told) writer.Open("REF").Element(qualifier).Element(told).Close();
        }

        /// <summary>PRV; none without a taxonomy.</summary>
        public void Taxonomy(string role, string taxonomy)
        {
            if (X12Text.Code(taxonomy) is { Length: > 0 } told) writer.Open("PRV").Element(role).Element("PXC").Element(told).Close();
        }

        private SegmentWriter Name(string role, PersonName name) => writer.Open("NM1").Element(role).Element("1")
            .Element(X12Text.Of(name.Last, Last)).Element(X12Text.Of(name.First, First)).Element(X12Text.Of(name.Middle, Middle));
    }
}

using System.Buffers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Segments that 837P and 837I have in common.</summary>
internal static class ClaimSegments
{
    public static byte[] Bytes(Action<SegmentWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        write(new SegmentWriter(buffer));
        return buffer.WrittenSpan.ToArray();
    }

    public static void BillingProvider(SegmentWriter writer, Practice practice)
    {
        writer.Open("PRV").Element("BI").Element("PXC").Element(practice.Taxonomy).Close();
        Organisation(writer, "85", practice.Name, practice.Npi);
        Place(writer, practice.Address);
        Reference(writer, "EI", practice.TaxId);
        writer.Open("PER").Element("IC").Element("BILLING OFFICE").Element("TE").Element(practice.Phone).Close();
    }

    public static void Organisation(SegmentWriter writer, string role, string name, string npi) =>
        writer.Open("NM1").Element(role).Element("2").Element(name).Skip(4).Element("XX").Element(npi).Close();

    public static void Clinician(SegmentWriter writer, string role, Clinician who, string npi) =>
        writer.Open("NM1").Element(role).Element("1").Element(who.LastName).Element(who.FirstName).Skip(3)
            .Element("XX").Element(npi).Close();

    public static void Insured(SegmentWriter writer, Person person, string memberId) =>
        writer.Open("NM1").Element("IL").Element("1").Element(person.LastName).Element(person.FirstName)
            .Element(person.Middle).Skip(2).Element("MI").Element(memberId).Close();

    public static void Payer(SegmentWriter writer, PayerProfile payer) =>
        writer.Open("NM1").Element("PR").Element("2").Element(payer.Name).Skip(4)
            .Element("PI").Element(payer.Id).Close();

    public static void Place(SegmentWriter writer, Address address)
    {
        writer.Open("N3").Element(address.Line).Close();
        writer.Open("N4").Element(address.City).Element(address.State).Element(address.Zip).Close();
    }

    public static void Reference(SegmentWriter writer, string qualifier, string number) =>
        writer.Open("REF").Element(qualifier).Element(number).Close();
}

using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes what claims of both guides have in common: the levels above them, parties, other payers, adjudications.</summary>
internal static class ClaimPartsWriter
{
    /// <summary>Loop 2000A without its HL.</summary>
    public static void BillingProvider(SegmentWriter writer, BillingProvider provider)
    {
        Specialty(writer, "BI", provider.Taxonomy);
        Name(writer, "85", provider.EntityType, provider.LastName, provider.FirstName, null, null, Npi(provider.Npi));
        Address(writer, provider.Address);
        Reference(writer, provider.TaxIdQualifier ?? "EI", provider.TaxId);
        if (provider.Phone is { } phone) writer.Open("PER").Element("IC").Element(provider.ContactName).Element("TE").Element(phone).Close();
        if (provider.PayTo is not { } payTo) return;

        writer.Open("NM1").Element("87").Element("2").Close();
        Address(writer, payTo);
    }

    /// <summary>Loop 2000B without its HL.</summary>
    public static void Subscriber(SegmentWriter writer, Subscriber subscriber, Payer payer)
    {
        writer.Open("SBR").Element(subscriber.PayerResponsibility).Element(subscriber.Relationship)
            .Element(subscriber.GroupNumber).Element(subscriber.GroupName).Skip(4).Element(subscriber.FilingIndicator).Close();
        Name(writer, "IL", subscriber.EntityType, subscriber.LastName, subscriber.FirstName, subscriber.MiddleName,
            subscriber.Suffix, (subscriber.MemberIdQualifier, subscriber.MemberId));
        Address(writer, subscriber.Address);
        Demographics(writer, subscriber.BirthDate, subscriber.Sex);
        Reference(writer, "SY", subscriber.SocialSecurityNumber);
        Reference(writer, "Y4", subscriber.PropertyCasualtyNumber);
        Name(writer, "PR", "2", payer.Name, null, null, null, (payer.IdQualifier, payer.Id));
    }

    /// <summary>Loop 2000C without its HL.</summary>
    public static void Patient(SegmentWriter writer, Patient patient)
    {
        writer.Open("PAT").Element(patient.Relationship).Close();
        Name(writer, "QC", "1", patient.LastName, patient.FirstName, patient.MiddleName, patient.Suffix, default);
        Address(writer, patient.Address);
        Demographics(writer, patient.BirthDate, patient.Sex);
        Reference(writer, "Y4", patient.PropertyCasualtyNumber);
        Reference(writer, "SY", patient.SocialSecurityNumber);
    }

    /// <summary>A loop of somebody who took part; nothing when there is none.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="entity">NM101.</param>
    /// <param name="practitioner">Who.</param>
    /// <param name="role">PRV01; null where the loop has no PRV.</param>
    public static void Practitioner(SegmentWriter writer, string entity, Practitioner? practitioner, string? role = null)
    {
        if (practitioner is null) return;

        Name(writer, entity, "1", practitioner.LastName, practitioner.FirstName, practitioner.MiddleName,
            practitioner.Suffix, Npi(practitioner.Npi));
        if (role is not null) Specialty(writer, role, practitioner.Taxonomy);
        foreach (var reference in practitioner.References) Reference(writer, reference.Qualifier, reference.Value);
    }

    /// <summary>Loop 2310E, or 2310C of an 837P; nothing when there is none.</summary>
    public static void Facility(SegmentWriter writer, ServiceFacility? facility)
    {
        if (facility is null) return;

        Name(writer, "77", "2", facility.Name, null, null, null, Npi(facility.Npi));
        Address(writer, facility.Address);
        foreach (var reference in facility.References) Reference(writer, reference.Qualifier, reference.Value);
    }

    /// <summary>Loop 2320.</summary>
    public static void OtherPayer(SegmentWriter writer, OtherPayer payer)
    {
        writer.Open("SBR").Element(payer.Responsibility).Element(payer.Relationship).Element(payer.GroupNumber)
            .Element(payer.GroupName).Skip(4).Element(payer.FilingIndicator).Close();
        RemittedClaimWriter.WriteAdjustments(writer, payer.ClaimAdjustments);
        Amount(writer, "D", payer.Paid);
        Amount(writer, "EAF", payer.RemainingLiability);
        Amount(writer, "A8", payer.NonCovered);
        if (payer.BenefitsAssignment is not null || payer.ReleaseOfInformation is not null)
            writer.Open("OI").Skip(2).Element(payer.BenefitsAssignment).Skip(2).Element(payer.ReleaseOfInformation).Close();
        if (NamesSubscriber(payer))
            Name(writer, "IL", payer.SubscriberEntityType, payer.SubscriberLastName, payer.SubscriberFirstName,
                payer.SubscriberMiddleName, null, (payer.MemberIdQualifier, payer.MemberId));
        Address(writer, payer.SubscriberAddress);
        Name(writer, "PR", "2", payer.PayerName, null, null, null, (payer.PayerIdQualifier, payer.PayerId));
        Day(writer, "573", payer.Date);
        Reference(writer, "F8", payer.ClaimControlNumber);
    }

    private static bool NamesSubscriber(OtherPayer payer) => payer.SubscriberAddress is not null
        || (payer.SubscriberEntityType ?? payer.SubscriberLastName ?? payer.SubscriberFirstName ?? payer.SubscriberMiddleName
            ?? payer.MemberIdQualifier ?? payer.MemberId) is not null;

    /// <summary>Loop 2430.</summary>
    public static void PriorPayment(SegmentWriter writer, PriorPayment payment)
    {
        writer.Open("SVD").Element(payment.PayerId).Element(payment.Paid)
            .Composite([payment.Qualifier, payment.Code, .. payment.Modifiers])
            .Element(payment.RevenueCode).Element(payment.Units);
        if (payment.BundledInto is { } line) writer.Element(line);
        writer.Close();
        RemittedClaimWriter.WriteAdjustments(writer, payment.Adjustments);
        Day(writer, "573", payment.Date);
        Amount(writer, "EAF", payment.RemainingLiability);
    }

    /// <summary>REF; nothing when there is no value.</summary>
    public static void Reference(SegmentWriter writer, string qualifier, string? value)
    {
        if (!string.IsNullOrEmpty(value)) writer.Open("REF").Element(qualifier).Element(value).Close();
    }

    /// <summary>AMT; nothing when there is no amount.</summary>
    public static void Amount(SegmentWriter writer, string qualifier, decimal? amount)
    {
        if (amount is { } dollars) writer.Open("AMT").Element(qualifier).Element(dollars).Close();
    }

    /// <summary>DTP of a day; nothing when there is none.</summary>
    public static void Day(SegmentWriter writer, string qualifier, DateOnly? day)
    {
        if (day is not null) writer.Open("DTP").Element(qualifier).Element("D8").Element(day).Close();
    }

    /// <summary>DTP of a day, or of a period where it ends on another; nothing when there is none.</summary>
    public static void DayOrPeriod(SegmentWriter writer, string qualifier, DateOnly? from, DateOnly? to)
    {
        if (from is { } first && to is { } last && first != last) Period(writer, qualifier, first, last);
        else Day(writer, qualifier, from ?? to);
    }

    /// <summary>DTP of a period.</summary>
    public static void Period(SegmentWriter writer, string qualifier, DateOnly from, DateOnly to) =>
        writer.Open("DTP").Element(qualifier).Element("RD8").Element(Period(from, to)).Close();

    /// <summary>CCYYMMDD-CCYYMMDD.</summary>
    public static string Period(DateOnly from, DateOnly to) => $"{SegmentWriter.Day(from)}-{SegmentWriter.Day(to)}";

    private static (string? Qualifier, string? Id) Npi(string? npi) => npi is null ? default : ("XX", npi);

    private static void Name(
        SegmentWriter writer, string entity, string? type, string? last, string? first, string? middle, string? suffix,
        (string? Qualifier, string? Id) id) =>
        writer.Open("NM1").Element(entity).Element(type ?? "2").Element(last).Element(first).Element(middle).Skip(1)
            .Element(suffix).Element(id.Qualifier).Element(id.Id).Close();

    private static void Address(SegmentWriter writer, PostalAddress? address)
    {
        if (address is null) return;
        if (address.Line1 is not null || address.Line2 is not null) writer.Open("N3").Element(address.Line1).Element(address.Line2).Close();
        writer.Open("N4").Element(address.City).Element(address.State).Element(address.Zip).Element(address.Country).Close();
    }

    private static void Demographics(SegmentWriter writer, DateOnly? birth, string? sex)
    {
        if (birth is not null || sex is not null) writer.Open("DMG").Element("D8").Element(birth).Element(sex).Close();
    }

    private static void Specialty(SegmentWriter writer, string role, string? taxonomy)
    {
        if (taxonomy is not null) writer.Open("PRV").Element(role).Element("PXC").Element(taxonomy).Close();
    }
}

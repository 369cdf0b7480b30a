using System.Buffers;
using System.Globalization;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes 270 and 271 interchanges of one group. Set controls (0001 and on), HL numbers and totals are its own.</summary>
public static class EligibilityWriter
{
    /// <summary>Writes a 270.</summary>
    /// <exception cref="ArgumentException">A header value does not fit.</exception>
    public static void Write(IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<EligibilityInquiries> sets)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HS", EligibilityInquiries.Version);
        for (var i = 0; i < sets.Count; i++)
        {
            interchange.OpenSet("270", Control(i), EligibilityInquiries.Version);
            Begin(interchange, "13", sets[i].Reference);
            var levels = new EligibilityLevelWriter(interchange.Segments);
            foreach (var inquiry in sets[i].Inquiries) Write(interchange.Segments, levels, inquiry);
            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    /// <summary>Writes a 271.</summary>
    /// <exception cref="ArgumentException">A header value does not fit.</exception>
    public static void Write(IBufferWriter<byte> output, InterchangeHeader header, IReadOnlyList<EligibilityResponses> sets)
    {
        var interchange = new InterchangeWriter(output, header);
        interchange.OpenGroup("HB", EligibilityInquiries.Version);
        for (var i = 0; i < sets.Count; i++)
        {
            interchange.OpenSet("271", Control(i), EligibilityInquiries.Version);
            Begin(interchange, "11", sets[i].Reference);
            var levels = new EligibilityLevelWriter(interchange.Segments);
            foreach (var answer in sets[i].Answers) Write(interchange.Segments, levels, answer);
            interchange.CloseSet();
        }

        interchange.CloseGroup();
        interchange.Close();
    }

    private static void Write(SegmentWriter writer, EligibilityLevelWriter levels, AskedEligibility inquiry)
    {
        levels.Parties(inquiry.Source, inquiry.Receiver);
        levels.Open("22", inquiry.Dependent is null ? "0" : "1");
        if (inquiry.Dependent is null) Trace(writer, "1", inquiry.Trace, inquiry.TraceOriginator);
        Person(writer, "IL", inquiry.Subscriber, []);
        if (inquiry.Dependent is { } dependent)
        {
            levels.Open("23", "0");
            Trace(writer, "1", inquiry.Trace, inquiry.TraceOriginator);
            Person(writer, "03", dependent, []);
            if (inquiry.Relationship is { } relationship) Relationship(writer, relationship is "01" or "19" or "34" ? relationship : "34");
        }

        if (inquiry.Day is { } day) Date(writer, new("291", day, inquiry.DayTo));
        foreach (var type in inquiry.ServiceTypes) writer.Open("EQ").Element(SegmentWriter.Echo(type)).Close();
    }

    private static void Write(SegmentWriter writer, EligibilityLevelWriter levels, AnsweredEligibility answer)
    {
        if (answer.Rejections.FirstOrDefault(one => one.Loop is "2000A" or "2100A" or "2100B") is { } refusal)
        {
            levels.Refuse(answer.Source, answer.Receiver, refusal);
            return;
        }

        levels.Parties(answer.Source, answer.Receiver);
        levels.Open("22", answer.Dependent is null ? "0" : "1");
        if (answer.Dependent is null) Trace(writer, "2", answer.Trace, answer.TraceOriginator);
        Person(writer, "IL", answer.Subscriber, answer.Dependent is null ? answer.Rejections : []);
        if (answer.Dependent is { } dependent)
        {
            levels.Open("23", "0");
            Trace(writer, "2", answer.Trace, answer.TraceOriginator);
            Person(writer, "03", dependent, answer.Rejections);
            if (answer.Relationship is { } relationship)
                Relationship(writer, relationship is "01" or "19" or "20" or "21" or "39" or "40" or "53" or "G8" ? relationship : "G8");
        }

        foreach (var date in answer.Dates) Date(writer, date);
        foreach (var benefit in answer.Benefits) Write(writer, benefit);
    }

    // A 270 knows spouse, child and other adult alone; a 271 more, but no other adult: there he is another relation.
    private static void Relationship(SegmentWriter writer, string relationship) =>
        writer.Open("INS").Element("N").Element(relationship).Close();

    private static void Write(SegmentWriter writer, AnsweredBenefit benefit)
    {
        writer.Open("EB").Element(Echo(benefit.Information)).Element(Echo(benefit.Level))
            .Repeated([.. benefit.ServiceTypes.Select(type => Echo(type)!)])
            .Element(Echo(benefit.InsuranceType)).Element(Echo(benefit.Plan)).Element(Echo(benefit.Period))
            .Element(benefit.Amount).Element(benefit.Percent).Skip(2)
            .Element(Echo(benefit.Authorization)).Element(Echo(benefit.Network))
            .Composite(Echo(benefit.ProcedureQualifier), Echo(benefit.Procedure)).Close();
        foreach (var date in benefit.Dates) Date(writer, date);
        foreach (var message in benefit.Messages) writer.Open("MSG").Element(Echo(message)).Close();
        if (benefit.Other is not { } other) return;

        writer.Open("LS").Element("2120").Close();
        Party(writer, "PR", other);
        writer.Open("LE").Element("2120").Close();
    }

    private static void Person(SegmentWriter writer, string entity, EligibilityPerson person, IReadOnlyList<EligibilityRejection> rejections)
    {
        writer.Open("NM1").Element(entity).Element("1").Element(Echo(person.LastName)).Element(Echo(person.FirstName))
            .Element(Echo(person.MiddleName)).Skip(2).Element(string.IsNullOrEmpty(person.MemberId) ? null : "MI").Element(Echo(person.MemberId)).Close();
        if (person.Address is { } address)
        {
            if (address.Line1 is not null) writer.Open("N3").Element(Echo(address.Line1)).Element(Echo(address.Line2)).Close();
            writer.Open("N4").Element(Echo(address.City)).Element(Echo(address.State)).Element(Echo(address.Zip)).Close();
        }

        foreach (var rejection in rejections) Write(writer, rejection);
        if (person.BirthDate is null && person.Sex is null) return;
        writer.Open("DMG").Element(person.BirthDate is null ? null : "D8").Element(person.BirthDate).Element(Echo(person.Sex)).Close();
    }

    internal static void Write(SegmentWriter writer, EligibilityRejection rejection) =>
        writer.Open("AAA").Element(rejection.IsValid ? "Y" : "N").Skip(1).Element(Echo(rejection.Reason)).Element(Echo(rejection.FollowUp)).Close();

    private static void Begin(InterchangeWriter interchange, string purpose, string reference) =>
        interchange.Segments.Open("BHT").Element("0022").Element(purpose).Element(Echo(reference))
            .Element(interchange.Date("yyyyMMdd")).Element(interchange.Date("HHmm")).Close();

    private static void Trace(SegmentWriter writer, string kind, string trace, string? originator)
    {
        if (trace.Length > 0) writer.Open("TRN").Element(kind).Element(Echo(trace)).Element(Echo(originator)).Close();
    }

    private static void Date(SegmentWriter writer, EligibilityDate date)
    {
        writer.Open("DTP").Element(Echo(date.Qualifier));
        if (date.To is { } to) writer.Element("RD8").Element(string.Create(CultureInfo.InvariantCulture, $"{date.From:yyyyMMdd}-{to:yyyyMMdd}")).Close();
        else writer.Element("D8").Element(date.From).Close();
    }

    internal static void Party(SegmentWriter writer, string entity, EligibilityParty party) =>
        writer.Open("NM1").Element(entity).Element("2").Element(Echo(party.Name)).Skip(4)
            .Element(party.Id.Length == 0 ? null : Echo(party.IdQualifier)).Element(Echo(party.Id)).Close();

    private static string Control(int index) => (index + 1).ToString("0000", CultureInfo.InvariantCulture);

    private static string? Echo(string? value) => SegmentWriter.Echo(value);
}

/// <summary>HL numbers and parents; a level above is written anew only where it changes.</summary>
internal sealed class EligibilityLevelWriter(SegmentWriter writer)
{
    private int _number, _sourceNumber, _receiverNumber, _subscriberNumber;
    private EligibilityParty? _source, _receiver;
    private (EligibilityParty Source, EligibilityParty? Receiver)? _refused;

    public void Parties(EligibilityParty source, EligibilityParty receiver)
    {
        if (source != _source) OpenSource(source, "1");
        if (receiver != _receiver) OpenReceiver(receiver, "1");
    }

    /// <summary>A side that is refused: nobody stands below it, and one refusal answers all who would.</summary>
    public void Refuse(EligibilityParty source, EligibilityParty receiver, EligibilityRejection rejection)
    {
        var refused = (source, rejection.Loop == "2100B" ? receiver : null);
        if (_refused == refused) return;

        _refused = refused;
        if (rejection.Loop == "2100B")
        {
            if (source != _source) OpenSource(source, "1");
            OpenReceiver(receiver, "0", rejection);
            _receiver = null;
        }
        else
        {
            OpenSource(source, "0", rejection);
            _source = null;
        }
    }

    private void OpenSource(EligibilityParty source, string hasChildren, EligibilityRejection? rejection = null)
    {
        Open("20", hasChildren);
        if (rejection is { Loop: "2000A" }) EligibilityWriter.Write(writer, rejection);
        EligibilityWriter.Party(writer, "PR", source);
        if (rejection is { Loop: "2100A" }) EligibilityWriter.Write(writer, rejection);
        (_source, _receiver) = (source, null);
    }

    private void OpenReceiver(EligibilityParty receiver, string hasChildren, EligibilityRejection? rejection = null)
    {
        Open("21", hasChildren);
        EligibilityWriter.Party(writer, "1P", receiver);
        if (rejection is not null) EligibilityWriter.Write(writer, rejection);
        _receiver = receiver;
    }

    public void Open(string level, string hasChildren)
    {
        _number++;
        var parent = level switch { "21" => _sourceNumber, "22" => _receiverNumber, "23" => _subscriberNumber, _ => 0 };
        writer.Open("HL").Element(_number);
        if (parent > 0) writer.Element(parent);
        else writer.Skip(1);
        writer.Element(level).Element(hasChildren).Close();
        if (level == "20") _sourceNumber = _number;
        else if (level == "21") _receiverNumber = _number;
        else if (level == "22") _subscriberNumber = _number;
    }
}

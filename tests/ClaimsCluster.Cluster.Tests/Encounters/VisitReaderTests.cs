using System.Text;
using ClaimsCluster.Grains.Encounters;

namespace ClaimsCluster.Cluster.Tests.Encounters;

/// <summary>What is read of a visit, and what is said of one that cannot be read.</summary>
public sealed class VisitReaderTests
{
    private const string Sound = """
        {"patient":{"mrn":"M1","name":{"last":"Doe","first":"Jane"},"birthDate":"1980-05-17","sex":"f",
         "address":{"line1":"2 Main St","city":"Huntsville","state":"AL","zip":"35801"},"phone":"(256) 555-0100"},
         "coverages":[{"payerId":"BLU01","memberId":"X1","relationship":"19",
           "subscriber":{"name":"DOE, JOHN Q","birthDate":"1950-01-02","sex":"M"},"from":"2025-01-01","order":1}],
         "authorization":{"number":"A1","codes":["97110"],"units":"4"},
         "encounter":{"id":"V1","date":"2026-01-05","billing":{"npi":"1234567893","taxId":"63-5550142","name":"Test"},
           "rendering":{"npi":"1558598797","name":"Alex Moreno"},"signedBy":"AM","signedAt":"2026-01-05T18:00:00Z",
           "procedures":[{"code":"99213","modifiers":["25"],"units":1,"diagnosisPointers":[1,2],"charge":"125.00"}],
           "somethingElse":{"of":"theirs"}}}
        """;

    [Fact]
    public void Each_field_of_a_visit_arrives()
    {
        var visit = Read(Sound).Visit.ShouldNotBeNull();
        (visit.Patient.Name.Last, visit.Patient.Sex, visit.Patient.Phone, visit.Patient.Address!.Zip).ShouldBe(("Doe", "F", "2565550100", "35801"));
        var coverage = visit.Coverages.ShouldHaveSingleItem();
        (coverage.Relationship, coverage.Subscriber!.Name, coverage.From, coverage.To, coverage.Order)
            .ShouldBe(("19", new("DOE", "JOHN", "Q"), new DateOnly(2025, 1, 1), null, 1));
        (visit.Authorization!.Number, visit.Authorization.Units).ShouldBe(("A1", 4m));
        (visit.Encounter.Billing.TaxId, visit.Encounter.Rendering.Name, visit.Encounter.PlaceOfService).ShouldBe(("635550142", new("Moreno", "Alex"), "11"));
        var service = visit.Encounter.Procedures.ShouldNotBeNull().ShouldHaveSingleItem();
        (service.Code, service.Modifiers[0], service.Units, service.Charge!.Value.Dollars).ShouldBe(("99213", "25", 1m, 125m));
        service.DiagnosisPointers.ShouldBe([1, 2]);
        visit.Encounter.Diagnoses.ShouldBeNull(); // Not given: the note is coded.
    }

    [Theory]
    [InlineData("\"birthDate\":\"1980-05-17\"", "\"birthDate\":\"1980-02-30\"", "patient.birthDate")]
    [InlineData("\"units\":\"4\"", "\"units\":\"four\"", "authorization.units")]
    [InlineData("\"charge\":\"125.00\"", "\"charge\":\"125.005\"", "encounter.procedures[0].charge")]
    [InlineData("\"from\":\"2025-01-01\"", "\"from\":true", "coverages[0].from")]
    [InlineData("\"codes\":[\"97110\"]", "\"codes\":\"97110\"", "authorization.codes")]
    public void A_field_that_cannot_be_read_is_a_question_with_its_path_and_loses_nothing_beside_it(string was, string now, string path)
    {
        var read = Read(Sound.Replace(was, now, StringComparison.Ordinal));
        read.Visit.ShouldNotBeNull().Encounter.Id.ShouldBe("V1");
        read.Unreadable.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("\"id\":\"V1\",", "", "encounter.id")]
    [InlineData("\"date\":\"2026-01-05\"", "\"date\":\"soon\"", "encounter.date")]
    [InlineData("\"npi\":\"1234567893\",", "", "encounter.billing.npi")]
    [InlineData("\"taxId\":\"63-5550142\",", "", "encounter.billing.taxId")]
    public void Without_what_names_dates_and_bills_it_a_visit_is_refused_and_the_fault_names_the_field(string was, string now, string path)
    {
        var read = Read(Sound.Replace(was, now, StringComparison.Ordinal));
        read.Visit.ShouldBeNull();
        read.Faults.ShouldHaveSingleItem().ShouldStartWith(path);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1,2]")]
    [InlineData("{\"encounter\":{\"id\":\"\\uD800\"}}")]
    [InlineData("{\"encounter\":7}")]
    [InlineData("{\"encounter\":{\"id\":\"V1\"}} and more")]
    public void What_is_no_visit_is_refused_without_an_exception(string json)
    {
        var read = Read(json);
        read.Visit.ShouldBeNull();
        read.Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void Lines_are_found_where_they_stand_whatever_ends_them()
    {
        const string File = "\uFEFF{\"a\":1}\r\n\n  {\"b\":2}  \n{\"c\":3}";
        var bytes = Encoding.UTF8.GetBytes(File);
        using var lines = new VisitLines(new MemoryStream(bytes));
        var found = new List<string>();
        while (lines.Next() is { } line)
        {
            found.Add(Encoding.UTF8.GetString(line.Json.Span));
            bytes.AsSpan((int)line.Offset, line.Json.Length).ToArray().ShouldBe(line.Json.ToArray());
            VisitLines.At(new MemoryStream(bytes), line.Offset, line.Json.Length).ShouldBe(line.Json.ToArray());
        }

        found.ShouldBe(["{\"a\":1}", "{\"b\":2}", "{\"c\":3}"]);
        lines.Passed.ShouldBe(3);
    }

    [Fact]
    public void A_line_that_is_too_long_is_cut_and_the_next_one_is_read()
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', VisitLine.Longest)}\"}}\n{{\"b\":2}}\n");
        using var lines = new VisitLines(new MemoryStream(bytes));
        lines.Next().ShouldNotBeNull().IsCut.ShouldBeTrue();
        Encoding.UTF8.GetString(lines.Next().ShouldNotBeNull().Json.Span).ShouldBe("{\"b\":2}");
        lines.Next().ShouldBeNull();
    }

    [Theory]
    [InlineData("encounter.signedBy", "DR MORENO", "\"signedBy\":\"DR MORENO\"")]
    [InlineData("patient.name.last", "ROE", "\"last\":\"ROE\"")]
    [InlineData("coverages[0].memberId", "X2", "\"memberId\":\"X2\"")]
    [InlineData("coverages[1].memberId", "Y1", "{\"memberId\":\"Y1\"}")]
    [InlineData("encounter.diagnoses", "E119, I10", "\"diagnoses\":[\"E119\",\"I10\"]")]
    [InlineData("encounter.procedures", "99213-25,J3301", "[{\"code\":\"99213\",\"modifiers\":[\"25\"]},{\"code\":\"J3301\",\"modifiers\":[]}]")]
    [InlineData("encounter.procedures[1]", "J3301", "{\"code\":\"J3301\",\"modifiers\":[]}")]
    [InlineData("guarantor", "{\"name\":{\"last\":\"DOE\"}}", "\"guarantor\":{\"name\":{\"last\":\"DOE\"}}")]
    public void A_person_sets_a_field_by_its_path(string path, string value, string shows) =>
        Encoding.UTF8.GetString(VisitChanges.Apply(Encoding.UTF8.GetBytes(Sound), [new(path, value)])).ShouldContain(shows);

    [Theory]
    [InlineData("encounter..signedBy")]
    [InlineData("coverages[5].memberId")]
    [InlineData("coverages[x].memberId")]
    [InlineData("patient.mrn.more")]
    [InlineData("encounter[0]")]
    public void A_path_that_no_visit_has_is_said_to_be_none(string path) =>
        Should.Throw<FormatException>(() => VisitChanges.Apply(Encoding.UTF8.GetBytes(Sound), [new(path, "1")])).Message.ShouldContain(path);

    private static ReadVisit Read(string json) => VisitReader.Read(Encoding.UTF8.GetBytes(json));
}

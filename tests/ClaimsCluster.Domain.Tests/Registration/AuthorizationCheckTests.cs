using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Tests.Registration;

public class AuthorizationCheckTests
{
    private static readonly Authorization Good = new("A1", ["97110-97140", "72148"], 4m, new(2026, 1, 2), new(2026, 1, 31));

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "AUT-03")]
    public void Units_are_those_approved_less_those_used(int used, string? asked) =>
        Asked(Good, used).ShouldBe(asked is null ? [] : [asked]);

    [Fact]
    public void The_day_is_in_its_window() => Asked(Good with { From = new(2026, 1, 3) }, 0).ShouldBe(["AUT-02"]);

    [Fact]
    public void It_is_for_one_of_the_services() => Asked(Good with { Codes = ["99213", "97111-97139"] }, 0).ShouldBe(["AUT-04"]);

    [Fact]
    public void Without_codes_it_is_for_all() => Asked(Good with { Codes = [], Units = 2m }, 0).ShouldBe(["AUT-03"]);

    [Fact]
    public void Nothing_is_asked_without_one() => AuthorizationCheck.Of(Visits.Office, [Visits.Line(1, "97110")], 0m).ShouldBeEmpty();

    private static IEnumerable<string> Asked(Authorization authorization, decimal used)
    {
        var questions = AuthorizationCheck.Of(
            Visits.Office with { Authorization = authorization }, [Visits.Line(1, "97110", 2m), Visits.Line(2, "97161")], used);
        questions.ShouldAllBe(question => question.Path == "authorization.number" && !question.MayBeReleased);
        return questions.Select(question => question.Code);
    }
}

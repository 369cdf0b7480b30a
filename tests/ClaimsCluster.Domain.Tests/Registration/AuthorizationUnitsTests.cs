using System.Globalization;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Registration;

/// <summary>Visits that want units of one authorization.</summary>
public class AuthorizationUnitsTests
{
    private const decimal Approved = 4m;
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 5, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Visit, int Day, int Units, int Round, int Hour)[]> Orders =
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[0, 70]).Array[0, 14];

    [Fact]
    public void Units_are_given_by_day_then_visit_whoever_asked_first()
    {
        string[] told = ["V3 yes", "V1 yes", "V2 yes", "V4 no"];
        foreach (var order in Permutations("V1 2 1", "V2 2 1", "V3 1 2", "V4 3 1"))
            new Desk().Ask(order).Until(5, 6).Told.ShouldBe(told);
    }

    [Fact]
    public void Who_wants_more_than_is_left_gets_none_of_it_and_leaves_it_to_the_next()
    {
        var desk = new Desk().Ask("V1 1 3", "V2 2 2", "V3 3 1").Until(5, 6);
        desk.Told.ShouldBe(["V1 yes", "V2 no", "V3 yes"]);
        desk.Answers.Select(answer => answer.Left).ShouldBe([4m, 1m, 1m]);
    }

    [Fact]
    public void An_answer_is_told_once()
    {
        var desk = new Desk().Ask("V1 1 3").Until(5, 6);
        desk.Rules.NextTimer(desk.State).ShouldBeNull();
        desk.Ask("V1 1 3").Until(9, 6).Told.ShouldBe(["V1 yes"]);
        desk.Wake(Instants.On(new(2026, 1, 9), 6)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Asked_after_six_is_answered_the_next_day_at_six()
    {
        var desk = new Desk().At(Morning.AddHours(1)).Ask("V1 1 1"); // At six it is in time.
        desk.Rules.NextTimer(desk.State).ShouldBe(Instants.On(new(2026, 1, 5), 6));
        desk.Until(5, 6).At(Morning.AddHours(1).AddSeconds(1)).Ask("V2 1 1");
        desk.Rules.NextTimer(desk.State).ShouldBe(Instants.On(new(2026, 1, 6), 6));
        desk.Until(6, 5).Told.ShouldBe(["V1 yes"]);
        desk.Until(6, 6).Told.ShouldBe(["V1 yes", "V2 yes"]);
    }

    [Fact]
    public void Who_asked_for_tomorrow_is_not_told_today()
    {
        var desk = new Desk().Ask("V2 2 3").At(Morning.AddHours(2)).Ask("V1 1 3");
        desk.Wake(Instants.On(new(2026, 1, 5), 6)).Events.OfType<AccountEvent.UnitsGiven>().Select(given => given.Use.VisitId).ShouldBe(["V2"]);
        desk.Until(6, 6).Told.ShouldBe(["V2 yes", "V1 no"]);
    }

    [Fact]
    public void A_later_round_takes_the_place_of_an_earlier_one()
    {
        var desk = new Desk().Ask("V1 1 4", "V2 2 1").Until(5, 6);
        desk.Told.ShouldBe(["V1 yes", "V2 no"]);
        desk.At(Morning.AddDays(1)).Ask("V1 1 2 2", "V2 2 2 2").Until(6, 6);
        desk.Told.Skip(2).ShouldBe(["V1 yes", "V2 yes"]);
        desk.Answers.Select(answer => answer.Round).ShouldBe([1, 1, 2, 2]);
        desk.State.AuthorizationUses.Select(use => (use.VisitId, use.Round, use.Units)).ShouldBe([("V1", 2, 2m), ("V2", 2, 2m)]);
    }

    [Fact]
    public void An_earlier_round_that_comes_late_changes_nothing()
    {
        var desk = new Desk().Ask("V1 1 2 2");
        desk.Try("V1 1 4 1").Events.ShouldBeEmpty();
        desk.Until(5, 6).Answers.ShouldHaveSingleItem().Round.ShouldBe(2);
    }

    [Fact]
    public void An_authorization_of_which_no_number_of_units_is_known_gives_what_is_wanted() =>
        new Desk(units: null).Ask("V1 1 40", "V2 2 40").Until(5, 6).Told.First().ShouldBe("V1 yes");

    [Fact]
    public void Nobody_gets_more_than_was_approved_and_everybody_is_told_of_each_round_at_most_once() => Orders.Sample(orders =>
    {
        var desk = new Desk();
        foreach (var (visit, day, units, round, hour) in orders.OrderBy(order => order.Hour))
        {
            desk.Ring(Morning.AddHours(hour)).At(Morning.AddHours(hour)).Ask($"V{visit} {day} {units} {round}");
            desk.Given.ShouldBeLessThanOrEqualTo(Approved);
        }

        desk.Until(12, 6).Given.ShouldBeLessThanOrEqualTo(Approved);
        desk.State.AuthorizationUses.ShouldAllBe(use => use.Granted != null);
        desk.State.AuthorizationUses.Select(use => use.VisitId).ShouldBeUnique();
        desk.CommandIds.ShouldBeUnique();
        desk.Rules.NextTimer(desk.State).ShouldBeNull();
    });

    [Fact]
    public void Of_those_who_ask_before_one_six_o_clock_the_order_of_asking_does_not_matter() => Gen.Select(Gen.Int[1, 3].Array[6], Gen.Int[1, 4].Array[6], Gen.Shuffle(Enumerable.Range(0, 6).ToArray()))
        .Sample((days, units, order) =>
        {
            string[] asked = [.. days.Select((day, index) => $"V{index} {day} {units[index]}")];
            new Desk().Ask([.. order.Select(index => asked[index])]).Until(5, 6).Told.ShouldBe(new Desk().Ask(asked).Until(5, 6).Told);
        });

    private static IEnumerable<string[]> Permutations(params string[] items) => items.Length < 2 ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));

    /// <summary>An account with an authorization of four units, moved through its hours as the store's due rows would.</summary>
    private sealed class Desk
    {
        private DateTimeOffset _now = Morning;

        public Desk(decimal? units = Approved) => Take(Rules.Decide(State, Visits.Command(
            Visits.Registration with { Authorization = new("A1", ["97110"], units, null, null) })));

        public PatientAccountLifecycle Rules { get; } = new(new EntityId("patient-account", "default", "A1"), patientsAnswer: false);

        public PatientAccount State { get; private set; } = PatientAccount.Empty;

        public List<string> Told { get; } = [];

        public List<EncounterCommand.UnitsAnswered> Answers { get; } = [];

        public IEnumerable<string> CommandIds => Answers.Select(answer => answer.CommandId);

        public decimal Given => State.AuthorizationUses.Where(use => use.Granted == true).Sum(use => use.Units);

        public Desk At(DateTimeOffset now)
        {
            _now = now;
            return this;
        }

        /// <summary>"V1 2 3 1": the visit, its day in January, how many units, and its round.</summary>
        public Desk Ask(params string[] orders)
        {
            foreach (var order in orders)
            {
                var decision = Try(order);
                decision.Reply.ShouldBe(Done.Instance);
                Take(decision);
            }

            return this;
        }

        public Decision<PatientAccount> Try(string order)
        {
            var words = order.Split(' ');
            var numbers = words.Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            return Rules.Decide(State, new AccountCommand.UseAuthorization(
                words[0], new(2026, 1, numbers[0]), "A1", numbers[1], numbers.Length > 2 ? numbers[2] : 1)
            { CommandId = order, At = _now, Source = "visits" });
        }

        public Decision<PatientAccount> Wake(DateTimeOffset at) => Rules.Decide(State, Rules.Wake(State, at));

        public Desk Until(int day, int hour) => Ring(Instants.On(new(2026, 1, day), hour));

        /// <summary>Lets every timer ring up to then.</summary>
        public Desk Ring(DateTimeOffset until)
        {
            while (Rules.NextTimer(State) is { } due && due <= until)
            {
                var decision = Wake(due);
                decision.Events.ShouldNotBeEmpty();
                Take(decision);
            }

            return this;
        }

        private void Take(Decision<PatientAccount> decision)
        {
            Canonical.Of(decision.Events.Aggregate(State, Rules.Evolve)).ShouldBe(Canonical.Of(decision.Next));
            State = decision.Next;
            foreach (var effect in decision.Effects)
            {
                var answer = effect.Command.ShouldBeOfType<EncounterCommand.UnitsAnswered>();
                Answers.Add(answer);
                Told.Add($"{effect.To.Key} {(answer.Granted ? "yes" : "no")}");
            }
        }
    }
}

using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Reads and writes a member's limits (D§6.6): a calendar year each, started anew from the plan.</summary>
internal static class PlanYears
{
    /// <summary>What is left for a person in a year.</summary>
    public static Accumulators Left(
        this ImmutableList<PlanYear> years, Plan plan, Enrolment enrolment, int year, string person)
    {
        var started = years.Find(known => known.Year == year) ?? Started(plan, enrolment, year);
        var own = started.Persons.Find(known => known.Person == person) ?? Started(plan, enrolment, year, person);
        return new(own.Deductible, started.FamilyDeductible, own.OutOfPocket, started.FamilyOutOfPocket);
    }

    /// <summary>The years after a person's limits have changed.</summary>
    public static ImmutableList<PlanYear> With(
        this ImmutableList<PlanYear> years, int year, string person, Accumulators left)
    {
        var others = (years.Find(known => known.Year == year)?.Persons ?? []).Where(known => known.Person != person);
        PersonYear own = new(person, left.IndividualDeductible, left.IndividualOutOfPocket);
        ImmutableList<PersonYear> persons =
            [.. others.Append(own).OrderBy(known => known.Person, StringComparer.Ordinal)];
        return years.With(new PlanYear(year, left.FamilyDeductible, left.FamilyOutOfPocket, persons));
    }

    /// <summary>The years with one of them replaced or added.</summary>
    public static ImmutableList<PlanYear> With(this ImmutableList<PlanYear> years, PlanYear changed) =>
        [.. years.Where(known => known.Year != changed.Year).Append(changed).OrderBy(known => known.Year)];

    /// <summary>The years that change when a decision gives back what it took.</summary>
    public static ImmutableList<PlanYear> GivenBack(this ImmutableList<PlanYear> years, ImmutableList<TakenShare> taken) =>
        [.. taken.Aggregate(years, GivenBack).Except(years)];

    private static ImmutableList<PlanYear> GivenBack(ImmutableList<PlanYear> years, TakenShare taken)
    {
        var year = years.Single(known => known.Year == taken.Year);
        var own = year.Persons.Single(known => known.Person == taken.Person);
        return years.With(taken.Year, taken.Person, new(
            own.Deductible + taken.Deductible, year.FamilyDeductible + taken.Deductible,
            own.OutOfPocket + taken.OutOfPocket, year.FamilyOutOfPocket + taken.OutOfPocket));
    }

    private static PlanYear Started(Plan plan, Enrolment enrolment, int year)
    {
        var met = Met(plan.FamilyDeductible, enrolment, year);
        return new(year, plan.FamilyDeductible - met, plan.FamilyOutOfPocket - met, []);
    }

    private static PersonYear Started(Plan plan, Enrolment enrolment, int year, string person)
    {
        var met = Met(plan.Deductible, enrolment, year);
        return new(person, plan.Deductible - met, plan.OutOfPocket - met);
    }

    private static Money Met(Money deductible, Enrolment enrolment, int year) =>
        year == enrolment.FirstYear ? Money.Round(deductible * (enrolment.MetPercent / 100m)) : Money.Zero;
}

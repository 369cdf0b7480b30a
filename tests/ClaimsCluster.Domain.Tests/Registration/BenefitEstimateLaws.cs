using System.Buffers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.X12.Guides;
using CsCheck;
using A = ClaimsCluster.Domain.Tests.Adjudication.A;

namespace ClaimsCluster.Domain.Tests.Registration;

/// <summary>What we expect from a 271 is what the payer then decides.</summary>
public class BenefitEstimateLaws
{
    private static readonly DateOnly Day = new(2026, 1, 3);

    private static readonly Gen<Plan> Plans = Gen.Select(
        Gen.Int[0, 200_000], Gen.Int[1, 3], Gen.Int[0, 400_000], Gen.Int[0, 60], Gen.Int[0, 6_000], (deductible, family, more, percent, copay) => new Plan
        {
            Id = "RANDOM",
            Weight = 1,
            Deductible = Money.OfCents(deductible),
            FamilyDeductible = Money.OfCents(deductible * family),
            OutOfPocket = Money.OfCents(deductible + more),
            FamilyOutOfPocket = Money.OfCents((deductible + more) * family),
            Coinsurance = percent / 100m,
            OfficeCopay = Money.OfCents(copay % 3 == 0 ? 0 : copay),
        });

    private static Gen<BilledLine> Line(DateOnly day) => Gen.Select(
        Gen.OneOf("99213", "99203", "97112", "97140", "G0439"), Gen.Int[1, 150_000], Gen.OneOf("11", "22"), Gen.Int[0, 9],
        (procedure, cents, place, preventive) => A.Line(procedure, Money.OfCents(cents).ToString(), $"{day:yyyy-MM-dd}", place) with
        {
            Modifiers = preventive == 0 ? ["33"] : [],
        });

    private static readonly Gen<(BilledLine[] Lines, bool IsChild)> Claim =
        Gen.Select(Line(Day.AddDays(-1)).Array[1, 4], Gen.Bool);

    [Fact]
    public void An_estimate_is_the_decision_to_the_cent_when_nothing_came_between()
    {
        var estimated = 0;
        Gen.Select(Plans, Gen.Int[30, 100], Gen.Int[0, 500], Claim.Array[0, 5], Gen.Select(Line(Day).Array[1, 5], Gen.Bool)).Sample((plan, percent, id, before, last) =>
        {
            var payer = PayerDirectory.Default.Other with { Plans = [plan], Contracts = [new(Contract.Everybody, percent / 100m)] };
            var member = A.Stranger(new PayerDirectory([payer], payer));
            for (var number = 0; number < before.Length; number++) member.Gets(Billed($"B{number}", id, before[number].Lines, before[number].IsChild)).Decides();

            var claim = Billed("LAST", id, last.Item1, last.Item2);
            var answer = Told(member.Asks(Day, claim.Subscriber, claim.Dependent, claim.MemberId), claim);
            var estimate = BenefitEstimate.Of(answer, [.. claim.Lines.Select(line => new EstimatedService(
                line.Procedure, line.Modifiers, line.PlaceOfService, line.ServiceDate, Money.Round(line.Charge * (percent / 100m))))]);
            member.Gets(claim).Decides();
            if (answer.Coverage != CoverageAnswer.Active) return estimate.IsEmpty;

            Interlocked.Increment(ref estimated);
            var decided = member.Decisions.Single(decision => decision.Advice.PatientControlNumber == "LAST").Advice.Lines;
            return estimate.SequenceEqual(decided.Select(Share));
        });
        estimated.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void What_a_271_does_not_tell_is_met_and_without_limit()
    {
        EligibilityAnswer answer = new() { Trace = "T", PayerId = "P", Coverage = CoverageAnswer.Active };
        EstimatedService[] services = [new("99213", [], "11", Day, Money.Parse("100.00"))];
        BenefitEstimate.Of(answer, services).ShouldBe([new(Money.Zero, Money.Zero, Money.Zero, Money.Parse("100.00"))]);
        answer = answer with
        {
            Benefits =
            [
                new() { Information = "C", Level = "IND", ServiceType = "30", Period = "23", Amount = Money.Parse("60.00") },
                new() { Information = "A", ServiceType = "30", Percent = 0.5m },
                new() { Information = "A", ServiceType = "30", Percent = 0.9m, Network = "N" },
            ],
        };
        BenefitEstimate.Of(answer, services).ShouldBe([new(Money.Zero, Money.Parse("60.00"), Money.Parse("20.00"), Money.Parse("20.00"))]);
        BenefitEstimate.Of(answer with { Coverage = CoverageAnswer.Inactive }, services).ShouldBeEmpty();
    }

    private static BilledClaim Billed(string number, int id, BilledLine[] lines, bool isChild) => A.Claim(number, $"M{id}", lines) with
    {
        Dependent = isChild ? A.Person("RING", "RUBY", "2015-05-05") : null,
    };

    private static EstimatedShare Share(LineAdvice line) => new(Pr(line, "3"), Pr(line, "1"), Pr(line, "2"), line.Paid);

    private static Money Pr(LineAdvice line, string carc) =>
        line.Adjustments.Where(cas => cas.Group == "PR" && cas.Carc == carc).Sum(cas => cas.Amount);

    /// <summary>The answer after it went through the bytes of a 271.</summary>
    private static EligibilityAnswer Told(MemberBenefits said, BilledClaim claim)
    {
        AskedEligibility asked = new()
        {
            Source = new("EXAMPLE PPO", "PPO01", "PI"),
            Receiver = new("CLINIC", "1234567893", "XX"),
            Subscriber = new() { LastName = claim.Subscriber.LastName, FirstName = claim.Subscriber.FirstName, MemberId = claim.MemberId },
            Trace = "V0000000000000011",
            Day = Day,
        };
        var bytes = new ArrayBufferWriter<byte>();
        EligibilityWriter.Write(
            bytes, new("ZZ", "PPO01", "ZZ", "US", new DateTime(2026, 1, 5), 1, 'T', "PPO01", "US", 1),
            [new EligibilityResponses("E1", [EligibilityMessages.Answer(asked, said, A.Received)])]);
        return EligibilityMessages.Read(EligibilityResponses.Read(bytes.WrittenMemory).Single().Answers.Single(), A.Received, "D");
    }
}

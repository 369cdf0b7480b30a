using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What an account knows of its patient (D§2.1), from all his visits: the newest has the last word.</summary>
[GenerateSerializer, Immutable, Alias("account-registration")]
public sealed record AccountRegistration
{
    /// <summary>Who he is. What a visit contradicts stays until a person says that the new value is right.</summary>
    [Id(0)]
    public required RegisteredPatient Patient { get; init; }

    /// <summary>Who owes what insurers leave: as it was told, else by the rule of his age.</summary>
    [Id(1)]
    public required Guarantor Guarantor { get; init; }

    /// <summary>His policies as they were told last, one a payer and member id.</summary>
    [Id(2)]
    public ImmutableList<Coverage> Coverages { get; init; } = [];

    /// <summary>Referrals, one a number.</summary>
    [Id(3)]
    public ImmutableList<Referral> Referrals { get; init; } = [];

    /// <summary>Authorizations, one a number.</summary>
    [Id(4)]
    public ImmutableList<Authorization> Authorizations { get; init; } = [];

    /// <summary>What payers answered last, one a payer and member id.</summary>
    [Id(5)]
    public ImmutableList<KnownBenefits> Benefits { get; init; } = [];

    /// <summary>The visit that opened the account.</summary>
    [Id(6)]
    public required string FirstVisit { get; init; }

    /// <summary>HMAC of name, birth date and sex of the newest visit that tells them undisputed; empty: none did yet.</summary>
    [Id(7)]
    public required string PersonKey { get; init; }

    /// <summary>The visits, in the order they were registered first.</summary>
    [Id(8)]
    public ImmutableList<RegisteredVisit> Visits { get; init; } = [];

    /// <summary>The visit; null: it was not registered.</summary>
    public RegisteredVisit? Visit(string visitId) => Visits.Find(visit => visit.VisitId == visitId);

    /// <summary>The registration after one visit more, or one anew.</summary>
    /// <param name="before">Null: none yet.</param>
    /// <param name="visit">What was told.</param>
    /// <param name="answer">What was answered.</param>
    internal static AccountRegistration After(AccountRegistration? before, VisitRegistration visit, AccountRegistered answer)
    {
        var patient = Known(before, visit, answer);
        var registered = new RegisteredVisit(visit.VisitId, DigestOf(visit), answer);
        var index = before?.Visits.FindIndex(known => known.VisitId == visit.VisitId) ?? -1;
        return new()
        {
            Patient = patient,
            Guarantor = GuarantorRule.Of(visit, patient),
            Coverages = visit.Coverages.Aggregate(before?.Coverages ?? [], (known, coverage) => Put(
                known, coverage, other => other.PayerId == coverage.PayerId && other.MemberId == coverage.MemberId)),
            Referrals = visit.Referral is { } referral
                ? Put(before?.Referrals ?? [], referral, other => other.Number == referral.Number)
                : before?.Referrals ?? [],
            Authorizations = visit.Authorization is { } authorization
                ? Put(before?.Authorizations ?? [], authorization, other => other.Number == authorization.Number)
                : before?.Authorizations ?? [],
            Benefits = before?.Benefits ?? [],
            FirstVisit = answer.FirstVisit,
            PersonKey = IsWho(visit, answer) ? visit.PersonKey : before?.PersonKey ?? "",
            Visits = index < 0 ? (before?.Visits ?? []).Add(registered) : before!.Visits.SetItem(index, registered),
        };
    }

    /// <summary>With a payer's answer in place of what he answered before of the same member.</summary>
    internal AccountRegistration With(KnownBenefits told) => this with
    {
        Benefits = Put(Benefits, told, other => other.Answer.PayerId == told.Answer.PayerId && other.MemberId == told.MemberId),
    };

    /// <summary>The member id that an inquiry of a visit asked for; empty: not known.</summary>
    internal string MemberOf(string? visitId, string payerId) =>
        (visitId is null ? null : Visit(visitId)?.Answer.Coverages.Find(coverage => coverage.PayerId == payerId)?.MemberId) ?? "";

    /// <summary>SHA-256 over what a visit told, in lower-case hex: the same visit again has the same.</summary>
    internal static string DigestOf(VisitRegistration visit) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(visit))));

    // A key of what is missing or disputed would find the wrong people, and lose the right one.
    private static bool IsWho(VisitRegistration visit, AccountRegistered answer) => visit.Patient is { BirthDate: not null, Sex.Length: > 0, Name: { Last.Length: > 0, First.Length: > 0 } }
        && !answer.Questions.Exists(question =>
            question.Code is RegistrationCheck.ContradictingBirthDate or RegistrationCheck.ContradictingSex or RegistrationCheck.AnotherPerson);

    // What is missing or contradicts itself does not push out what is known.
    private static RegisteredPatient Known(AccountRegistration? before, VisitRegistration visit, AccountRegistered answer)
    {
        var (told, known) = (visit.Patient, before?.Patient);
        if (known is null) return told;

        bool IsAsked(string code) => answer.Questions.Exists(question => question.Code == code);
        return told with
        {
            Name = IsAsked(RegistrationCheck.AnotherPerson) || told.Name.Last.Length == 0 ? known.Name : told.Name,
            BirthDate = IsAsked(RegistrationCheck.ContradictingBirthDate) ? known.BirthDate : told.BirthDate ?? known.BirthDate,
            Sex = IsAsked(RegistrationCheck.ContradictingSex) || told.Sex.Length == 0 ? known.Sex : told.Sex,
            Address = told.Address ?? known.Address,
            Phone = told.Phone.Length > 0 ? told.Phone : known.Phone,
        };
    }

    private static ImmutableList<T> Put<T>(ImmutableList<T> list, T item, Predicate<T> isSame)
    {
        var index = list.FindIndex(isSame);
        return index < 0 ? list.Add(item) : list.SetItem(index, item);
    }
}

/// <summary>A visit that an account has registered.</summary>
/// <param name="VisitId">Its id.</param>
/// <param name="Digest">Of what was told.</param>
/// <param name="Answer">What was answered.</param>
[GenerateSerializer, Immutable, Alias("registered-visit")]
public sealed record RegisteredVisit(
    [property: Id(0)] string VisitId, [property: Id(1)] string Digest, [property: Id(2)] AccountRegistered Answer);

/// <summary>What a payer answered last of a member.</summary>
/// <param name="MemberId">Who was asked for; empty: not known.</param>
/// <param name="Answer">The answer.</param>
[GenerateSerializer, Immutable, Alias("known-benefits")]
public sealed record KnownBenefits([property: Id(0)] string MemberId, [property: Id(1)] EligibilityAnswer Answer);

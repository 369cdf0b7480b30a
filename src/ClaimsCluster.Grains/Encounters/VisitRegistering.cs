using System.Collections.Immutable;
using System.Security.Cryptography;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Accounts;
using ClaimsCluster.Grains.Entities;

namespace ClaimsCluster.Grains.Encounters;

/// <summary>Registers visits at their accounts and hands them on: what intake and the commands of a person share.</summary>
internal sealed class VisitRegistering(IClusterStore store, ITransport transport)
{
    /// <summary>Asks the visit's account; the same visit again gets the same answer.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="read">The visit.</param>
    /// <param name="ids">What its content gives.</param>
    /// <param name="source">Where it stands.</param>
    /// <param name="released">Questions that a person has let go.</param>
    /// <param name="commandId">Of this registration.</param>
    /// <param name="at">Now.</param>
    public async Task<AccountRegistered> Register(
        string tenant, ReadVisit read, VisitIds ids, SourcePlace source, ImmutableList<string> released, string commandId, DateTimeOffset at)
    {
        var visit = read.Visit!;
        var reply = await transport.Send(PatientAccountGrain.IdOf(tenant, ids.AccountId), new AccountCommand.RegisterVisit(new VisitRegistration
        {
            VisitId = ids.VisitId,
            Day = visit.Encounter.Date,
            Patient = visit.Patient,
            Guarantor = visit.Guarantor,
            Coverages = visit.Coverages,
            Referral = visit.Referral,
            Authorization = visit.Authorization,
            PersonKey = ids.PersonKey,
            AccidentCause = visit.Encounter.Accident?.Cause ?? "",
            Released = released,
        })
        {
            CommandId = commandId,
            At = at,
            Source = source.Document,
        });
        var registered = (AccountRegistered)reply;
        return registered with { Questions = [.. read.Unreadable, .. registered.Questions] };
    }

    /// <summary>
    /// The accounts that the same person may have besides this one: other record numbers with his name, birth date and sex. What a
    /// file brings later than this visit does not count, so that only the later one is asked about.
    /// </summary>
    public async Task<bool> IsKnownElsewhere(string tenant, VisitIds ids, IReadOnlySet<string> laterAccounts)
    {
        var owners = await store.Find(tenant, PatientAccountLifecycle.PersonEntry, ids.PersonKey);
        return owners.Any(owner => owner.Key != ids.AccountId && !laterAccounts.Contains(owner.Key));
    }

    /// <summary>The question that goes with it.</summary>
    public static VisitQuestion SamePerson { get; } = new()
    {
        Step = VisitStep.Registration,
        Code = "same-person",
        Text = "a patient with this name, birth date and sex has another record number",
        Todo = "correct patient.mrn to the number he has, or release it: they are two people",
        Path = "patient.mrn",
        MayBeReleased = true,
    };

    /// <summary>A command's id from what it is about: the same content is the same command.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>What the content of a visit gives.</summary>
internal sealed record VisitIds(string VisitId, string AccountId, string ClaimId, string PersonKey)
{
    public static VisitIds Of(byte[] key, Visit visit)
    {
        var (encounter, patient) = (visit.Encounter, visit.Patient);
        var person = ClaimIdentity.PersonKey(
            key, encounter.Billing.TaxId, patient.Name.Last, patient.Name.First, patient.BirthDate, patient.Sex);
        return new(
            ClaimIdentity.VisitId(key, encounter.Billing.TaxId, encounter.Id),
            ClaimIdentity.AccountId(key, encounter.Billing.TaxId, patient.Mrn.Length > 0 ? patient.Mrn : $"visit {encounter.Id}"),
            ClaimIdentity.ClaimId(
                key, encounter.Billing.Npi, encounter.Id, patient.Name.Last, patient.Name.First, patient.BirthDate, encounter.Date),
            person);
    }
}

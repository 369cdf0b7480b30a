using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>Units of an authorization that a visit wants, or was told of (D§2.4).</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="Round">Its round that asked.</param>
/// <param name="Day">Its day of service.</param>
/// <param name="Number">The authorization.</param>
/// <param name="Units">How many.</param>
/// <param name="AnswerAt">When it is told.</param>
/// <param name="Granted">They are its; null: it waits for the hour.</param>
[GenerateSerializer, Immutable, Alias("authorization-use")]
public sealed record AuthorizationUse(
    [property: Id(0)] string VisitId, [property: Id(1)] int Round, [property: Id(2)] DateOnly Day, [property: Id(3)] string Number,
    [property: Id(4)] decimal Units, [property: Id(5)] DateTimeOffset AnswerAt, [property: Id(6)] bool? Granted);

/// <summary>Gives the units of authorizations to visits: in the order of their days, whoever asked first.</summary>
internal static class AuthorizationUnits
{
    /// <summary>When somebody is to be told next; null: nobody waits.</summary>
    public static DateTimeOffset? At(PatientAccount account) =>
        account.AuthorizationUses.Where(use => use.Granted is null).Min(use => (DateTimeOffset?)use.AnswerAt);

    /// <summary>A visit asks; null when it asked before in this round.</summary>
    public static AccountEvent.UnitsAsked? Ask(PatientAccount account, AccountCommand.UseAuthorization command) =>
        account.AuthorizationUses.Exists(use => use.VisitId == command.VisitId && use.Round >= command.Round) ? null
            : new(new(
                command.VisitId, command.Round, command.Day, command.Number, command.Units,
                Instants.NotBefore(command.At, Instants.AuthorizationHour), Granted: null));

    /// <summary>All that are to be told by now.</summary>
    public static IEnumerable<AccountEvent.UnitsGiven> Give(PatientAccount account, AccountCommand wake)
    {
        var uses = account.AuthorizationUses;
        foreach (var use in uses.Where(use => use.Granted is null && use.AnswerAt <= wake.At)
            .OrderBy(use => use.Day).ThenBy(use => use.VisitId, StringComparer.Ordinal))
        {
            var approved = account.Registration?.Authorizations.Find(known => known.Number == use.Number)?.Units;
            var left = (approved ?? use.Units) - uses.Where(other => other.Number == use.Number && other.Granted == true).Sum(other => other.Units);
            var given = new AccountEvent.UnitsGiven(use with { Granted = use.Units <= left }, left);
            uses = Put(uses, given.Use);
            yield return given;
        }
    }

    /// <summary>A visit has one use: a later round takes the place of an earlier one.</summary>
    public static ImmutableList<AuthorizationUse> Put(ImmutableList<AuthorizationUse> uses, AuthorizationUse use) =>
        uses.RemoveAll(known => known.VisitId == use.VisitId).Add(use);

    /// <summary>The visit is told.</summary>
    public static Effect Tell(string tenant, AccountEvent.UnitsGiven given, AccountCommand cause) => new(
        EncounterIdentity.IdOf(tenant, given.Use.VisitId),
        new EncounterCommand.UnitsAnswered(given.Use.Round, given.Use.Granted == true, given.Left)
        {
            CommandId = $"units:{given.Use.VisitId}:{given.Use.Round}",
            At = cause.At,
        });
}

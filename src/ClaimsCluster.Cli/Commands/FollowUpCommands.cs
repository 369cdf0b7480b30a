using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using Command = System.CommandLine.Command;

namespace ClaimsCluster.Cli.Commands;

/// <summary>What a person does to one claim: correct, release, resubmit, void, writeoff. It is said before it is done (--dry-run stops there).</summary>
internal static class FollowUpCommands
{
    /// <summary>Why an amount is given up, and the account that takes it (D§7.6).</summary>
    private static readonly Dictionary<string, AccountNumber> Reasons = new()
    {
        ["not-covered"] = AccountNumber.DenialWriteOff,
        ["not-necessary"] = AccountNumber.DenialWriteOff,
        ["denied"] = AccountNumber.DenialWriteOff,
        ["timely-filing"] = AccountNumber.AdministrativeWriteOff,
        ["administrative"] = AccountNumber.AdministrativeWriteOff,
        ["small-balance"] = AccountNumber.SmallBalance,
        ["charity"] = AccountNumber.CharityCare,
        ["bad-debt"] = AccountNumber.BadDebt,
    };

    private const string AllPaths = "All paths: claims correct --help";

    public static Command Correct()
    {
        var set = new Option<string[]>("--set") { HelpName = "PATH=VALUE", Required = false, AllowMultipleArgumentsPerToken = true };
        return With("correct", (parsed, envelope) => new ClaimCommand.Correct([.. Asked(parsed.GetValue(set)).Select(Change)])
        {
            CommandId = envelope.Id,
            At = envelope.At,
            Actor = envelope.Actor,
        }, parsed => new([.. Asked(parsed.GetValue(set)).Select(Change).Select(change => new VisitChange(change.Path, change.Value))], Releases: false), set);
    }

    public static Command Release()
    {
        var reason = CommonOptions.Text("--reason", "WORDS");
        return With("release", (parsed, envelope) => new ClaimCommand.Release(parsed.GetValue(reason) ?? "released by a person")
        {
            CommandId = envelope.Id,
            At = envelope.At,
            Actor = envelope.Actor,
        }, _ => new([], Releases: true), reason);
    }

    public static Command Resubmit() => With("resubmit", (_, envelope) => new ClaimCommand.Resubmit
    {
        CommandId = envelope.Id,
        At = envelope.At,
        Actor = envelope.Actor,
    }, visit: null);

    public static Command Void()
    {
        var reason = CommonOptions.Text("--reason", "WORDS");
        return With("void", (parsed, envelope) => new ClaimCommand.Void(parsed.GetValue(reason) ?? "voided by a person")
        {
            CommandId = envelope.Id,
            At = envelope.At,
            Actor = envelope.Actor,
        }, visit: null, reason);
    }

    public static Command WriteOff()
    {
        var reason = CommonOptions.Text("--reason", "R");
        return With("writeoff", (parsed, envelope) => parsed.GetValue(reason) is { } why && Reasons.TryGetValue(why, out var account)
            ? new ClaimCommand.WriteOff(account, why) { CommandId = envelope.Id, At = envelope.At, Actor = envelope.Actor }
            : throw new CommandFault($"say why: --reason {string.Join(", ", Reasons.Keys)}."), visit: null, reason);
    }

    private static string[] Asked(string[]? set) => set is { Length: > 0 }
        ? set
        : throw new CommandFault($"say what is to change: --set PATH=VALUE. {AllPaths}");

    private static Amendment Change(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        ? new(text[..equals], text[(equals + 1)..])
        : throw new CommandFault($"--set {text}: write it as PATH=VALUE. {AllPaths}");

    /// <param name="name">The command.</param>
    /// <param name="order">What it asks of a claim.</param>
    /// <param name="visit">What it asks of a visit that is no claim yet; null: it is of claims alone.</param>
    /// <param name="options">Its own.</param>
    private static Command With(
        string name, Func<ParseResult, Envelope, ClaimCommand> order, Func<ParseResult, VisitOrder>? visit, params Option[] options)
    {
        var claim = new Argument<string>("CLAIM");
        var books = new BookOptions();
        var dryRun = new Option<bool>("--dry-run");
        var command = new Command(name) { claim, books.Data, books.Postgres, dryRun };
        foreach (var option in options) command.Add(option);
        command.SetAction((parsed, _) => Run(
            parsed.GetValue(claim)!, books.In(parsed), parsed.GetValue(dryRun), envelope => order(parsed, envelope),
            visit is null ? null : () => visit(parsed), Terminal.Of(parsed)));
        return command;
    }

    private static async Task<int> Run(
        string asked, BookPlace place, bool isDryRun, Func<Envelope, ClaimCommand> order, Func<VisitOrder>? visit, Terminal terminal)
    {
        await using var books = OpenBooks.ToAct(place);
        var plan = await books.EndedPlan();
        var claims = new StoredClaims(books.Store, plan.Tenant, await books.Payers());
        if (visit is not null && await ClaimFinder.FindEither(claims, new(books.Store, plan.Tenant), asked, place) is { Visit: { } visitId })
            return await VisitFollowUp.Run(books, visitId, visit(), isDryRun, terminal, place);

        var claimId = await ClaimFinder.Find(claims, asked, place);
        var reader = new StoreReader(books.Store);
        var id = new EntityId("claim", plan.Tenant, claimId);
        var claim = await reader.Row<Claim>(id) ?? throw new InvalidOperationException($"Claim {claimId} was there and is not.");

        // The rules are pure: what is said is what will be done.
        var at = await books.Store.LastEventAt() ?? throw new CommandFault("the books are empty.");
        var decided = new ClaimLifecycle(plan.Tenant).Decide(claim, order(new Envelope("dry run", at)));
        if (decided.Reply is Refused refused) throw new CommandFault(refused.Reason);
        if (!isDryRun)
        {
            var envelope = new Envelope($"by hand:{Fingerprint(order(new Envelope("", at)).ToString(), at, claim)}", at);
            if (await BooksAct.Send(books.Store, await books.Options(), id, _ => order(envelope)) is Refused no) throw new CommandFault(no.Reason);
        }

        new FollowUpScreen(terminal, claim, decided, await claims.ShortestName(claimId), place).Print(isDryRun);
        return decided.Next.LiveFilings.Any(filing => filing.State == FilingState.Held) ? ClaimsCommandLine.DoneInPart : ClaimsCommandLine.Done;
    }

    /// <summary>The same order on the same state is the same act, however often it is given.</summary>
    private static string Fingerprint(string order, DateTimeOffset at, Claim claim) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{order}\n{at:O}\n{claim.ClaimId}\n{string.Join(' ', claim.Filings.Select(filing => $"{filing.Clm01}:{filing.State}"))}")))[..24];

    /// <summary>What every order carries.</summary>
    private sealed record Envelope(string Id, DateTimeOffset At, string Actor = "person");
}

using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Gateway.Answering;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimsCluster.Gateway.Looking;

/// <summary>Claims, accounts and work, as the commands status, explain, account and worklist write them as JSON.</summary>
internal static class ClaimEndpoints
{
    private const int PageSize = 1000;

    private static readonly string[] Kinds = ["visit", "held", "rejected", "silent", "denied", "suspense", "credit", "poison", "due"];

    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        api.MapGet("/claims/{claimId}", (string claimId, Asker asker, IClusterStore store, ClaimsClusterOptions options) =>
                Claim(claimId, asker, store, options, claim => Task.FromResult<IResult>(new JsonAnswer(claim.Write))))
            .Described("GetClaim", "Claims", "State, filings, money, edits, denials and story: its line of claims.jsonl.");
        api.MapGet("/claims/{claimId}/timeline", (string claimId, Asker asker, IClusterStore store, ClaimsClusterOptions options) =>
                Claim(claimId, asker, store, options, claim => Task.FromResult<IResult>(new JsonAnswer(claim.WriteTimeline))))
            .Described("GetTimeline", "Claims", "What happened to a claim, oldest first.");
        api.MapGet("/claims/{claimId}/explanation", (string claimId, Asker asker, IClusterStore store, ClaimsClusterOptions options) =>
                Claim(claimId, asker, store, options, claim => Explanation(claim, store, options)))
            .Described("GetExplanation", "Claims", "Every decision about a claim, with the numbers behind it.");
        api.MapGet("/accounts/{accountId}", Account)
            .Described("GetAccount", "Accounts", "What a patient owes, and since when.");
        api.MapGet("/worklists/{kind}", Work)
            .Described("GetWorklist", "Work", "What needs a person, worth most first, 1,000 a page. Kinds: " + string.Join(", ", Kinds) + ".");
        api.MapPost("/worklists/poison/{item}:retry", Retry)
            .WithName("RetryPoison").WithTags("Work").WithSummary("Takes up again what was set aside because our own rules failed at it.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(404);
    }

    private static async Task<IResult> Retry(string item, Asker asker, AsideRelease aside) => await aside.TakeUp(asker.Tenant, item)
        ? Results.NoContent()
        : Problems.NotFound("Nothing of this id is set aside.");

    private static void Described(this RouteHandlerBuilder endpoint, string name, string tag, string summary) => endpoint
        .WithName(name).WithTags(tag).WithSummary(summary)
        .Produces<object>(StatusCodes.Status200OK, "application/json").ProducesProblem(404);

    private static async Task<IResult> Claim(
        string claimId, Asker asker, IClusterStore store, ClaimsClusterOptions options, Func<StoredClaim, Task<IResult>> answer) =>
        IsId(claimId) && await new StoredClaims(store, asker.Tenant, options.Payers).Read(claimId) is { } claim
            ? await answer(claim)
            : Problems.NotFound("There is no claim of this id.");

    private static async Task<IResult> Explanation(StoredClaim claim, IClusterStore store, ClaimsClusterOptions options)
    {
        var filings = await ExplainedFiling.AllOf(claim, new StoredDecisions(store, options.Payers));
        return new JsonAnswer(json => ExplainJson.Write(json, claim, filings, LedgerAgreement.Of(claim)));
    }

    private static async Task<IResult> Account(string accountId, Asker asker, IClusterStore store) =>
        IsId(accountId) && await new StoredAccounts(store, asker.Tenant).Read(accountId) is { } account
            ? new JsonAnswer(json => AccountJson.Write(json, account))
            : Problems.NotFound("There is no account of this id.");

    private static async Task<IResult> Work(string kind, string? pageToken, Asker asker, IClusterStore store, ClaimsClusterOptions options)
    {
        if (!Kinds.Contains(kind)) return Problems.NotFound($"There is no list of this kind. Kinds: {string.Join(", ", Kinds)}.");

        var all = (await WorkReader.Read(store, options.Payers)).Items.Where(item => item.Kind == kind && item.Tenant == asker.Tenant).ToList();
        var from = pageToken is null ? 0 : all.FindIndex(item => item.Id == pageToken) + 1; // An item that is done by now: from the start.
        var page = all.Skip(from).Take(PageSize).ToList();
        return new JsonAnswer(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var item in page) item.Write(json);
            json.WriteEndArray();
            json.WriteString("nextPageToken", from + page.Count < all.Count ? page[^1].Id : null);
            json.WriteEndObject();
        });
    }

    // Ids are base 32: anything else is no id of ours, and is not looked for.
    private static bool IsId(string asked) => asked.All(char.IsAsciiLetterOrDigit);
}

using ClaimsCluster.Client;
using ClaimsCluster.Gateway.Answering;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ClaimsCluster.Gateway.Receiving;

/// <summary>Files in, acknowledgments out.</summary>
internal static class FileEndpoints
{
    private const string X12 = "application/edi-x12";
    private const int LongestName = 200;

    private static readonly string[] Takes = [X12, "text/plain", "application/octet-stream", "application/jsonl"];

    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapPost("/files", Receive).WithName("SubmitFile").WithTags("Files")
            .WithSummary("Sends a file: 837, 835, 999, 277CA as X12, visits as JSON Lines. The same bytes again are the same file.")
            .Produces<ReceivedFile>(StatusCodes.Status202Accepted)
            .ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Takes.ToDictionary(type => type, _ => new OpenApiMediaType()) };
                return Task.CompletedTask;
            });
        api.MapGet("/files/{fileId}", Find).WithName("GetFile").WithTags("Files")
            .WithSummary("How far a file is. With wait=SECONDS (at most 30) it answers when the file is finished.")
            .Produces<FileStatus>().ProducesProblem(404);
        api.MapGet("/files/{fileId}/acks/{kind}", FindAck).WithName("GetAck").WithTags("Files")
            .WithSummary("What we answered to a file: ta1, 999 or 277ca.")
            .Produces(StatusCodes.Status200OK, contentType: X12).ProducesProblem(404);
        api.MapGet("/files/{fileId}/refusals", Refusals).WithName("GetRefusals").WithTags("Files")
            .WithSummary("The claims of a file that were refused or known before, one a line, with the codes of the 277CA.")
            .Produces(StatusCodes.Status200OK, contentType: "application/jsonl").ProducesProblem(404);
    }

    private static async Task<IResult> Receive(
        HttpContext http, Asker asker, string? name, FileIntake intake, KeptRequests requests, UploadGate gate, GatewayOptions options)
    {
        if (!IsTaken(http.Request)) return Problems.UnsupportedType(http.Request.ContentType, string.Join(", ", Takes));
        using var place = gate.TryEnter();
        if (place is null) return Problems.TooMany($"This host takes {options.UploadsAtOnce} uploads at once.", retryAfterSeconds: 1);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = options.LargestFileBytes;

        KeptFile kept;
        try
        {
            kept = await intake.Keep(asker.Tenant, http.Request.Body, http.RequestAborted);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.TooLarge(options.LargestFileBytes);
        }

        if (kept.Length == 0) return Problems.BadRequest("The body is empty: send the bytes of the file.");

        var asked = asker.Key is null ? Asked.First : await requests.Keep(asker.Tenant, asker.Key, $"POST files {kept.Sha256}");
        if (asked == Asked.Otherwise) return Problems.OtherRequest();

        // Also of a repeat: the host that took the first may have died between the key and the file.
        await intake.HandOver(asker.Tenant, NameOf(http.Request, name, kept.Sha256), kept);
        if (asked == Asked.Again) http.Response.Headers["Idempotency-Replayed"] = "true";
        return Results.Accepted($"/v1/files/{kept.Sha256}", new ReceivedFile(kept.Sha256, kept.Sha256, "received"));
    }

    private static async Task<IResult> Find(string fileId, int? wait, Asker asker, FileIntake intake, Waiting waiting, CancellationToken cancel)
    {
        var standing = await waiting.Until(() => intake.Find(asker.Tenant, fileId), file => file is not { IsFinished: false }, wait, cancel);
        return standing is { } file
            ? Results.Ok(new FileStatus(
                file.FileId, file.FileId, file.Name, file.Length, file.Content, file.Status, file.Taken, file.Refused, file.Duplicates, file.Acks))
            : NoSuchFile();
    }

    private static async Task<IResult> FindAck(string fileId, string kind, Asker asker, FileIntake intake) =>
        await intake.FindAck(asker.Tenant, fileId, kind) is { } ack
            ? Results.Stream(output => ack.CopyTo(output), X12)
            : Problems.NotFound("The file has no acknowledgment of this kind. Those it has are in its acks when its status is finished.");

    private static async Task<IResult> Refusals(string fileId, Asker asker, FileIntake intake) =>
        await intake.Find(asker.Tenant, fileId) is { } file
            ? new JsonLinesAnswer<Domain.Intake.RefusedClaim>(intake.Refusals(asker.Tenant, fileId), (json, refused) => RefusedClaimJson.Write(json, file.Name, refused))
            : NoSuchFile();

    private static IResult NoSuchFile() => Problems.NotFound("There is no file of this id. The id of a file is the SHA-256 of its bytes, in lower-case hex.");

    private static bool IsTaken(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && Takes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        && request.Headers.ContentEncoding.Count == 0;

    /// <summary>As the sender calls it, without folders and control characters: it is shown, and never used as a path.</summary>
    private static string NameOf(HttpRequest request, string? asked, string sha256)
    {
        if (ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var told) && (told.FileNameStar.HasValue || told.FileName.HasValue))
            asked = HeaderUtilities.RemoveQuotes(told.FileNameStar.HasValue ? told.FileNameStar : told.FileName).Value;
        var name = new string([.. (asked ?? "").Split('/', '\\')[^1].Where(letter => !char.IsControl(letter)).Take(LongestName)]);
        return name.Length > 0 ? name : sha256[..12];
    }
}

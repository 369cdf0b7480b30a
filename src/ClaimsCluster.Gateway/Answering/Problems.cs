using Microsoft.AspNetCore.Http;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>What the API says no to: RFC 9457. The type is the page's place in docs/api.md; a detail holds no PHI.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", "Not found", detail);

    public static IResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be read", detail);

    public static IResult TooLarge(long mostBytes) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The file is too large", $"A file may have {mostBytes} bytes. Send it in parts: each claim is taken once.");

    public static IResult UnsupportedType(string? given, string takes) => Of(
        StatusCodes.Status415UnsupportedMediaType, "media-type", "This kind of content is not taken",
        $"{(string.IsNullOrEmpty(given) ? "No Content-Type was sent" : "The Content-Type sent is another")}. Send one of {takes}, not compressed.");

    public static IResult OtherRequest() => Of(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key", "The key was used for another request",
        "This Idempotency-Key came before with other content. Use a new key for a new request, and the same key only for a repeat.");

    public static IResult TooMany(string limit, int retryAfterSeconds) =>
        Later(StatusCodes.Status429TooManyRequests, "too-many", "Too many at once", limit, retryAfterSeconds);

    public static IResult Unavailable(int retryAfterSeconds) => Later(
        StatusCodes.Status503ServiceUnavailable, "unavailable", "The cluster cannot answer now",
        "What was asked may have been done. Ask again under the same Idempotency-Key: it is done once.", retryAfterSeconds);

    public static IResult Broken() => Of(
        StatusCodes.Status500InternalServerError, "broken", "Something went wrong that should not", "It is in the log under this X-Request-Id.");

    public static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadRequest("A parameter or the body is not as the document at /openapi/v1.json says."),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "media-type", "This kind of content is not taken", "Send application/json."),
        _ => Of(status, "refused", "The request was refused", "See /openapi/v1.json."),
    };

    public static IResult Of(int status, string type, string title, string detail) =>
        Results.Problem(detail, instance: null, status, title, $"https://claimscluster.dev/problems/{type}");

    private static IResult Later(int status, string type, string title, string detail, int retryAfterSeconds) =>
        new RetryLater(Of(status, type, title, detail), retryAfterSeconds);

    private sealed class RetryLater(IResult problem, int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = $"{seconds}";
            return problem.ExecuteAsync(httpContext);
        }
    }
}

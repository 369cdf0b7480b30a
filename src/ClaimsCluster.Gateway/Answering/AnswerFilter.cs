using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using ClaimsCluster.Abstractions.Storing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>What all answers have in common: they name their request, and every fault is a problem document.</summary>
internal sealed class AnswerFilter(ILogger<AnswerFilter> log) : IEndpointFilter
{
    private const string RequestId = "X-Request-Id";
    private const int LongestRequestId = 128;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var name = Named(http);
        try
        {
            var answer = await next(context);

            // A parameter that could not be bound leaves only a status behind.
            return http.Response.StatusCode >= StatusCodes.Status400BadRequest ? Problems.OfStatus(http.Response.StatusCode) : answer;
        }
        catch (ProblemException no)
        {
            return no.Problem;
        }
        catch (BadHttpRequestException bad) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Problems.OfStatus(bad.StatusCode);
        }
        catch (Exception lost) when (IsOfTheMoment(lost) && !http.RequestAborted.IsCancellationRequested)
        {
            log.CouldNotAnswer(name, lost.GetType().Name);
            return Problems.Unavailable(retryAfterSeconds: 1);
        }
        catch (Exception unexpected) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The message may quote what was sent: the log gets the kind and the place.
            log.Broke(name, unexpected.GetType().Name, unexpected.StackTrace);
            return Problems.Broken();
        }
    }

    /// <summary>Store or cluster did not answer: the request may be asked again.</summary>
    private static bool IsOfTheMoment(Exception error) =>
        error is CommitFailedException or OrleansException or TimeoutException or IOException or DbException;

    private static string Named(HttpContext http)
    {
        var asked = http.Request.Headers[RequestId].ToString();
        var name = asked.Length is > 0 and <= LongestRequestId && asked.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? asked
            : RandomNumberGenerator.GetHexString(16, lowercase: true);
        http.Response.Headers[RequestId] = name;
        var parent = http.Request.Headers.TraceParent.ToString();
        if (ActivityContext.TryParse(parent, null, out _)) http.Response.Headers.TraceParent = parent;
        return name;
    }
}

/// <summary>A request that cannot be done, from wherever it is found out.</summary>
internal sealed class ProblemException(IResult problem) : Exception
{
    public IResult Problem { get; } = problem;
}

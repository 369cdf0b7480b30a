using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>Who asks, and under which key.</summary>
/// <param name="Tenant">Whose claims.</param>
/// <param name="Key">Idempotency-Key; null without one.</param>
internal sealed partial record Asker(string Tenant, string? Key)
{
    private const int LongestKey = 255;

    /// <summary>Read from the headers by every handler that takes one.</summary>
    public static ValueTask<Asker?> BindAsync(HttpContext http, ParameterInfo _)
    {
        var tenant = http.Request.Headers["X-Tenant"].ToString();
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (tenant.Length == 0) tenant = http.RequestServices.GetRequiredService<GatewayOptions>().Tenant;

        // The tenant is the first part of every key of the store: payers' rows ("payer:PPO01") are out of reach by it.
        // Null is answered with 400 by the binding.
        return new(TenantName().IsMatch(tenant) && key.Length <= LongestKey ? new Asker(tenant, key.Length > 0 ? key : null) : null);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$")]
    private static partial Regex TenantName();
}

using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Testing.Payers;

/// <summary>What a payer decided of a claim: one CLP of an 835.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remitted">The CLP; change it to say something odd.</param>
public sealed record ClaimDecision(ArrivedClaim Claim, RemittedClaim Remitted)
{
    /// <summary>It takes back an earlier one.</summary>
    public bool IsReversal => Remitted.StatusCode == "22";

    /// <summary>
    /// Paid from the first line on; then the patient's coinsurance (PR-2) and what prior payers did (OA-23); the rest is
    /// contractual (CO-45).
    /// </summary>
    public static ClaimDecision Paying(ArrivedClaim claim, string icn, decimal paid, decimal patient = 0m, decimal priorPayers = 0m)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var lines = claim.Typed.Lines.Select(line =>
        {
            var charge = line.Charge ?? 0m;
            var here = Math.Min(paid, charge);
            var his = Math.Min(patient, charge - here);
            var before = Math.Min(priorPayers, charge - here - his);
            (paid, patient, priorPayers) = (paid - here, patient - his, priorPayers - before);
            return Line(line, here, [new("CO", "45", charge - here - his - before, null), new("PR", "2", his, null), new("OA", "23", before, null)]);
        }).ToList();
        return Of(claim, icn, claim.Typed.Subscriber.PayerResponsibility == "S" ? "2" : "1", lines);
    }

    /// <summary>All lines denied.</summary>
    public static ClaimDecision Denying(ArrivedClaim claim, string icn, string carc, string group = "CO", string? remark = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Of(claim, icn, "4", [.. claim.Typed.Lines.Select(line => Denied(line, carc, group, remark))]);
    }

    /// <summary>The same with one line denied: its payment and adjustments are gone.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="carc">Why.</param>
    public ClaimDecision DenyingLine(int line, string carc) => Of(
        Claim, Remitted.Icn!, Remitted.StatusCode,
        [.. Remitted.Lines.Select((remitted, place) => place == line - 1 ? Denied(Claim.Typed.Lines[place], carc, "CO", null) : remitted)]);

    /// <summary>What takes it back.</summary>
    public ClaimDecision Reversed() => this with
    {
        Remitted = Remitted with
        {
            StatusCode = "22",
            Charge = -Remitted.Charge,
            Paid = -Remitted.Paid,
            PatientResponsibility = null,
            Lines = [.. Remitted.Lines.Select(line => line with
            {
                Charge = -line.Charge,
                Paid = -line.Paid,
                Adjustments = [.. line.Adjustments.Select(cas => cas with { Amount = -cas.Amount })],
            })],
        },
    };

    /// <summary>Under another CLP01 than the claim came with.</summary>
    public ClaimDecision Named(string claimNumber) => this with { Remitted = Remitted with { ClaimNumber = claimNumber } };

    private static ClaimDecision Of(ArrivedClaim claim, string icn, string status, IReadOnlyList<RemittedLine> lines) => new(claim, new()
    {
        ClaimNumber = claim.Number,
        StatusCode = status,
        Charge = claim.Charge,
        Paid = lines.Sum(line => line.Paid),
        PatientResponsibility = lines.Sum(line => line.Adjustments.Where(cas => cas.Group == "PR").Sum(cas => cas.Amount)),
        FilingIndicator = "12",
        Icn = icn,
        PatientLastName = claim.Typed.PatientLastName,
        PatientFirstName = claim.Typed.PatientFirstName,
        MemberId = claim.Typed.Subscriber.MemberId,
        Lines = lines,
    });

    private static RemittedLine Denied(ServiceLine line, string carc, string group, string? remark) =>
        Line(line, 0m, [new(group, carc, line.Charge ?? 0m, null)]) with { Remarks = remark is null ? [] : [remark] };

    private static RemittedLine Line(ServiceLine line, decimal paid, IReadOnlyList<ClaimAdjustment> adjustments) => new()
    {
        Qualifier = "HC",
        Code = line.Code,
        Modifiers = line.Modifiers,
        Charge = line.Charge ?? 0m,
        Paid = paid,
        ServiceDate = line.ServiceFrom,
        LineControlNumber = line.LineControlNumber,
        Adjustments = [.. adjustments.Where(cas => cas.Amount != 0m)],
    };
}

using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Cli.Screens;

/// <summary>The path that mends an item most often, so that the command shown needs only its value.</summary>
internal static class SuggestedChange
{
    private static readonly Dictionary<string, string> ByCause = new(StringComparer.Ordinal)
    {
        ["PRV-02"] = "rendering.npi=NPI",
        ["AUT-01"] = "authorization=NUMBER",
        ["SUB-01"] = "memberId=ID",
        ["CLM-12"] = "payer.id=ID",
        ["COB-01"] = "otherPayers[1].paid=0.00",
        ["TIM-01"] = "delayReason=CODE",
        ["4"] = "lines[n].modifiers=25",
        ["5"] = "placeOfService=11",
        ["9"] = "patient.birthDate=YYYY-MM-DD",
        ["10"] = "patient.sex=F",
        ["11"] = "lines[n].diagnosisPointers=2",
        ["16"] = "PATH=VALUE",
        ["22"] = "payer.id=ID",
        ["26"] = "payer.id=ID",
        ["27"] = "payer.id=ID",
        ["31"] = "memberId=ID",
        ["50"] = "lines[n].diagnosisPointers=2",
        ["97"] = "lines[n].modifiers=59",
        ["109"] = "payer.id=ID",
        ["140"] = "patient.lastName=NAME",
        ["146"] = "diagnoses[1]=CODE",
        ["181"] = "lines[n].code=CODE",
        ["182"] = "lines[n].modifiers=MOD",
        ["197"] = "authorization=NUMBER",
        ["206"] = "rendering.npi=NPI",
        ["207"] = "rendering.npi=NPI",
        ["208"] = "rendering.npi=NPI",
    };

    /// <summary>E.g. "otherPayers[1].paid=0.00"; "PATH=VALUE" where nothing is usual.</summary>
    public static string Of(WorkItem item)
    {
        var cause = item.Kind == "denied" ? item.Cause.Split(' ')[0].Split('-')[^1] : item.Cause;
        return ByCause.GetValueOrDefault(cause, "PATH=VALUE").Replace("[n]", $"[{Math.Max(1, item.Line)}]", StringComparison.Ordinal);
    }
}

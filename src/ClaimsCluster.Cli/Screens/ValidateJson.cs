using System.Text.Json;
using ClaimsCluster.Cli.Validating;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Screens;

/// <summary><c>claims validate --json</c> (INTERFACE §3): a line a fault, then the line that sums up.</summary>
internal static class ValidateJson
{
    public static void Print(TextWriter output, string file, int snip, FileInspection inspection, FileVerdict verdict, FaultSource source, IReadOnlyList<string> acks)
    {
        foreach (var fault in inspection.Faults)
            JsonScreen.Print(output, json => Write(json, file, fault, source.At(fault.SegmentOffset)?.Qualifier ?? ""), isIndented: false);
        JsonScreen.Print(output, json => Sum(json, file, snip, inspection, verdict, acks), isIndented: false);
    }

    private static void Write(Utf8JsonWriter json, string file, SyntaxFault fault, string qualifier)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteNumber("snip", fault.Snip);
        json.WriteString("severity", fault.IsWarning ? "warning" : "error");
        json.WriteString("code", fault.Code);
        json.WriteString("title", FaultText.Title(fault));
        json.WriteString("ik3", fault.Ik3);
        json.WriteString("ik4", fault.Ik4);
        json.WriteString("interchange", fault.Interchange);
        json.WriteString("group", fault.Group);
        json.WriteString("set", fault.Set);
        json.WriteString("claim", fault.ClaimNumber);
        json.WriteString("loop", fault.Loop);
        json.WriteString("loopPath", fault.LoopPath);
        json.WriteString("segment", fault.Segment);
        json.WriteNumber("segmentInSet", fault.SegmentInSet);
        json.WriteNumber("segmentInFile", fault.SegmentInFile);
        json.WriteNumber("element", fault.Element);
        json.WriteNumber("component", fault.Component);
        json.WriteNumber("repeat", fault.Repeat);
        json.WriteNumber("offset", fault.Offset);
        json.WriteNumber("length", fault.Length);
        json.WriteString("found", fault.Found);
        json.WriteString("expected", fault.Expected);
        json.WriteString("claimStatus", fault.ClaimStatus);
        json.WriteString("answer", FaultText.Answer(fault));
        json.WriteString("fix", FaultText.Fix(fault, qualifier));
        json.WriteEndObject();
    }

    private static void Sum(Utf8JsonWriter json, string file, int snip, FileInspection inspection, FileVerdict verdict, IReadOnlyList<string> acks)
    {
        json.WriteStartObject();
        json.WriteBoolean("summary", true);
        json.WriteString("file", file);
        json.WriteNumber("snip", snip);
        json.WriteNumber("transactions", verdict.Sets);
        json.WriteNumber("claims", verdict.Claims);
        json.WriteNumber("refusedClaims", verdict.RefusedClaims);
        json.WriteNumber("segments", inspection.SegmentCount);
        json.WriteNumber("errors", verdict.Errors);
        json.WriteNumber("warnings", verdict.Warnings);
        json.WriteNumber("omitted", verdict.Omitted);
        json.WriteString("verdict", verdict.Word);
        if (acks.Count > 0)
        {
            json.WriteStartArray("acks");
            foreach (var ack in acks) json.WriteStringValue(ack);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

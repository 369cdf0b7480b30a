using System.Text.Json;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Client;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Was my file taken, and what of it was not? A line a file; under it what was refused, by the sender's own number.</summary>
internal sealed class SubmitScreen(Terminal terminal, bool isJson)
{
    private const int ShownRefusals = 5;

    public void Print(TakenFile taken)
    {
        if (isJson) return;

        var status = taken.Status;
        var content = status.Content == "unreadable" ? terminal.OutputPaint[Tone.Red, "unreadable"] : status.Content;
        var acks = status.Acks.Count > 0 ? $"   acks {string.Join(' ', status.Acks)}" : "";
        terminal.Output.WriteLine($"{Shown(taken.File)}   {content}   {Told(status)}{acks}");
        foreach (var refused in taken.Refusals.Take(ShownRefusals))
        {
            var codes = $"{refused.Reason.Category}:{refused.Reason.Status}{(refused.Reason.Entity is { } entity ? $":{entity}" : "")}";
            terminal.Output.WriteLine($"    {terminal.OutputPaint[Tone.Red, "refused"]} {Shown(refused.PatientControlNumber)}  {codes}  {Shown(refused.Faults is [var first, ..] ? first : "")}");
        }

        if (taken.Refusals.Count > ShownRefusals) terminal.Output.WriteLine($"    and {Count(taken.Refusals.Count - ShownRefusals)} more: --json lists all, --acks DIR keeps the 277CA");
    }

    public void End(IReadOnlyList<TakenFile> taken)
    {
        if (!isJson) return;

        JsonScreen.Print(terminal.Output, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var one in taken) Write(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private string Told(FileStatus status)
    {
        if (status is { Taken: 0, Refused: 0, Duplicates: 0 }) return "taken in";

        var refused = $"{Count(status.Refused)} refused";
        return $"{Count(status.Taken)} taken, {(status.Refused > 0 ? terminal.OutputPaint[Tone.Red, refused] : refused)}, {Count(status.Duplicates, "duplicate")}";
    }

    private static void Write(Utf8JsonWriter json, TakenFile taken)
    {
        var status = taken.Status;
        json.WriteStartObject();
        json.WriteString("file", taken.File);
        json.WriteString("fileId", status.FileId);
        json.WriteString("sha256", status.Sha256);
        json.WriteString("content", status.Content);
        json.WriteString("status", status.Status);
        json.WriteNumber("taken", status.Taken);
        json.WriteNumber("refused", status.Refused);
        json.WriteNumber("duplicates", status.Duplicates);
        json.WriteStartArray("acks");
        foreach (var kind in status.Acks) json.WriteStringValue(kind);
        json.WriteEndArray();
        json.WriteStartArray("refusals");
        foreach (var refused in taken.Refusals) Write(json, refused);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RefusedClaim refused)
    {
        json.WriteStartObject();
        json.WriteString("set", refused.Set);
        json.WriteString("patientControlNumber", refused.PatientControlNumber);
        json.WriteString("charge", refused.Charge);
        json.WriteStartObject("reason");
        json.WriteString("category", refused.Reason.Category);
        json.WriteString("status", refused.Reason.Status);
        json.WriteString("entity", refused.Reason.Entity);
        json.WriteEndObject();
        json.WriteStartArray("faults");
        foreach (var fault in refused.Faults) json.WriteStringValue(fault);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

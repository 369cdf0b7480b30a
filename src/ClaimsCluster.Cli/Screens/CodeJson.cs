using System.Text.Json;
using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Cli.Screens;

/// <summary><c>claims code --json</c>: one document; codes without points, offsets in characters from 0.</summary>
internal static class CodeJson
{
    public static void Write(Utf8JsonWriter json, CodedNote note)
    {
        json.WriteStartObject();
        Array("diagnoses", note.Diagnoses, Suggestion);
        Array("procedures", note.Procedures, Suggestion);
        Array("leftOut", note.LeftOut, mentioned =>
        {
            json.WriteString("code", mentioned.Code);
            json.WriteString("reason", Name($"{mentioned.Reason}"));
            if (mentioned.Of is { } of) json.WriteString("of", of);
            Words(mentioned.Text, mentioned.Evidence);
        });
        Array("questions", note.Questions, asked =>
        {
            json.WriteString("kind", asked.Kind);
            json.WriteString("code", asked.Code);
            json.WriteString("text", asked.Text);
            json.WriteString("todo", asked.Todo);
            json.WriteString("suggested", asked.Suggested);
            Place(asked.Evidence);
        });
        if (note.Level is { } level)
        {
            json.WriteStartObject("level");
            json.WriteString("code", level.Code);
            Strings("modifiers", level.Modifiers);
            Array("reasons", level.Reasons, reason =>
            {
                json.WriteString("says", reason.Says);
                Words(reason.Text, reason.Evidence);
            });
            json.WriteEndObject();
        }
        else json.WriteNull("level");
        json.WriteEndObject();

        void Suggestion(CodeSuggestion suggested)
        {
            json.WriteString("code", suggested.Code);
            Strings("modifiers", suggested.Modifiers);
            json.WriteNumber("units", suggested.Units);
            json.WriteString("strength", suggested.IsStrong ? "strong" : "weak");
            json.WriteNumber("score", suggested.Score);
            Words(suggested.Text, suggested.Evidence);
        }

        void Array<T>(string name, IReadOnlyList<T> all, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var each in all)
            {
                json.WriteStartObject();
                write(each);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        void Strings(string name, IReadOnlyList<string> all)
        {
            json.WriteStartArray(name);
            foreach (var each in all) json.WriteStringValue(each);
            json.WriteEndArray();
        }

        void Words(string text, Evidence evidence)
        {
            json.WriteString("text", text);
            Place(evidence);
        }

        void Place(Evidence evidence)
        {
            json.WriteString("section", evidence.Section);
            json.WriteNumber("start", evidence.Start);
            json.WriteNumber("length", evidence.Length);
            json.WriteNumber("line", evidence.Line);
            json.WriteNumber("column", evidence.Column);
        }
    }

    private static string Name(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}

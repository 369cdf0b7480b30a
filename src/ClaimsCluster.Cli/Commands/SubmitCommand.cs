using System.CommandLine;
using ClaimsCluster.Cli.Screens;
using ClaimsCluster.Client;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims submit</c> and <c>claims post</c>: files to a running cluster, and what it answers.</summary>
internal static class SubmitCommand
{
    public static Command Create() => With("submit", """
        sends 837 files and visits to a running cluster, and tells what it took.
          A file is its bytes: sent again after any fault it is taken once, and gets the same answers.
          Exit 1 when a claim was refused: each is listed with its codes; --acks keeps the 277CA.
          Example: claims submit jan.837 --server http://127.0.0.1:8101
        """, "837 files, visits .jsonl; taken up in this order");

    public static Command Post() => With("post", """
        sends 835 files, 999s and 277CAs of payers to a running cluster.
          A file is its bytes: sent again after any fault it is taken once, and posted once.
          Example: claims post jan.835 --server http://127.0.0.1:8101
        """, "835, 999, 277CA; taken up in this order");

    private static Command With(string name, string words, string what)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = what };
        var server = ServerAddress.Option();
        var wait = ServerAddress.Patience();
        var tenant = CommonOptions.Text("--tenant", "T");
        tenant.Description = "whose claims (default)";
        var acks = CommonOptions.Text("--acks", "DIR");
        acks.Description = "writes FILE.ta1.x12, FILE.999.x12 and FILE.277ca.x12 there";
        var json = CommonOptions.Json();
        json.Description = "what became of each file, with its refusals";
        var command = new Command(name, words) { files, server, tenant, wait, acks, json };
        command.SetAction((parsed, cancel) => Run(
            ServerAddress.Client(parsed.GetValue(server), parsed.GetValue(tenant), parsed.GetValue(wait)),
            parsed.GetValue(files)!, parsed.GetValue(acks), parsed.GetValue(json), Terminal.Of(parsed), cancel));
        return command;
    }

    private static async Task<int> Run(IClaimsClient client, string[] files, string? folder, bool isJson, Terminal terminal, CancellationToken cancel)
    {
        foreach (var file in files) InputFiles.Check(file, ".837", ".835", ".jsonl", ".edi", ".x12", ".999");
        if (folder is not null && File.Exists(folder)) throw new CommandFault($"--acks {folder} is a file. Name a folder.");

        var sent = new List<(string File, string Id)>(); // All are sent first: the cluster takes one up while the next is on its way.
        foreach (var file in files) sent.Add((file, (await client.SubmitFileAsync(OutgoingFile.At(file), cancel)).FileId));

        var screen = new SubmitScreen(terminal, isJson);
        var taken = new List<TakenFile>();
        foreach (var (file, id) in sent)
        {
            var status = await client.WaitForFileAsync(id, cancel);
            var one = new TakenFile(file, status, status.Refused > 0 ? await client.GetRefusalsAsync(id, cancel) : []);
            taken.Add(one);
            if (folder is not null) await Keep(client, folder, one, taken.Count(known => Path.GetFileName(known.File) == Path.GetFileName(file)), cancel);
            screen.Print(one);
        }

        screen.End(taken);
        return taken.All(one => one.IsWhole) ? ClaimsCommandLine.Done : ClaimsCommandLine.DoneInPart;
    }

    /// <summary>Answers under the names that <c>claims validate --ack</c> gives them; a second file of one name gets a number.</summary>
    private static async Task Keep(IClaimsClient client, string folder, TakenFile taken, int time, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var name = time == 1 ? Path.GetFileName(taken.File) : $"{Path.GetFileNameWithoutExtension(taken.File)}-{time}{Path.GetExtension(taken.File)}";
        foreach (var kind in taken.Status.Acks)
            if (await client.GetAckAsync(taken.Status.FileId, kind, cancel) is { } bytes)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.{kind}.x12"), bytes, cancel);
    }
}

/// <summary>What became of a file.</summary>
/// <param name="File">As it was typed.</param>
/// <param name="Status">What the cluster says.</param>
/// <param name="Refusals">Claims that it refused, or knew.</param>
internal sealed record TakenFile(string File, FileStatus Status, IReadOnlyList<RefusedClaim> Refusals)
{
    /// <summary>Nothing of it was refused.</summary>
    public bool IsWhole => Status.Refused == 0 && Status.Content != "unreadable";
}

using System.CommandLine;
using System.Globalization;
using ClaimsCluster.Cli.Generating;
using ClaimsCluster.Cli.Generating.Visits;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims generate</c>: a synthetic but realistic 837P file, or one of visits.</summary>
internal static class GenerateCommand
{
    /// <summary>What <c>claims generate --help</c> says: the mix stands in <see cref="ClaimGenerator"/> too.</summary>
    public const string Help =
        """
        writes invented 837P claims: ten practices, their families, five payers, real codes.
        Services are of the 60 days before 2026-01-05, the day on which the claims enter.

        Of 100 claims, with --faults 6, which is the usual:
            2  refused by our 277CA    1 wrong NPI check digit A7:562    1 unbalanced charge A8:400
            1  held by our edits       1 first payer's result missing COB-01
            3  denied by the payer     2 sent twice OA-18                1 wrong birth date CO-31
        about 3  denied by the payer   coverage ended PR-27, the payers' own rule: not a part of --faults
        about 5  zero                  decided, and all of it is the deductible's
        about 87, at least 80          paid

        --faults P plants P in 100, in the same parts; 0 plants none. Same N, S and P: the same bytes;
        the first 1000 claims of 2000 are those of 1000.
        --magic P gives P in 100 of the sound claims a member id that asks for its outcome, each in turn:
        PAY- DENY- REJ- SILENT- LATE- REV- DUP835- UNBAL- NOMOD- NO6R- PART- TAKEBACK-

        --out FILE.jsonl writes visits instead, one a line, as a practice has them before they are coded:
        who came, who insures him, the note. Of 1000 visits, with --faults 8, which is the usual:
            30  registration    8 lapsed coverage     8 wrong birth date
                                6 second record       8 missing demographics
            16  documentation  10 unsigned         6 contradicting note
            12  coding          6 uncodable note   6 note lacks fact
             8  charges         4 authorization over  2 no price       2 wrong npi
             6  submission      6 missing authorization: AUT-01 holds the claim
             8  denials         8 sent twice: the payer denies one of the two, OA-18
        Example: claims generate 1000 --out in.837
                 claims run in.837 --out out
                 claims generate 1000 --out visits.jsonl
        """;

    private const string Example = "Example: claims generate 1000 --out in.837";
    private const string Visits = ".jsonl"; // How the name of a file of visits ends.

    public static Command Create()
    {
        var count = new Argument<string?>("N") { Description = "how many claims, or visits", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = "the file to write", HelpName = "FILE" };
        var seed = new Option<string?>("--seed") { Description = "same seed, same file (1)", HelpName = "S" };
        var faults = new Option<string?>("--faults")
        {
            Description = "planted faults in 100, 0 to 30 (6; of visits 8)",
            HelpName = "P",
        };
        var magic = new Option<string?>("--magic")
        {
            Description = "of 100 claims, those whose member id asks the payer for an outcome (0)",
            HelpName = "P",
        };
        var command = new Command("generate", Help) { count, output, seed, faults, magic };
        command.SetAction(parsed => Answer(() => Write(Ask(
            parsed.GetValue(count), parsed.GetValue(output), parsed.GetValue(seed), parsed.GetValue(faults),
            parsed.GetValue(magic)))));
        return command;
    }

    private static int Answer(Action write)
    {
        try
        {
            write();
            return ClaimsCommandLine.Done;
        }
        catch (Exception problem) when (problem is CommandFault or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"claims generate: {problem.Message}");
            return ClaimsCommandLine.NotDone;
        }
    }

    private static Wish Ask(string? count, string? output, string? seed, string? faults, string? magic)
    {
        var isVisits = output?.EndsWith(Visits, StringComparison.OrdinalIgnoreCase) == true;
        if (isVisits && magic is not null) throw new CommandFault("--magic is for claims: a visit has no outcome to ask for. Leave it out, or name a file.837.");

        return Wanted(count, output, seed, faults, magic, isVisits ? VisitFaultMix.DefaultPercent : FaultMix.DefaultPercent) is var wish
            && isVisits && wish.Count > VisitGenerator.LargestCount
            ? throw new CommandFault($"N is a whole number from 1 to {VisitGenerator.LargestCount:N0}, of visits{Not(count)}.")
            : wish with { IsVisits = isVisits };
    }

    private static Wish Wanted(string? count, string? output, string? seed, string? faults, string? magic, decimal usual) => new(
        Whole(count, 1, ClaimGenerator.LargestCount) is { } number
            ? (int)number
            : throw new CommandFault(
                $"N is a whole number from 1 to {ClaimGenerator.LargestCount:N0}{Not(count)}. {Example}"),
        output is { Length: > 0 } ? output : throw new CommandFault($"name the file to write with --out. {Example}"),
        Whole(seed ?? "1", long.MinValue, long.MaxValue)
            ?? throw new CommandFault($"--seed is a whole number{Not(seed)}."),
        Share(faults ?? usual.ToString(CultureInfo.InvariantCulture), FaultMix.LargestPercent)
            ?? throw new CommandFault(
                $"--faults is a number from 0 to {FaultMix.LargestPercent}, in 100{Not(faults)}."),
        Share(magic ?? "0", MagicMix.LargestPercent)
            ?? throw new CommandFault(
                $"--magic is a number from 0 to {MagicMix.LargestPercent}, in 100 claims{Not(magic)}."));

    private static void Write(Wish wish)
    {
        if (Directory.Exists(wish.Path))
            throw new CommandFault($"{wish.Path} is a folder. Name a file in it: {Path.Combine(wish.Path, "in.837")}");
        if (Path.GetDirectoryName(Path.GetFullPath(wish.Path)) is { } folder && !Directory.Exists(folder))
            throw new CommandFault($"there is no folder {folder}. Make it, or name another file.");

        var isReplaced = File.Exists(wish.Path);
        var begun = wish.Path + ".part"; // What is cut short never looks like a file that is whole.
        var told = WriteWhole(begun, wish);
        File.Move(begun, wish.Path, overwrite: true);

        Console.WriteLine($"{wish.Path}{(isReplaced ? ", replaced" : "")}: {told}");
        Console.WriteLine($"next: claims run {wish.Path} --out out");
    }

    private static string WriteWhole(string path, Wish wish)
    {
        try
        {
            using var stream = File.Create(path);
            return wish.IsVisits
                ? Told(VisitGenerator.Write(stream, wish.Count, wish.Seed, wish.FaultPercent))
                : Told(ClaimGenerator.Write(stream, wish.Count, wish.Seed, wish.FaultPercent, wish.MagicPercent));
        }
        catch (IOException)
        {
            File.Delete(path); // A full disk wants its room back.
            throw;
        }
    }

    private static string Told(GeneratedFile file)
    {
        var planted = file.Faults.Values.Sum();
        var kinds = string.Join(", ", file.Faults.Select(pair => $"{pair.Value:N0} {Word(pair.Key)}"));
        return $"{file.Claims:N0} claims, {file.Patients:N0} patients, {file.Lines:N0} lines, "
            + $"charge {file.Charge.Dollars:N2}, {file.Payers.Count} payers; {planted:N0} planted"
            + (planted == 0 ? "" : $": {kinds}");
    }

    private static string Told(GeneratedVisits file)
    {
        var kinds = string.Join(", ", file.Planted.GroupBy(planted => planted.Fault).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => $"{kind.Count():N0} {kind.Key}"));
        return $"{file.Visits:N0} visits, {file.Patients:N0} patients, {file.Secondaries:N0} with a second coverage; "
            + $"{file.Planted.Count:N0} planted{(file.Planted.Count == 0 ? "" : $": {kinds}")}";
    }

    private static string Word(PlantedFault fault) => fault switch
    {
        PlantedFault.WrongNpi => "wrong NPI",
        PlantedFault.Unbalanced => "unbalanced",
        PlantedFault.Secondary => "secondary",
        PlantedFault.SentTwice => "sent twice",
        PlantedFault.WrongBirthDate => "wrong birth date",
        _ => "sound",
    };

    private static string Not(string? given) => given is null ? "" : $", not {given}";

    private static long? Whole(string? text, long from, long to) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= from && number <= to ? number : null;

    private static decimal? Share(string text, decimal most) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            && share <= most ? share : null;

    private sealed record Wish(int Count, string Path, long Seed, decimal FaultPercent, decimal MagicPercent)
    {
        public bool IsVisits { get; init; }
    }
}

using System.CommandLine;
using System.Globalization;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Simulation.Generating.Stays;
using ClaimsCluster.Simulation.Generating.Visits;
using ClaimsCluster.Hosting.Payers;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims generate</c>: a synthetic but realistic file of 837P, 837I or 835, or one of visits.</summary>
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

        --institutional writes 837I claims instead: five hospitals, stays (11x) and outpatient visits (13x).
        All are sound: --faults and --magic are not for them. claims run takes 837P alone.

        --835 writes the 835 that answers the 837P of the same N, S and P: the five payers decide as in a
        run; a set for each payer, provider and payment. What is refused or held reaches no payer and is not
        answered: 3 in 100 with the usual faults, none with --faults 0. It is for programs that read 835s,
        under the sender's numbers: claims run sends its own, and its payers answer those.

        Example: claims generate 1000 --out in.837
                 claims run in.837 --out out
                 claims generate 1000 --out visits.jsonl
                 claims generate 1000 --institutional --out stays.837
                 claims generate 1000 --835 --out in.835
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
        var institutional = new Option<bool>("--institutional") { Description = "837I of hospitals instead of 837P" };
        var remittance = new Option<bool>("--835") { Description = "the 835 that answers these claims" };
        var command = new Command("generate", Help) { count, output, seed, faults, magic, institutional, remittance };
        command.SetAction(parsed => Answer(() => Write(Ask(new(
            parsed.GetValue(count), parsed.GetValue(output), parsed.GetValue(seed), parsed.GetValue(faults),
            parsed.GetValue(magic), KindOf(parsed.GetValue(output), parsed.GetValue(institutional), parsed.GetValue(remittance)))))));
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

    private static FileKind KindOf(string? output, bool isInstitutional, bool isRemittance)
    {
        if (isInstitutional && isRemittance) throw new CommandFault("--835 answers 837P claims: the simulated payers decide no others. Leave --institutional out.");

        var isVisits = output?.EndsWith(Visits, StringComparison.OrdinalIgnoreCase) == true;
        if (isVisits && (isInstitutional || isRemittance))
            throw new CommandFault($"{output} would be a file of visits. Name a file{(isRemittance ? ".835, for --835" : ".837, for --institutional")}.");

        return isVisits ? FileKind.Visits : isInstitutional ? FileKind.Stays : isRemittance ? FileKind.Remittance : FileKind.Claims;
    }

    private static Wish Ask(Words given)
    {
        if (given.Magic is not null && given.Kind == FileKind.Visits)
            throw new CommandFault("--magic is for claims: a visit has no outcome to ask for. Leave it out, or name a file.837.");
        if (given.Kind == FileKind.Stays && (given.Faults is not null || given.Magic is not null))
            throw new CommandFault("--institutional writes sound claims alone. Leave --faults and --magic out.");
        if (given is { Kind: FileKind.Remittance, Magic: not null })
            throw new CommandFault("--835 answers claims without a --magic outcome. Leave it out, or let claims run answer them.");

        return new(
            Whole(given.Count, 1, MostOf(given.Kind)) is { } number
                ? (int)number
                : throw new CommandFault($"N is a whole number from 1 to {MostOf(given.Kind):N0}{OfKind(given.Kind)}{Not(given.Count)}. {Example}"),
            given.Output is { Length: > 0 } output ? output : throw new CommandFault($"name the file to write with --out. {Example}"),
            Whole(given.Seed ?? "1", long.MinValue, long.MaxValue)
                ?? throw new CommandFault($"--seed is a whole number{Not(given.Seed)}."),
            Share(given.Faults ?? Usual(given.Kind).ToString(CultureInfo.InvariantCulture), FaultMix.LargestPercent)
                ?? throw new CommandFault($"--faults is a number from 0 to {FaultMix.LargestPercent}, in 100{Not(given.Faults)}."),
            Share(given.Magic ?? "0", MagicMix.LargestPercent)
                ?? throw new CommandFault($"--magic is a number from 0 to {MagicMix.LargestPercent}, in 100 claims{Not(given.Magic)}."),
            given.Kind);
    }

    private static decimal Usual(FileKind kind) => kind == FileKind.Visits ? VisitFaultMix.DefaultPercent : FaultMix.DefaultPercent;

    private static int MostOf(FileKind kind) => kind switch
    {
        FileKind.Visits => VisitGenerator.LargestCount,
        FileKind.Stays => StayGenerator.LargestCount,
        FileKind.Remittance => GeneratedRemittance.LargestCount,
        _ => ClaimGenerator.LargestCount,
    };

    private static string OfKind(FileKind kind) => kind switch
    {
        FileKind.Visits => ", of visits",
        FileKind.Stays => ", of institutional claims",
        FileKind.Remittance => ", of claims that an 835 answers",
        _ => "",
    };

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
        Console.WriteLine(wish.Kind switch
        {
            FileKind.Stays => $"next: claims validate {wish.Path}",
            FileKind.Remittance => $"next: claims parse {wish.Path}",
            _ => $"next: claims run {wish.Path} --out out",
        });
    }

    private static string WriteWhole(string path, Wish wish)
    {
        try
        {
            using var stream = File.Create(path);
            return wish.Kind switch
            {
                FileKind.Visits => Told(VisitGenerator.Write(stream, wish.Count, wish.Seed, wish.FaultPercent)),
                FileKind.Stays => Told(StayGenerator.Write(stream, wish.Count, wish.Seed)),
                FileKind.Remittance => Told(GeneratedRemittance.Write(stream, wish.Count, wish.Seed, wish.FaultPercent)),
                _ => Told(ClaimGenerator.Write(stream, wish.Count, wish.Seed, wish.FaultPercent, wish.MagicPercent)),
            };
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

    private static string Told(GeneratedStays file) =>
        $"{file.Claims:N0} claims, {file.Inpatients:N0} of inpatients, {file.Patients:N0} patients, {file.Lines:N0} lines, "
        + $"charge {file.Charge.Dollars:N2}, {file.Payers} payers";

    private static string Told(RemittedFile file) =>
        $"{file.Payments:N0} payments, {file.Claims:N0} claims, paid {file.Amount.Dollars:N2}"
        + (file.Stopped == 0 ? "" : $"; {file.Stopped:N0} claims do not reach their payer");

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

    /// <summary>What the line said, before it is checked.</summary>
    private sealed record Words(string? Count, string? Output, string? Seed, string? Faults, string? Magic, FileKind Kind);

    private sealed record Wish(int Count, string Path, long Seed, decimal FaultPercent, decimal MagicPercent, FileKind Kind);

    private enum FileKind
    {
        Claims,
        Stays,
        Remittance,
        Visits,
    }
}

using System.CommandLine;
using System.Text;
using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Cli.Screens;

/// <summary>Help (SCREENS §10): first the command that works at once. Only what exists is shown.</summary>
internal static class HelpScreen
{
    private const int FullWidth = 100;

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["claims"] = """
            claims: a medical claim's whole life, from the visit to a zero balance
            Start  claims run --data books --out out      1,000 invented visits, all nine steps
            Run    run          takes files or invented visits through their whole life
                   serve silo gateway     hosts that run until they are told to stop (docs/cluster.md)
                   submit post  837s and visits, or 835s, to a running cluster, and what it answers
                   clock        moves the virtual clock of a test cluster
            Look   worklist     what needs a person, worth most first
                   status       the story of one claim or visit, and whose move it is
                   explain      why each amount of a claim is what it is
                   account      what a patient owes, and since when
                   statement    the patient's bill
            Act    correct release    a claim or a visit     resubmit void writeoff    a claim     --dry-run
                   pay          post a patient's payment        place    money in suspense to its claim
            Files  validate     every fault of an X12 file, with its place and its answer
                   parse format    an X12 file as an outline or JSON; with the usual separators
                   generate     invented 837 claims or visits, no store
                   payers       the built-in payers as payers.json, to start from
            Know   code         codes that a clinician's note speaks for, with its words
            Prove  verify       the books: nothing lost, nothing doubled
                   conformance  golden cases against the engine
                   simulate     thousands of worlds in which everything fails
            Out    export       claims, ledger, worklist and X12 from the books, as files
            Care   migrate      a PostgreSQL database to the newest schema
            Help   claims COMMAND --help, with an example
            Also   --json --verbose --color auto|always|never --version
            Exit   0 done    1 done, but something was refused or a check failed    2 could not do it
            """,
        ["run"] = """
            claims run [FILE...]: takes files or invented visits through their whole life, then stops.
              FILE           837P and 835 files, visits .jsonl; each enters on the day that it names
              --visits N     invented visits (1000 if nothing is given)    --generate N   invented 837 claims
              --seed S       same seed, same run (1)               --tenant T      whose claims (default)
              --start DATE   all enter that day (else their own)   --until DATE    stop (last entry + 120 days)
              --data DIR     keep the books, go on after a stop    --out DIR       write acks, X12, claims
              --silos N      here (1), the same result             --json          the summary as JSON
              --payers FILE  payers.json (claims payers)           --magic P       of 100, ask an outcome
              --prices FILE  what visits charge, as .csv (docs/visits.md)
              --postgres C   keep the books in PostgreSQL: 'Host=127.0.0.1;Database=claims;Username=claims'
              Example: claims run jan.837 jan.835 --data books --out out
            """,
        ["serve"] = """
            claims serve --data DIR: one silo with its HTTP door, in one process, until it is stopped.
              --data DIR     the books                             --postgres C    or their database
              --urls URL     where it listens, on loopback (http://127.0.0.1:8080)
              --clock C      real, or virtual: then claims clock advance moves time
              --start DATE   the virtual clock's first day         --seed S        same seed, same run (1)
              --payers FILE  payers.json (claims payers)           --tenant T      whose claims (default)
              --insecure-network   other machines may reach it: there are no logins (docs/operations.md)
              --dev          a virtual clock, and books that are gone with it unless --data names a folder
              Ctrl-C or SIGTERM ends it when what it has begun is done. The API: URL/openapi/v1.json
              Example: claims serve --data books --clock virtual
            """,
        ["silo"] = """
            claims silo --postgres C: one silo of a cluster, with its HTTP door, until it is stopped.
              --postgres C   the database in which the cluster meets: 'Host=...;Database=...;Username=...'
              --urls URL     where it listens, on loopback (http://127.0.0.1:8080)
              --name NAME    on the dashboard and in logs          --silo-port P --gateway-port P   (free ones)
              --clock C      real, or virtual                      --start DATE    the virtual clock's first day
              --seed S --payers FILE --tenant T     as in claims serve; all silos say the same
              --insecure-network   other machines may reach it, --address IP for silos (docs/operations.md)
              SIGTERM drains it: it ends what it has, and the others go on with the rest.
              The environment may say each of them, as CLAIMS__POSTGRES. Here: deploy/local/up.sh 3
              Example: claims silo --postgres 'Host=127.0.0.1;Database=claims;Username=claims'
            """,
        ["gateway"] = """
            claims gateway --postgres C: the HTTP door of a cluster as a process, until it is stopped.
              --postgres C   the database in which the cluster meets
              --urls URL     where it listens, on loopback (http://127.0.0.1:8080)
              --insecure-network   other machines may reach it: there are no logins (docs/operations.md)
              Example: claims gateway --postgres 'Host=127.0.0.1;Database=claims;Username=claims'
            """,
        ["clock"] = """
            claims clock advance DAYS: moves the virtual clock of a test cluster, and waits for the work.
              DAYS           1 or more; what is due until then is done when the command ends
              --server URL   a host of the cluster; several, by commas too (CLAIMS_SERVER)
              --wait SECONDS how long to try again where no host answers (15)
              --json         { now, target }
              A call that breaks off is asked for again under its own key: the clock moves once.
              Example: claims clock advance 60 --server http://127.0.0.1:8101
            """,
        ["payers"] = """
            claims payers: the built-in payers as payers.json, to start from.
              --out FILE     writes it there, and never over another file
            Whom claims go to, how they decide and pay: plans, contracts, cycles, members. Payers that the
            file does not name are as the one of "others". A run keeps its payers, and goes on with them.
              Example: claims payers --out payers.json
                       claims run jan.837 --payers payers.json --out out
            """,
        ["status"] = """
            claims status CLAIM --data DIR: the story of one claim or visit, and whose move it is.
              CLAIM          its id, or as much of its beginning as no other has; of a visit its number too
              --data DIR     the books that hold it                --all           time, actor and document too
              --json         its line of claims.jsonl              --postgres C    or their database
              Example: claims status 4GQ7 --data books
            """,
        ["explain"] = """
            claims explain CLAIM --data DIR: every decision about a claim, with the numbers behind it.
              CLAIM          its id, or as much of its beginning as no other has
              --all          older versions and silent stages too      --json    the steps and the check as JSON
              --postgres C   instead of --data: the books' database
              Of a payer that is not simulated it tells what the 835 says. Exit 1 when ledger and 835 differ.
              Example: claims explain 4GQ7 --data books
            """,
        ["worklist"] = """
            claims worklist [CLAIM] --data DIR: what needs a person; with a claim or visit, its items opened.
              CLAIM          its id, or as much of its beginning as no other has; of a visit its number too
              --kind K       visit held rejected silent denied suspense credit poison (our fault) due (patients)
              --owner O      biller, coder, registration, follow-up, ...     --all    every item, not only 20
              --cause CLAIM  all items that have the cause of this claim's  --json   one item a line
              --postgres C   instead of --data: the books' database
              Example: claims worklist 4GQ7 --data books
            """,
        ["correct"] = """
            claims correct CLAIM --set PATH=VALUE... --data DIR: mends a claim, held, rejected or decided.
              CLAIM          its id, or as much of its beginning as no other has
              --set P=V      as often as needed; n counts from 1
                  authorization referral memberId groupNumber payer.id payer.name delayReason placeOfService
                  patient.lastName patient.firstName patient.birthDate patient.sex rendering.npi
                  billing.npi billing.taxId billing.taxonomy billing.zip diagnoses[n]
                  otherPayers[n].paid .adjusted
                  lines[n].code .modifiers .charge .units .diagnosisPointers .date .placeOfService
              --dry-run      only says what would change           --postgres C    instead of --data
              A visit that waits takes the paths of its line in a visits file (docs/visits.md), such as
              encounter.signedBy or coverages[0].memberId (from 0); it is registered again and starts over.
              A held claim is changed in place; a rejected one goes again as an original under a new number;
              a decided one is replaced: frequency 7 with the payer's number. Exit 1 when it is held again.
              Example: claims correct 4GQ7 --set lines[3].diagnosisPointers=2 --data books
            """,
        ["release"] = """
            claims release CLAIM --data DIR: lets a held claim go in spite of its warnings, or a visit.
              --reason W     why, for the claim's story            --dry-run   only says what would change
              --postgres C   instead of --data: the books' database
              What is a reject and no warning is corrected.
              Example: claims release 4GQ7 --reason "two visits that day" --data books
            """,
        ["resubmit"] = """
            claims resubmit CLAIM --data DIR: sends a rejected claim again as it is, under a new number.
              --dry-run      only says what would change           --postgres C    instead of --data
              Example: claims resubmit 4GQ7 --data books
            """,
        ["void"] = """
            claims void CLAIM --data DIR: takes a claim back. What a payer decided goes to him by frequency 8;
            what he never had is given up, and its balance goes to 4150.
              --reason W     why, for the claim's story            --dry-run   only says what would change
              --postgres C   instead of --data: the books' database
              Example: claims void 4GQ7 --reason "wrong patient" --data books
            """,
        ["writeoff"] = """
            claims writeoff CLAIM --reason R --data DIR: gives up what is open of a claim.
              --reason R     not-covered, not-necessary, denied (4120); timely-filing, administrative (4150);
                             small-balance (4130), charity (4140), bad-debt (5000): what the patient owes
              --dry-run      only says what would change           --postgres C    instead of --data
              Example: claims writeoff 4GQ7 --reason not-covered --data books
            """,
        ["export"] = """
            claims export --out DIR --data DIR: writes claims, ledger, worklist and X12 from the books.
              --out DIR      where to; files of the same name are replaced
              --data DIR     the books, ended or not               --json          the summary as JSON
              --postgres C   instead of --data: their database, also while a cluster works on it
              Example: claims export --out out --data books
            """,
        ["conformance"] = """
            claims conformance FILE.json...: runs golden cases through the engine that runs the claims.
              FILE.json      an array of { id, type, input, expected }
              --json         the results as JSON
              Example: claims conformance golden.json
            """,
        ["simulate"] = """
            claims simulate: the whole domain in one thread, with faults drawn from a seed (docs/simulation.md).
              --seed N       that seed alone, or the first (1)     --seeds N       so many (1000)
              --minutes M    as many as that holds                 --trace         of one seed: a line a step
            Silos die, pause and part; the store refuses, fills up and forgets to answer; messages are lost,
            late and doubled. At the end the books must be those of the same input without a fault.
              Example: claims simulate --seeds 5000
            """,
    };

    /// <summary>The page of a command.</summary>
    public static void Print(TextWriter output, Command command) =>
        output.WriteLine(Pages.TryGetValue(PageNameOf(command), out var page) ? page : PageOf(command));

    /// <summary>What stands under another command is told on that one's page.</summary>
    private static string PageNameOf(Command command) =>
        command.Parents.FirstOrDefault() is Command parent && parent.Parents.Any() ? parent.Name : command.Name;

    /// <summary>A command that describes itself: its first sentence, its options, the rest of its words.</summary>
    private static string PageOf(Command command)
    {
        var words = (command.Description ?? "").Split('\n', 2);
        var arguments = string.Concat(command.Arguments.Select(argument => $" {argument.Name}"));
        var page = new StringBuilder(Wrapped($"claims {command.Name}{arguments}: {words[0].TrimEnd('\r', '.')}."));
        var width = Told(command).Max(row => row.Name.Length);
        foreach (var (name, meaning) in Told(command)) page.Append($"\n  {name.PadRight(width)}  {meaning}");
        if (words.Length > 1) page.Append($"\n{words[1].TrimEnd()}");
        if (!page.ToString().Contains("Example", StringComparison.Ordinal)) page.Append($"\n  Example: claims {command.Name} --data books");
        return page.ToString();
    }

    private static string Wrapped(string line)
    {
        var first = Figures.Fitting(line, FullWidth);
        return first.Length == line.Length ? line : $"{first}\n  {line[first.Length..].TrimStart()}";
    }

    private static IEnumerable<(string Name, string Meaning)> Told(Command command) => command.Arguments
        .Select(argument => (argument.Name, argument.Description ?? ""))
        .Concat(command.Options.Where(option => !option.Hidden).Select(option => (UsageFaults.Shown(option), option.Description ?? "")));
}

using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Cli.Commands;

/// <summary>The screen of <c>claims verify</c> (SCREENS §7): the verdict, the two sums, one line a check.</summary>
internal static class VerifyScreen
{
    private const int Width = 96;
    private const int WrongWidth = 5;
    private const int IdOnScreen = 8; // Of 16 characters: an id may be any unique prefix.

    public static bool HasColour => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static void Write(VerificationReport report, TextWriter output, bool hasColour)
    {
        if (report.IsProved) Proved(report, output, hasColour);
        else NotProved(report, output, hasColour);
        if (!report.IsAtRest) output.WriteLine("  the run was stopped before its end; what was under way goes on with the same command");
        Sums(report.Sums, output);
        output.WriteLine();
        output.WriteLine($"Check{"looked at",Width - 17}{"wrong",12}");
        foreach (var check in report.Checks) Row(check, output);
    }

    private static void Proved(VerificationReport report, TextWriter output, bool hasColour) => output.WriteLine(
        $"{Coloured("Proved", "1;32", hasColour)}: nothing lost, nothing doubled, no cent missing."
        + $" {report.Checks.Count} checks, 0 wrong, {report.Elapsed.TotalSeconds:0.0} s.");

    private static void NotProved(VerificationReport report, TextWriter output, bool hasColour)
    {
        var wrong = report.Checks.Where(check => check.Wrong > 0).ToList();
        var faults = wrong.Sum(check => check.Wrong);
        output.WriteLine(
            $"{Coloured("NOT PROVED", "1;31", hasColour)}: {wrong.Count} of {report.Checks.Count} checks found"
            + $" {faults:#,##0} fault{(faults == 1 ? "" : "s")}.");
        foreach (var check in wrong)
        {
            foreach (var fault in check.Faults) Fault(check.Id, fault, output);
            if (check.Wrong > check.Faults.Count) output.WriteLine($"       and {check.Wrong - check.Faults.Count:#,##0} more");
        }
    }

    private static void Fault(string check, VerificationFault fault, TextWriter output)
    {
        var at = fault.Event is { } seq ? $", event {seq}" : "";
        output.WriteLine($"  {check,-5}{Name(fault)}{at}: {fault.Found}");
        var from = fault.Event is { } first ? $" --from {first}" : "";
        if (fault.Kind == "patient-account") output.WriteLine($"       see what rests on it: claims account {Short(fault.Key)}{from}");
        if (fault.Kind == "claim") output.WriteLine($"       see what rests on it: claims status {Short(fault.Key)}");
    }

    private static void Sums(BookSums sums, TextWriter output)
    {
        output.WriteLine(
            $"  charge {Money(sums.Charge)} = {Money(sums.InsurancePaid)} + {Money(sums.Adjusted)} + {Money(sums.WrittenOff)}"
            + $" + {Money(sums.PatientPaid)} + {Money(sums.Balance)}      difference {Money(sums.Difference)}");
        var equals = sums.Debits == sums.Credits ? "=" : "is not";
        output.WriteLine(
            $"  debits {Money(sums.Debits)} {equals} credits {Money(sums.Credits)}   not matched to the bank yet {Money(sums.Unmatched)}"
            + $"   prepaid {Money(sums.Prepaid)}");
    }

    private static void Row(CheckReport check, TextWriter output)
    {
        var looked = $"{check.LookedAt:#,##0} {check.Unit}";
        var start = $"  {check.Id,-5}{check.Title}";
        output.WriteLine($"{start}{looked.PadLeft(Math.Max(looked.Length + 1, Width - WrongWidth - start.Length))}{check.Wrong,WrongWidth:#,##0}");
    }

    private static string Name(VerificationFault fault)
    {
        var word = fault.Kind switch
        {
            "patient-account" => "account",
            "interchange" => "file",
            "remittance" => "payment",
            "member" => "policy",
            "payer-inbox" => "payer's file",
            "remittance-run" => "payer's run",
            "submission-batch" => "batches to",
            "control-number" => "control numbers to",
            var same => same,
        };
        var owner = fault.Tenant is "" or "default" ? "" : $" of {fault.Tenant}";
        return $"{word} {Short(fault.Key)}{owner}";
    }

    private static string Short(string key) => key.Length >= 2 * IdOnScreen && !key.Contains(' ', StringComparison.Ordinal) ? key[..IdOnScreen] : key;

    private static string Money(decimal amount) => amount.ToString("#,##0.00");

    private static string Coloured(string word, string colour, bool hasColour) => hasColour ? $"\e[{colour}m{word}\e[0m" : word;
}

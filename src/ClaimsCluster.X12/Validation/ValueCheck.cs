using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>One value against its rule: characters, type, length, codes, format (IK403 4 to 9).</summary>
internal static class ValueCheck
{
    private const int MoneyDigits = 10;

    /// <summary>The first thing wrong with the value; null when nothing is.</summary>
    public static ElementFault? Fault(
        in Segment segment, ReadOnlySpan<byte> value, in ElementRule rule, in ElementContext context, GuideSchema guide,
        Delimiters delimiters)
    {
        if (segment.HasStrayBytes && CharacterFault(value, rule) is { } stray) return stray;

        switch (rule.Type)
        {
            case ElementType.AN or ElementType.ID:
                if (value.Length < rule.Min || value.Length > rule.Max) return LengthFault(value, rule, guide);
                break;
            case ElementType.R or ElementType.N:
                if (NumberFault(value, rule) is { } number) return number;
                break;
            case ElementType.DT:
                if (DateFault(value, rule) is { } date) return date;
                break;
            case ElementType.TM:
                if (!ElementValue.IsTime(value)) return new("SYN-13", "9", 1, "a time HHMM, perhaps with seconds");
                break;
        }

        if (rule.Codes >= 0)
            return guide.Codes[rule.Codes].Contains(value) ? null : CodeFault(rule, guide);
        if (rule.External == ExternalCode.FormattedDate) return FormatFault(value, context.Previous);
        return rule.Type == ElementType.AN ? TextFault(value, delimiters) : null;
    }

    private static ElementFault? CharacterFault(ReadOnlySpan<byte> value, in ElementRule rule)
    {
        if (rule.Type == ElementType.B) return null;
        foreach (var letter in value)
        {
            if (letter is < 0x20 or > 0x7E) return new("SYN-11", "6", 1, "letters, digits and marks of the X12 extended set");
        }

        return null;
    }

    private static ElementFault LengthFault(ReadOnlySpan<byte> value, in ElementRule rule, GuideSchema guide)
    {
        if (rule.Codes >= 0 && rule.Type == ElementType.ID) return CodeFault(rule, guide);
        return value.Length < rule.Min
            ? new("SYN-10", "4", 1, $"at least {rule.Min} characters")
            : new("SYN-10", "5", 1, $"at most {rule.Max} characters");
    }

    private static ElementFault CodeFault(in ElementRule rule, GuideSchema guide) =>
        new("SYN-12", "7", 2, guide.Codes[rule.Codes].ToString());

    private static ElementFault? NumberFault(ReadOnlySpan<byte> value, in ElementRule rule)
    {
        int digits = 0, decimals = -1;
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                if (decimals >= 0) decimals++;
            }
            else if (letter == '.' && rule.Type == ElementType.R && decimals < 0) decimals = 0;
            else if (letter != '-' || i > 0) digits = -100;
        }

        if (digits <= 0)
            return new("SYN-11", "6", 1, rule.Type == ElementType.R ? "a number: digits, perhaps a minus and one point" : "a whole number");
        if (digits < rule.Min) return new("SYN-10", "4", 1, $"at least {rule.Min} digits");
        if (digits > rule.Max) return new("SYN-10", "5", 1, $"at most {rule.Max} digits");
        if (rule.External != ExternalCode.Money) return null;
        if (decimals > 2) return new("SYN-11", "6", 2, "dollars with at most two decimals");
        return digits > MoneyDigits ? new("SYN-10", "5", 2, $"an amount of at most {MoneyDigits} digits") : null;
    }

    private static ElementFault? DateFault(ReadOnlySpan<byte> value, in ElementRule rule)
    {
        if (value.Length < rule.Min) return new("SYN-10", "4", 1, $"at least {rule.Min} digits");
        if (value.Length > rule.Max) return new("SYN-10", "5", 1, $"at most {rule.Max} digits");
        return ElementValue.IsDay(value) ? null : new("SYN-13", "8", 1, "a day CCYYMMDD of the calendar");
    }

    /// <summary>1251 by the 1250 before it.</summary>
    private static ElementFault? FormatFault(ReadOnlySpan<byte> value, ReadOnlySpan<byte> format) => format switch
    {
        [(byte)'D', (byte)'8'] => ElementValue.TryDate(value, out _) ? null : Format("a day CCYYMMDD of the calendar", "D8"),
        [(byte)'R', (byte)'D', (byte)'8'] => ElementValue.TryPeriod(value, out _, out _)
            ? null : Format("CCYYMMDD-CCYYMMDD, the first not after the second", "RD8"),
        [(byte)'D', (byte)'T'] => ElementValue.IsDayAndTime(value) ? null : Format("CCYYMMDDHHMM", "DT"),
        [(byte)'T', (byte)'M'] => ElementValue.IsTime(value) ? null : new("SYN-13", "9", 2, "a time HHMM, because the qualifier is TM"),
        [(byte)'D', (byte)'6'] => ElementValue.IsDay(value) && value.Length == 6 ? null : Format("YYMMDD", "D6"),
        _ => null, // Its qualifier is at fault, or has no format of its own.
    };

    private static ElementFault Format(string form, string qualifier) =>
        new("SYN-13", "8", 2, $"{form}, because the qualifier is {qualifier}");

    private static ElementFault? TextFault(ReadOnlySpan<byte> value, Delimiters delimiters)
    {
        if (value.IndexOfAny(delimiters.Component, delimiters.Repetition == 0 ? delimiters.Component : delimiters.Repetition) >= 0)
            return new("SYN-11", "6", 1, "a value without the separators of this file");
        if (value[0] == ' ' || value[^1] == ' ')
            return new("SYN-11", "6", 1, "a value without blanks at its start or end") { IsWarning = true };
        return null;
    }
}

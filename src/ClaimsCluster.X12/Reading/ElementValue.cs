using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace ClaimsCluster.X12.Reading;

/// <summary>What the bytes of one element say: text, a number, a date.</summary>
internal static class ElementValue
{
    private const int AmountLimit = 20; // Element 782: eighteen digits, a minus and a point. Sums cannot overflow.

    /// <summary>UTF-8 where the bytes are UTF-8, else Latin-1: no bytes are ever refused or lost.</summary>
    public static string Text(ReadOnlySpan<byte> value) =>
        value.IsEmpty ? "" : Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Encoding.Latin1.GetString(value);

    public static string? TextOrNull(ReadOnlySpan<byte> value) => value.IsEmpty ? null : Text(value);

    /// <summary>A whole number of digits alone; 0 when it is none.</summary>
    public static int CountOrZero(ReadOnlySpan<byte> value)
    {
        var number = 0;
        foreach (var digit in value)
        {
            if ((uint)(digit - '0') > 9 || value.Length > 9) return Parsed(value);
            number = number * 10 + (digit - '0');
        }

        return number;

        static int Parsed(ReadOnlySpan<byte> value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    /// <summary>X12 types R and N0: an optional minus, digits, at most one point; no plus, exponent or blank.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> value, out decimal number)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (TryPlain(value, out number)) return true;
        number = 0;
        return value.Length is > 0 and <= AmountLimit && value[0] != '+'
            && decimal.TryParse(value, style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Digits and perhaps a point among them, as nearly all amounts are.</summary>
    private static bool TryPlain(ReadOnlySpan<byte> value, out decimal number)
    {
        if (TryShort(value, out var few, out var decimals))
        {
            number = new decimal(few, 0, 0, isNegative: false, (byte)decimals);
            return true;
        }

        number = 0;
        if (value.Length is 0 or > 18) return false;

        ulong digits = 0;
        var point = value.Length;
        for (var i = 0; i < value.Length; i++)
        {
            var digit = unchecked((uint)value[i] - '0');
            if (digit <= 9) digits = unchecked(digits * 10 + digit);
            else if (value[i] == '.' && point == value.Length && i > 0) point = i;
            else return false;
        }

        var scale = Math.Max(value.Length - point - 1, 0);
        number = new decimal(unchecked((int)digits), unchecked((int)(digits >> 32)), 0, isNegative: false, (byte)scale);
        return true;
    }

    /// <summary>Four to eight digits, or a point among them, at one look: of amounts no branch can be foretold.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="digits">The number without its point.</param>
    /// <param name="decimals">How many digits stand behind the point.</param>
    /// <returns>False when it is anything else: to be looked at closely.</returns>
    public static bool TryShort(ReadOnlySpan<byte> value, out int digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        if (value.Length is < sizeof(uint) or > sizeof(ulong)) return false;

        // Eight bytes with zeros before the value; what of its start is in its end too gives way to that.
        ulong start = BinaryPrimitives.ReadUInt32LittleEndian(value), end = BinaryPrimitives.ReadUInt32LittleEndian(value[^sizeof(uint)..]);
        var bytes = (end << 32) | (uint)(start << (64 - 8 * value.Length)) | (0x30303030303030ul >> (8 * value.Length - 8));

        var others = bytes ^ 0x2E2E2E2E2E2E2E2E;
        var points = (others - 0x0101010101010101) & ~others & 0x8080808080808080; // The lowest bit is right.
        var below = (points & (0 - points)) - 1 >> 7;
        var withoutPoint = (bytes & ~(below << 8 | 0xFF)) | ((bytes & below) << 8) | 0x30;
        decimals = points == 0 ? 0 : BitOperations.LeadingZeroCount(below + 1) / 8;
        return TryEightDigits(points == 0 ? bytes : withoutPoint, out digits);
    }

    public static decimal? DecimalOrNull(ReadOnlySpan<byte> value) => TryDecimal(value, out var number) ? number : null;

    /// <summary>X12 format D8: a real calendar day CCYYMMDD.</summary>
    public static bool TryDate(ReadOnlySpan<byte> value, out DateOnly date)
    {
        date = default;
        if (value.Length != sizeof(ulong) || !TryEightDigits(BinaryPrimitives.ReadUInt64LittleEndian(value), out var number)) return false;

        int year = number / 10000, month = number / 100 % 100, day = number % 100;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Eight digits at once: pairs, then fours, then all eight are put together.</summary>
    public static bool TryEightDigits(ulong bytes, out int number)
    {
        var digits = bytes - 0x3030303030303030;
        number = 0;
        if (((digits | (digits + 0x7676767676767676)) & 0x8080808080808080) != 0) return false;

        var pairs = (digits * 10) + (digits >> 8);
        number = (int)((((pairs & 0x000000FF000000FF) * 0x000F424000000064)
            + (((pairs >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
        return true;
    }

    public static DateOnly? DateOrNull(ReadOnlySpan<byte> value) => TryDate(value, out var date) ? date : null;

    /// <summary>X12 format RD8: CCYYMMDD-CCYYMMDD, begin not after end.</summary>
    public static bool TryPeriod(ReadOnlySpan<byte> value, out DateOnly from, out DateOnly to)
    {
        from = to = default;
        return value.Length == 17 && value[8] == '-'
            && TryDate(value[..8], out from) && TryDate(value[9..], out to) && from <= to;
    }

    /// <summary>A day CCYYMMDD, or YYMMDD of this century.</summary>
    public static bool IsDay(ReadOnlySpan<byte> value) => value.Length == 6
        ? TryDate([(byte)'2', (byte)'0', .. value], out _)
        : TryDate(value, out _);

    /// <summary>X12 format DT: CCYYMMDDHHMM.</summary>
    public static bool IsDayAndTime(ReadOnlySpan<byte> value) =>
        value.Length == 12 && TryDate(value[..8], out _) && IsTime(value[8..]);

    /// <summary>HHMM, and then seconds or decimals that nobody needs.</summary>
    public static bool IsTime(ReadOnlySpan<byte> value) =>
        value.Length is >= 4 and <= 8 && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        && Digits(value[..2]) < 24 && Digits(value[2..4]) < 60;

    /// <summary>HHMM to the minute; null when it is no time.</summary>
    public static TimeOnly? TimeOrNull(ReadOnlySpan<byte> value) =>
        IsTime(value) ? new TimeOnly(Digits(value[..2]), Digits(value[2..4])) : null;

    private static int Digits(ReadOnlySpan<byte> value)
    {
        var number = 0;
        foreach (var digit in value) number = number * 10 + (digit - '0');
        return number;
    }
}

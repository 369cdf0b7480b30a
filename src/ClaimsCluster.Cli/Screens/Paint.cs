namespace ClaimsCluster.Cli.Screens;

/// <summary>What a text means; with colour it is seen faster, without it nothing is lost.</summary>
internal enum Tone
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>The answer, a block's title.</summary>
    Bold,

    /// <summary>Denied, rejected, refused, error.</summary>
    Red,

    /// <summary>Held, warning, waits.</summary>
    Yellow,

    /// <summary>Paid, proved.</summary>
    Green,

    /// <summary>Units, the rest of an id.</summary>
    Dim,
}

/// <summary>Puts colour on text, or leaves it.</summary>
internal sealed class Paint
{
    private Paint(bool isColored) => IsColored = isColored;

    /// <summary>It writes control codes.</summary>
    public bool IsColored { get; }

    /// <summary>No control codes.</summary>
    public static Paint Plain { get; } = new(isColored: false);

    /// <summary>ANSI codes.</summary>
    public static Paint Colored { get; } = new(isColored: true);

    /// <summary>The text in its tone.</summary>
    public string this[Tone tone, string text] => !IsColored || tone == Tone.Plain || text.Length == 0 ? text : $"\e[{Code(tone)}m{text}\e[0m";

    private static int Code(Tone tone) => tone switch
    {
        Tone.Bold => 1,
        Tone.Dim => 2,
        Tone.Red => 31,
        Tone.Green => 32,
        _ => 33,
    };
}

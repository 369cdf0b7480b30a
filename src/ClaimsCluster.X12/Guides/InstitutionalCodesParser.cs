using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers the HI of one 837I claim, and then those of the next: each component says what it is.</summary>
/// <remarks>Codes of one kind stand in a segment of their own; where a sender mixes them each is taken all the same.</remarks>
internal sealed class InstitutionalCodesParser(TextCache texts)
{
    public Diagnosis? Principal { get; private set; }

    public Diagnosis? Admitting { get; private set; }

    public List<Diagnosis> Reasons { get; } = [];

    public List<Diagnosis> Causes { get; } = [];

    public string? Group { get; private set; }

    public List<Diagnosis> Others { get; } = [];

    public InpatientProcedure? PrincipalProcedure { get; private set; }

    public List<InpatientProcedure> Procedures { get; } = [];

    public List<OccurrenceSpan> Spans { get; } = [];

    public List<Occurrence> Occurrences { get; } = [];

    public List<ValueCode> Values { get; } = [];

    public List<string> Conditions { get; } = [];

    public List<string> Treatments { get; } = [];

    public void Start()
    {
        Reasons.Clear();
        Causes.Clear();
        Others.Clear();
        Procedures.Clear();
        Spans.Clear();
        Occurrences.Clear();
        Values.Clear();
        Conditions.Clear();
        Treatments.Clear();
        (Principal, Admitting, PrincipalProcedure, Group) = (null, null, null, null);
    }

    public void Take(in Segment hi)
    {
        var count = hi.Count;
        for (var element = 1; element <= count; element++)
        {
            if (!hi[element].IsEmpty) Take(new CodeComponents(hi[element], hi.ComponentSeparator, texts));
        }
    }

    private void Take(in CodeComponents one)
    {
        switch (one.Qualifier)
        {
            case "ABK" or "BK": Principal = one.Diagnosis(); break;
            case "ABJ" or "BJ": Admitting = one.Diagnosis(); break;
            case "APR" or "PR": Reasons.Add(one.Diagnosis()); break;
            case "ABN" or "BN": Causes.Add(one.Diagnosis()); break;
            case "ABF" or "BF": Others.Add(one.Diagnosis()); break;
            case "DR": Group = one.Code; break;
            case "BBR" or "BR" or "CAH": PrincipalProcedure = new(one.Qualifier, one.Code, one.Day); break;
            case "BBQ" or "BQ": Procedures.Add(new(one.Qualifier, one.Code, one.Day)); break;
            case "BI": Spans.Add(new(one.Code, one.Period.From, one.Period.To)); break;
            case "BH": Occurrences.Add(new(one.Code, one.Day)); break;
            case "BE": Values.Add(new(one.Code, one.Amount)); break;
            case "BG": Conditions.Add(one.Code); break;
            case "TC": Treatments.Add(one.Code); break;
        }
    }

    /// <summary>A composite C022: qualifier, code, form of the date, date, amount, and in the ninth place POA.</summary>
    private readonly ref struct CodeComponents
    {
        private readonly ReadOnlySpan<byte> _date;
        private readonly string? _presentOnAdmission;

        public CodeComponents(ReadOnlySpan<byte> element, byte separator, TextCache texts)
        {
            var components = new ComponentReader(element, separator);
            Qualifier = texts.Text(components.Next());
            Code = texts.Text(components.Next());
            components.Next();
            _date = components.Next();
            Amount = ElementValue.DecimalOrNull(components.Next());
            for (var component = 6; component < 9; component++) components.Next();
            _presentOnAdmission = texts.OrNull(components.Next());
        }

        public string Qualifier { get; }

        public string Code { get; }

        public decimal? Amount { get; }

        public DateOnly? Day => ElementValue.DateOrNull(_date);

        public (DateOnly? From, DateOnly? To) Period => ElementValue.TryPeriod(_date, out var from, out var to) ? (from, to) : (null, null);

        public Diagnosis Diagnosis() => new(Qualifier, Code) { PresentOnAdmission = _presentOnAdmission };
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers the HI of one 837I claim, and then those of the next: each component says what it is.</summary>
/// <remarks>Codes of one kind stand in a segment of their own; where a sender mixes them each is taken all the same.</remarks>
internal sealed class InstitutionalCodesParser(TextCache texts)
{
    private readonly List<Diagnosis> _reasons = [], _causes = [], _others = [];
    private readonly List<InpatientProcedure> _procedures = [];
    private readonly List<OccurrenceSpan> _spans = [];
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<ValueCode> _values = [];
    private readonly List<string> _conditions = [], _treatments = [];
    private Diagnosis? _principal, _admitting;
    private InpatientProcedure? _principalProcedure;
    private string? _group;

    public void Start()
    {
        _reasons.Clear();
        _causes.Clear();
        _others.Clear();
        _procedures.Clear();
        _spans.Clear();
        _occurrences.Clear();
        _values.Clear();
        _conditions.Clear();
        _treatments.Clear();
        (_principal, _admitting, _principalProcedure, _group) = (null, null, null, null);
    }

    public void Take(in Segment hi)
    {
        var count = hi.Count;
        for (var element = 1; element <= count; element++)
        {
            if (!hi[element].IsEmpty) Take(new CodeComponents(hi[element], hi.ComponentSeparator, texts));
        }
    }

    public InstitutionalClaim AddTo(InstitutionalClaim claim) => claim with
    {
        PrincipalDiagnosis = _principal,
        AdmittingDiagnosis = _admitting,
        ReasonsForVisit = _reasons.ToArray(),
        ExternalCauses = _causes.ToArray(),
        DiagnosisRelatedGroup = _group,
        OtherDiagnoses = _others.ToArray(),
        PrincipalProcedure = _principalProcedure,
        OtherProcedures = _procedures.ToArray(),
        OccurrenceSpans = _spans.ToArray(),
        Occurrences = _occurrences.ToArray(),
        Values = _values.ToArray(),
        Conditions = _conditions.ToArray(),
        Treatments = _treatments.ToArray(),
    };

    private void Take(in CodeComponents one)
    {
        switch (one.Qualifier)
        {
            case "ABK" or "BK": _principal = one.Diagnosis(); break;
            case "ABJ" or "BJ": _admitting = one.Diagnosis(); break;
            case "APR" or "PR": _reasons.Add(one.Diagnosis()); break;
            case "ABN" or "BN": _causes.Add(one.Diagnosis()); break;
            case "ABF" or "BF": _others.Add(one.Diagnosis()); break;
            case "DR": _group = one.Code; break;
            case "BBR" or "BR" or "CAH": _principalProcedure = new(one.Qualifier, one.Code, one.Day); break;
            case "BBQ" or "BQ": _procedures.Add(new(one.Qualifier, one.Code, one.Day)); break;
            case "BI": _spans.Add(new(one.Code, one.Period.From, one.Period.To)); break;
            case "BH": _occurrences.Add(new(one.Code, one.Day)); break;
            case "BE": _values.Add(new(one.Code, one.Amount)); break;
            case "BG": _conditions.Add(one.Code); break;
            case "TC": _treatments.Add(one.Code); break;
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

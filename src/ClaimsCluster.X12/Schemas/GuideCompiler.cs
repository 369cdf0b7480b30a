using System.Runtime.Intrinsics;
using System.Text;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Schemas;

/// <summary>Turns the table of a guide into flat arrays.</summary>
internal sealed class GuideCompiler
{
    private const int MaxItems = 64; // Bits of a ulong.
    private const int LengthsAtOnce = 16; // Numbers of a vector.

    private readonly SegmentDictionary _dictionary;
    private readonly List<LoopRule> _loops = [];
    private readonly List<SegmentRule> _segments = [];
    private readonly List<ElementRule> _elements = [];
    private readonly List<CodeList> _codes = [];
    private readonly Dictionary<string, short> _codeIndex = [];
    private readonly Dictionary<SegmentTable, int> _segmentIndex = [];
    private readonly List<Candidate> _candidates = [];
    private readonly List<CandidateRun> _runs = [default]; // The first is "none".

    private GuideCompiler(SegmentDictionary dictionary) => _dictionary = dictionary;

    /// <exception cref="FormatException">The table contradicts itself or the dictionary; the message says where.</exception>
    public static GuideSchema Compile(GuideTable table, SegmentDictionary dictionary)
    {
        var compiler = new GuideCompiler(dictionary);
        compiler.AddLoop(table.Root, parent: -1, depth: 0);
        foreach (var loop in compiler._loops) compiler.FindCandidates(loop);
        return new GuideSchema
        {
            Name = table.Name,
            SetIdentifier = table.SetIdentifier,
            Version = table.Version,
            FunctionalId = table.FunctionalId,
            AlsoReads = table.AlsoReads,
            Loops = [.. compiler._loops],
            Segments = [.. compiler._segments],
            Elements = [.. compiler._elements],
            Codes = [.. compiler._codes],
            Candidates = [.. compiler._candidates],
            Runs = [.. compiler._runs],
            IdQualifiers = GuideSchema.Slots(compiler._runs.Skip(1).GroupBy(run => run.SegmentId, (id, runs) => OfId(id, runs))),
            Qualifiers =
            [
                .. compiler._segments.Where(segment => segment.QualifierList is not null).SelectMany(segment =>
                    segment.QualifierList!.Codes.Select(code => (segment.Id, CodeList.Pack(Encoding.ASCII.GetBytes(code))))),
            ],
            Known = [.. compiler._segments.Select(segment => segment.Id)],
        };
    }

    private static IdQualifier OfId(uint id, IEnumerable<CandidateRun> runs) =>
        runs.Select(run => run.Qualifier).Where(element => element > 0).Distinct().ToList() switch
        {
            [] => new IdQualifier(id, 0),
            [var only] => new IdQualifier(id, only),
            _ => new IdQualifier(id, -1),
        };

    private int AddLoop(LoopTable table, int parent, int depth)
    {
        var loop = new LoopRule
        {
            Index = _loops.Count,
            Id = string.Intern(table.Id), // Rules ask for loops by literals: the same object is found at once.
            Name = table.Name,
            Parent = parent,
            Depth = depth,
            Usage = table.Usage,
            Max = table.Max,
            UnitElement = table.UnitElement,
        };
        _loops.Add(loop);
        if (table.Items.Count is 0 or > MaxItems)
            throw new FormatException($"Loop {table.Id} has {table.Items.Count} items; 1 to {MaxItems} are possible.");

        var items = new List<LoopItem>();
        var ranks = Ranks(table);
        for (var i = 0; i < table.Items.Count; i++) items.Add(Item(table.Items[i], ranks[i], loop.Index, depth));
        loop.Items = [.. items];
        loop.HoldsUnits = items.Any(item => item.Loop >= 0 && (_loops[item.Loop].IsUnit || _loops[item.Loop].HoldsUnits));
        loop.MayHoldLevels = items.Any(item => item.Loop >= 0 && IsLevel(item) && item.Usage == Usage.Situational)
            && !items.Any(item => IsLevel(item) && item.Usage == Usage.Required);
        loop.IsLevel = depth > 0 && _segments[items[0].Segment].Id == SegmentId.HL;
        loop.IsTold = loop.IsUnit || loop.HoldsUnits || loop.IsLevel;
        SetRequired(loop);
        return loop.Index;
    }

    private bool IsLevel(LoopItem item) => item.Loop >= 0 && _segments[item.Segment].Id == SegmentId.HL;

    private LoopItem Item((SegmentTable? Segment, LoopTable? Loop) entry, byte rank, int parent, int depth)
    {
        if (entry.Segment is { } segment)
            return new LoopItem(Segment(segment, _loops[parent].Id), -1, rank, segment.Usage, segment.Max);

        var table = entry.Loop!;
        var loop = AddLoop(table, parent, depth + 1);
        return new LoopItem(Segment(Trigger(table), table.Id), loop, rank, table.Usage, table.Max);
    }

    private static SegmentTable Trigger(LoopTable loop) => loop.Items[0].Segment
        ?? throw new FormatException($"Loop {loop.Id} does not start with a segment.");

    /// <summary>Segments of one identifier that follow one another, and loops that it opens, have one rank.</summary>
    private static byte[] Ranks(LoopTable table)
    {
        var ranks = new byte[table.Items.Count];
        for (var i = 1; i < ranks.Length; i++)
            ranks[i] = (byte)(ranks[i - 1] + (Key(table.Items[i]) == Key(table.Items[i - 1]) ? 0 : 1));
        return ranks;

        static (bool IsLoop, string Id) Key((SegmentTable? Segment, LoopTable? Loop) item) =>
            (item.Loop is not null, (item.Segment ?? Trigger(item.Loop!)).Id);
    }

    private static void SetRequired(LoopRule loop)
    {
        var ranks = loop.Items[^1].Rank + 1;
        loop.RequiredBefore = new ulong[ranks + 1];
        for (var bit = 0; bit < loop.Items.Length; bit++)
        {
            if (loop.Items[bit].Usage != Usage.Required) continue;
            loop.Required |= 1ul << bit;
            for (var rank = loop.Items[bit].Rank + 1; rank <= ranks; rank++) loop.RequiredBefore[rank] |= 1ul << bit;
        }
    }

    private int Segment(SegmentTable table, string loop)
    {
        if (_segmentIndex.TryGetValue(table, out var index)) return index;

        var id = SegmentId.Pack(Encoding.ASCII.GetBytes(table.Id));
        var definition = _dictionary.Find(id)
            ?? throw new FormatException($"Line {table.Line}: {table.Id} is not in the dictionary.");
        var rules = Elements(table, definition);
        var first = _elements.Count;
        _elements.AddRange(rules);
        var qualifier = Qualifier(table, rules);
        var isComposite = qualifier > 0 && rules[qualifier - 1].IsComposite;
        var codes = qualifier == 0 ? (short)-1
            : isComposite ? _elements[rules[qualifier - 1].Components].Codes : rules[qualifier - 1].Codes;
        SyntaxNote[] openNotes = [.. definition.Notes.Where(note => !note.IsSettled(Mask(rules, Usage.Required), Mask(rules, Usage.Situational)))];
        var looked = Mask(rules, IsLooked);
        _segments.Add(new SegmentRule
        {
            Id = id,
            Index = _segments.Count,
            Loop = loop,
            Usage = table.Usage,
            Max = table.Max,
            FirstElement = first,
            ElementCount = rules.Count,
            Qualifier = qualifier,
            IsQualifierComposite = isComposite,
            QualifierList = codes < 0 ? null : _codes[codes],
            Limits = Limits(rules, 0),
            LimitsBeyond = Limits(rules, LengthsAtOnce),
            Required = Mask(rules, Usage.Required),
            Looks = Looks(rules, first),
            Looked = looked,
            LookedBeyond = isComposite || IsDateBehind(rules, qualifier) ? looked : looked & ~(1u << qualifier),
            Texts = Numbers(rules, rule => rule.Form is ValueForm.Text or ValueForm.OpenCode),
            Listed = Numbers(rules, rule => rule.Usage != Usage.NotUsed && rule.External > ExternalCode.FormattedDate),
            LastRequired = rules.FindLastIndex(one => one.Usage == Usage.Required) + 1,
            Notes = definition.Notes,
            OpenNotes = openNotes,
            Noted = openNotes.Aggregate(0u, (noted, note) => noted | note.Noted),
            DefinedCount = definition.Positions.Length,
        });
        return _segmentIndex[table] = _segments.Count - 1;
    }

    private Look[] Looks(List<ElementRule> rules, int first) =>
    [
        default, // Elements count from 1.
        .. rules.Select((rule, index) => new Look(rule.Form, first + index, rule.OnlyCode, rule.Codes < 0 ? null : _codes[rule.Codes])),
    ];

    private static bool IsLooked(ElementRule rule) =>
        rule.Usage != Usage.NotUsed && rule.Form is not (ValueForm.Text or ValueForm.OpenCode);

    private static bool IsDateBehind(List<ElementRule> rules, int element) =>
        element < rules.Count && rules[element].Form == ValueForm.FormattedDate;

    private static LengthLimits Limits(List<ElementRule> rules, int first)
    {
        Span<byte> least = stackalloc byte[LengthsAtOnce], play = stackalloc byte[LengthsAtOnce];
        uint judged = 0;
        for (var i = 0; i < LengthsAtOnce; i++)
        {
            var rule = first + i < rules.Count ? rules[first + i] : default;
            var isByLength = rule.Form is ValueForm.Text or ValueForm.OpenCode;
            if (rule.Usage != Usage.NotUsed && !isByLength) continue;

            judged |= 1u << i;
            if (rule.Usage != Usage.NotUsed) (least[i], play[i]) = (checked((byte)rule.Min), (byte)Math.Min(rule.Play, byte.MaxValue));
        }

        return new LengthLimits(Vector128.Create<byte>(least), Vector128.Create<byte>(play), judged);
    }

    private static byte[] Numbers(List<ElementRule> rules, Func<ElementRule, bool> isMeant) =>
        [.. Enumerable.Range(1, rules.Count).Where(element => isMeant(rules[element - 1])).Select(element => (byte)element)];

    /// <summary>Bits of the elements of at least a usage; bit n is element n.</summary>
    private static uint Mask(List<ElementRule> rules, Usage least) => Mask(rules, rule => rule.Usage >= least);

    private static uint Mask(List<ElementRule> rules, Func<ElementRule, bool> isMeant)
    {
        uint mask = 0;
        for (var i = 0; i < rules.Count && i < 31; i++)
        {
            if (isMeant(rules[i])) mask |= 1u << (i + 1);
        }

        return mask;
    }

    /// <summary>The first required element with codes tells segments of one identifier apart; of an HL it is HL03.</summary>
    private int Qualifier(SegmentTable table, List<ElementRule> rules)
    {
        if (table.Id == "HL") return 3;

        return rules.FindIndex(rule => rule.Usage == Usage.Required
            && (rule.IsComposite ? _elements[rule.Components].Codes : rule.Codes) >= 0) + 1;
    }

    /// <summary>One rule for each element up to the last that is used; those between that are not say so.</summary>
    private List<ElementRule> Elements(SegmentTable table, SegmentDefinition definition)
    {
        var rules = new List<ElementRule>();
        var last = table.Elements.Count == 0 ? 0 : table.Elements.Max(element => element.To);
        if (last > definition.Positions.Length)
            throw new FormatException($"Line {table.Line}: {table.Id} has {definition.Positions.Length} elements, not {last}.");

        for (var position = 1; position <= last; position++)
        {
            var entry = table.Elements.FirstOrDefault(element => element.From <= position && position <= element.To);
            rules.Add(Rule(table, definition.Positions[position - 1], entry));
        }

        return rules;
    }

    private ElementRule Rule(SegmentTable table, SegmentPosition position, ElementTable? entry)
    {
        if (position.Composite is null) return Simple(position.Elements[0], entry, null);

        var first = _elements.Count;
        var count = entry?.Components is { Count: > 0 } listed ? listed.Max(component => component.To) : position.Elements.Length;
        if (count > position.Elements.Length)
            throw new FormatException($"Line {table.Line}: {position.Composite} has no component {count}.");

        for (var component = 1; component <= count; component++)
        {
            var own = entry?.Components?.FirstOrDefault(one => one.From <= component && component <= one.To);
            _elements.Add(Simple(position.Elements[component - 1], own, position.Composite));
        }

        // No guide leaves such a condition open, so none is looked at in a set whose guide is held.
        var components = _elements[first..];
        foreach (var note in position.Notes)
        {
            if (!note.IsSettled(Mask(components, Usage.Required), Mask(components, Usage.Situational)))
                throw new FormatException($"Line {table.Line}: {table.Id} leaves open whether {position.Composite} is right: {note}.");
        }

        return new ElementRule
        {
            Number = 0,
            Type = ElementType.AN,
            Usage = entry?.Usage ?? Usage.NotUsed,
            Min = 1,
            Max = int.MaxValue,
            Repeat = entry?.Repeat ?? 1,
            Codes = -1,
            Components = first,
            ComponentCount = (byte)count,
            LastRequired = (byte)(_elements.FindLastIndex(one => one.Usage == Usage.Required) is var last && last >= first ? last - first + 1 : 0),
            Form = entry is { Repeat: 1 } ? ValueForm.Composite : ValueForm.Other,
        };
    }

    private ElementRule Simple(DataElement element, ElementTable? entry, string? composite) => new()
    {
        Number = element.Number,
        Type = element.Type,
        Usage = entry?.Usage ?? Usage.NotUsed,
        Min = element.Min,
        Max = element.Max,
        Repeat = entry?.Repeat ?? 1,
        Codes = Codes(entry?.Codes),
        OnlyCode = entry?.Codes is [var only] ? CodeList.Pack(Encoding.ASCII.GetBytes(only)) : 0,
        Components = -1,
        ComponentCount = 0,
        External = External(element.Number, composite),
        Form = Form(element, entry, composite),
    };

    /// <summary>How a right value of the element is known quickly.</summary>
    private static ValueForm Form(DataElement element, ElementTable? entry, string? composite)
    {
        if (entry is null || entry.Repeat > 1) return ValueForm.Other;
        if (entry.Codes is not null) return element.Type is ElementType.ID or ElementType.AN ? ValueForm.Code : ValueForm.Other;
        if (External(element.Number, composite) == ExternalCode.FormattedDate) return ValueForm.FormattedDate;
        return element.Type switch
        {
            ElementType.R => ValueForm.Amount,
            ElementType.N => ValueForm.Count,
            ElementType.AN => ValueForm.Text,
            ElementType.ID => ValueForm.OpenCode,
            ElementType.DT when element is { Min: <= 8, Max: >= 8 } => ValueForm.Day,
            _ => ValueForm.Other,
        };
    }

    private static ExternalCode External(ushort element, string? composite) => (element, composite) switch
    {
        (1250, _) => ExternalCode.DateFormat,
        (1251, _) => ExternalCode.FormattedDate,
        (156, _) => ExternalCode.State,
        (116, _) => ExternalCode.PostalCode,
        (782, _) => ExternalCode.Money,
        (1034, _) => ExternalCode.AdjustmentReason,
        (234, "C003") => ExternalCode.Procedure,
        (234, null) => ExternalCode.Revenue,
        (1271, "C022") => ExternalCode.HealthCode,
        (1271, "C043") => ExternalCode.ClaimStatus,
        (1271, null) => ExternalCode.Remark,
        (67, _) => ExternalCode.Identifier,
        (127, null) => ExternalCode.Reference,
        (1331, "C023") => ExternalCode.Facility,
        _ => ExternalCode.None,
    };

    private short Codes(string[]? codes)
    {
        if (codes is null) return -1;
        var key = string.Join('|', codes);
        if (_codeIndex.TryGetValue(key, out var known)) return known;

        _codes.Add(new CodeList(codes));
        return _codeIndex[key] = (short)(_codes.Count - 1);
    }

    /// <summary>All that may come next while this loop is innermost, the innermost first.</summary>
    private void FindCandidates(LoopRule loop)
    {
        var found = new List<(uint Id, Candidate Candidate)>();
        var up = 0;
        for (var open = loop; ; open = _loops[open.Parent], up++)
        {
            for (var bit = open.Index == 0 ? 0 : 1; bit < open.Items.Length; bit++)
            {
                var item = open.Items[bit];
                found.Add((_segments[item.Segment].Id, new Candidate(item.Segment, (byte)up, (byte)bit, (short)item.Loop, item.Rank, item.Max, Code(_segments[item.Segment]))));
            }

            if (open.Parent < 0) break;
        }

        var runs = found.GroupBy(entry => entry.Id).ToList();
        foreach (var run in runs)
        {
            loop.Slots[GuideSchema.FreeSlot(loop, run.Key)] = checked((ushort)_runs.Count);
            _runs.Add(Run(run.Key, [.. run.Select(entry => entry.Candidate)]));
            _candidates.AddRange(run.Select(entry => entry.Candidate));
        }
    }

    private static ulong Code(SegmentRule segment) => segment.QualifierList switch
    {
        null => 0,
        { Codes: [var only] } => CodeList.Pack(Encoding.ASCII.GetBytes(only)),
        _ => Candidate.ManyCodes,
    };

    /// <exception cref="FormatException">Segments of one identifier are told apart by different elements.</exception>
    private CandidateRun Run(uint id, Candidate[] candidates)
    {
        var told = candidates.Select(candidate => _segments[candidate.Segment]).Where(segment => segment.QualifierList is not null)
            .Select(segment => (segment.Qualifier, segment.IsQualifierComposite)).Distinct().ToList();
        return told.Count <= 1
            ? new CandidateRun(id, _candidates.Count, candidates.Length, told.Count == 0 ? 0 : told[0].Qualifier)
            : throw new FormatException($"{SegmentId.Name(id)} is told by different elements: {string.Join(", ", told)}.");
    }
}

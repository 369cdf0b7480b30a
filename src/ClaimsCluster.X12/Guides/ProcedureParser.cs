using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one procedure with its modifiers (C003), and then the next.</summary>
internal sealed class ProcedureParser(TextCache texts)
{
    private readonly SharedValues<string[]> _shared = new(); // Lists of one modifier.
    private readonly List<string> _modifiers = new(4);

    public string? Qualifier { get; private set; }

    public string? Code { get; private set; }

    public string? Description { get; private set; }

    public void Clear()
    {
        _modifiers.Clear();
        (Qualifier, Code, Description) = (null, null, null);
    }

    public void Take(ComponentReader procedure)
    {
        Clear();
        Qualifier = texts.OrNull(procedure.Next());
        Code = texts.OrNull(procedure.Next());
        for (var component = 3; component <= 6; component++)
        {
            if (texts.OrNull(procedure.Next()) is { } modifier) _modifiers.Add(modifier);
        }

        Description = TextCache.NewOrNull(procedure.Next());
    }

    public string[] Modifiers()
    {
        if (_modifiers.Count != 1) return _modifiers.ToArray();

        var modifier = _modifiers[0];
        ref var shared = ref _shared.At(modifier);
        if (shared is null || !ReferenceEquals(shared[0], modifier)) shared = [modifier];
        return shared;
    }
}

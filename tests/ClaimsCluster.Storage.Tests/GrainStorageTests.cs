using ClaimsCluster.Abstractions.Storing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;

namespace ClaimsCluster.Storage.Tests;

/// <summary>A stored row as the shell has it: the body is serialised, the write stands beside it.</summary>
[GenerateSerializer, Alias("storage-tests-note")]
public sealed class Note : IStoredRow
{
    [Id(0)]
    public string Text { get; init; } = "";

    [Id(1)]
    public long Seq { get; init; }

    [field: NonSerialized]
    public RowWrite? Write { get; init; }

    /// <summary>It has told all that it had to.</summary>
    public IStoredRow Settled() => new Note { Text = Text + ", settled", Seq = Seq };
}

/// <summary>Orleans' grain storage over every store.</summary>
public abstract class GrainStorageTests : IAsyncDisposable
{
    private static readonly GrainId Grain = GrainId.Create("claim", "north/c0001");

    private readonly TestStore _books;
    private readonly ServiceProvider _services;
    private readonly IGrainStorage _storage;

    protected GrainStorageTests(TestStore books)
    {
        _books = books;
        _services = new ServiceCollection()
            .AddSerializer()
            .AddSingleton<IClusterStore>(_books.Store)
            .AddClusterStorage("rows")
            .BuildServiceProvider();
        _storage = _services.GetRequiredKeyedService<IGrainStorage>("rows");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_state_is_empty_then_written_then_read_back_and_written_again()
    {
        var state = await Read();
        (state.RecordExists, state.ETag, state.State!.Text).ShouldBe((false, null, ""));

        state.State = Note("first", 1);
        await _storage.WriteStateAsync("row", Grain, state);
        (state.RecordExists, state.ETag).ShouldBe((true, "1"));

        var again = await Read();
        (again.RecordExists, again.ETag, again.State!.Text, again.State.Write).ShouldBe((true, "1", "first", null));
        again.State = Note("second", 2);
        await _storage.WriteStateAsync("row", Grain, again);
        (await Read()).State!.Text.ShouldBe("second");
        (await _books.Store.Events(Some.Id(1), 0, 10)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_state_whose_effects_were_answered_is_read_back_as_settled()
    {
        var state = await Read();
        var note = Note("told", 1);
        state.State = new() { Text = note.Text, Seq = 1, Write = note.Write! with { OpenEffects = 1, DueAt = Some.Day } };
        await _storage.WriteStateAsync("row", Grain, state);
        (await Read()).State!.Text.ShouldBe("told");

        await _books.Store.Settle(Some.Id(1), 1, dueAt: null);
        var again = await Read();
        (again.State!.Text, again.ETag).ShouldBe(("told, settled", "1"));
        again.State = Note("more", 2);
        await _storage.WriteStateAsync("row", Grain, again);
    }

    [Fact]
    public async Task A_stale_activation_hears_that_its_state_is_inconsistent()
    {
        var (one, other) = (await Read(), await Read());
        one.State = Note("one", 1);
        await _storage.WriteStateAsync("row", Grain, one);

        other.State = Note("other", 1);
        await Should.ThrowAsync<InconsistentStateException>(() => _storage.WriteStateAsync("row", Grain, other));
        (await Read()).State!.Text.ShouldBe("one");
    }

    [Fact]
    public async Task Money_that_moved_before_is_named()
    {
        await _books.Store.Commit(Some.Row(Some.Id(9), Some.Event(1, "pay-1")), [], 0);

        var state = await Read();
        state.State = new() { Write = Some.Row(Some.Id(1), Some.Event(1, "new"), Some.Event(2, "pay-1")) };
        var duplicate = await Should.ThrowAsync<DuplicateIdentityException>(() => _storage.WriteStateAsync("row", Grain, state));
        (duplicate.Tenant, duplicate.Type, duplicate.Identity).ShouldBe((Some.Tenant, "Posted", "pay-1"));

        state.State = new() { Write = Some.Row(Some.Id(1), Some.Event(1, "twice"), Some.Event(2, "twice")) };
        (await Should.ThrowAsync<DuplicateIdentityException>(() => _storage.WriteStateAsync("row", Grain, state))).Identity.ShouldBe("twice");
    }

    [Fact]
    public void A_duplicate_identity_crosses_silos_whole()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var there = serializer.Deserialize<Exception>(
            serializer.SerializeToArray<Exception>(new DuplicateIdentityException(Some.Tenant, "Posted", "pay-1")));
        there.ShouldBeOfType<DuplicateIdentityException>().Identity.ShouldBe("pay-1");
    }

    [Fact]
    public async Task A_state_that_is_no_stored_row_is_named()
    {
        var state = new GrainState<string>("x");
        (await Should.ThrowAsync<ArgumentException>(() => _storage.ReadStateAsync("row", Grain, state))).Message.ShouldContain("System.String");
        (await Should.ThrowAsync<ArgumentException>(() => _storage.WriteStateAsync("row", Grain, state))).Message.ShouldContain("System.String");
    }

    [Fact]
    public async Task A_row_is_not_cleared() =>
        (await Should.ThrowAsync<NotSupportedException>(() => _storage.ClearStateAsync("row", Grain, new GrainState<Note>())))
            .Message.ShouldContain("events are kept");

    private static Note Note(string text, long seq) =>
        new() { Text = text, Seq = seq, Write = Some.Row(Some.Id(1), Some.Event(seq)) };

    private async Task<GrainState<Note>> Read()
    {
        var state = new GrainState<Note>();
        await _storage.ReadStateAsync("row", Grain, state);
        return state;
    }
}

using System.Net;
using System.Net.Sockets;
using ClaimsCluster.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Storage;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>A grain that is reminded, and counts in Orleans' own storage.</summary>
public interface IBellGrain : IGrainWithStringKey
{
    Task<int> Count();

    Task Forget();

    Task<bool> Remind(string name);

    Task<string[]> Reminders();

    Task Unremind(string name);
}

[GenerateSerializer, Alias("storage-tests-bell")]
public sealed class Bell
{
    [Id(0)]
    public int Count { get; set; }
}

[GrainType("bell")]
internal sealed class BellGrain([PersistentState("bell", "orleans")] IPersistentState<Bell> bell) : Grain, IBellGrain, IRemindable
{
    public async Task<int> Count()
    {
        bell.State.Count++;
        await bell.WriteStateAsync();
        return bell.State.Count;
    }

    public Task Forget() => bell.ClearStateAsync();

    public async Task<bool> Remind(string name) =>
        await this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), TimeSpan.FromHours(1)) is { ReminderName: var known } && known == name;

    public async Task<string[]> Reminders() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public async Task Unremind(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}

/// <summary>Orleans' own providers over the tables and queries of our migration.</summary>
[Collection(OnPostgres.Name)]
public sealed class OrleansTablesTests(LivingServer server) : IAsyncDisposable
{
    private const int Races = 500;

    private readonly PostgresTestStore _books = new(server.NewSchema());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools(); // Orleans' providers leave theirs.
        return _books.DisposeAsync();
    }

    [Fact]
    public async Task Two_silos_find_each_other_and_one_leaves()
    {
        using var first = await Start();
        using var second = await Start();
        await Members(first, active: 2);
        await Members(second, active: 2);

        await second.StopAsync(Cancel);
        await Members(first, active: 1);
        _books.Count("select count(*) from orleans_member where status = 6").ShouldBe(1);
        _books.Count("select version::bigint from orleans_cluster").ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_new_cluster_of_that_name_removes_the_members_that_died_long_ago()
    {
        using (var silo = await Start()) await silo.StopAsync(Cancel);
        _books.Execute("update orleans_member set alive_at = alive_at - interval '30 days', started_at = started_at - interval '30 days'");

        using var later = await Start();
        var table = later.Services.GetRequiredService<IMembershipTable>();
        await table.CleanupDefunctSiloEntriesAsync(TimeProvider.System.GetUtcNow().AddDays(-7), Cancel);
        (await table.ReadAllAsync(Cancel)).Members.ShouldHaveSingleItem().Item1.Status.ShouldBe(SiloStatus.Active);

        await later.StopAsync(Cancel);
        await table.DeleteMembershipTableEntriesAsync("storage-tests", Cancel);
        _books.Count("select count(*) from orleans_member").ShouldBe(0);
    }

    [Fact]
    public async Task A_member_that_changed_meanwhile_is_not_changed_again()
    {
        using var silo = await Start();
        var table = silo.Services.GetRequiredService<IMembershipTable>();
        var before = await table.ReadAllAsync(Cancel);
        var (member, etag) = before.Members.ShouldHaveSingleItem();

        (await table.UpdateRowAsync(member, etag, before.Version.Next(), Cancel)).ShouldBeTrue();
        (await table.UpdateRowAsync(member, etag, before.Version.Next(), Cancel)).ShouldBeFalse();
        var now = await table.ReadRowAsync(member.SiloAddress, Cancel);
        (await table.InsertRowAsync(member, now.Version.Next(), Cancel)).ShouldBeFalse();
        (await table.ReadAllAsync(Cancel)).Version.Version.ShouldBe(before.Version.Version + 1);
    }

    [Fact]
    public async Task A_reminder_is_kept_over_a_restart_and_is_gone_when_it_is_taken_back()
    {
        using (var silo = await Start())
        {
            (await Bell(silo).Remind("evening")).ShouldBeTrue();
            (await Bell(silo).Remind("morning")).ShouldBeTrue();
            (await Bell(silo).Remind("morning")).ShouldBeTrue();
            await silo.StopAsync(Cancel);
        }

        using var later = await Start();
        (await Bell(later).Reminders()).ShouldBe(["evening", "morning"]);
        await Bell(later).Unremind("evening");
        (await Bell(later).Reminders()).ShouldBe(["morning"]);
        _books.Count("select count(*) from orleans_reminder").ShouldBe(1);
    }

    [Fact]
    public async Task Orleans_own_storage_keeps_a_state_over_a_restart_and_clears_it()
    {
        using (var silo = await Start())
        {
            (await Bell(silo).Count()).ShouldBe(1);
            (await Bell(silo).Count()).ShouldBe(2);
            await silo.StopAsync(Cancel);
        }

        using var later = await Start();
        (await Bell(later).Count()).ShouldBe(3);
        await Bell(later).Forget();
        (await Bell(later).Count()).ShouldBe(1);
    }

    [Theory]
    [InlineData("orleans")]
    [InlineData("orleans-that-deletes")]
    public async Task Of_two_first_writes_through_Orleans_own_storage_one_wins_in_500_races(string provider)
    {
        using var silo = await Start();
        using var other = await Start();
        IGrainStorage[] providers = [Storage(silo, provider), Storage(other, provider)];

        for (var race = 0; race < Races; race++)
        {
            var grain = GrainId.Create("bell", $"race-{race}");
            var ends = await Task.WhenAll(providers.Select(storage => Task.Run(() => Write(storage, grain))));
            ends.Count(isWinner => isWinner).ShouldBe(1, $"race {race}");
        }

        _books.Count("select count(*) from orleans_storage").ShouldBe(Races);

        var state = new GrainState<Bell>();
        await providers[0].ReadStateAsync("bell", GrainId.Create("bell", "race-7"), state);
        await providers[0].ClearStateAsync("bell", GrainId.Create("bell", "race-7"), state);
        state = new GrainState<Bell>();
        await providers[1].ReadStateAsync("bell", GrainId.Create("bell", "race-7"), state);
        state.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_first_writes_of_two_silos_one_wins_in_500_races()
    {
        await using var other = PostgresClusterStore.Open(_books.Settings);

        for (var race = 0; race < Races; race++)
        {
            var row = Some.Row(Some.Id(race), Some.Event(1, $"pay-{race}"));
            var ends = await Task.WhenAll(
                Task.Run(() => _books.Store.Commit(row, Some.Body, 0).AsTask()),
                Task.Run(() => other.Commit(row, Some.Body, 0).AsTask()));
            ends.Select(end => end.Outcome).Order().ToArray().ShouldBe([Committed, Conflict]);
        }

        _books.Count("select count(*) from grain_state").ShouldBe(Races);
        _books.Count("select count(*) from event").ShouldBe(Races);
    }

    private static IBellGrain Bell(IHost silo) => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IBellGrain>("bell");

    private static IGrainStorage Storage(IHost silo, string provider) => silo.Services.GetRequiredKeyedService<IGrainStorage>(provider);

    private static async Task<bool> Write(IGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<Bell>(new());
        try
        {
            await storage.WriteStateAsync("bell", grain, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static async Task Members(IHost silo, int active)
    {
        // The table tells; each silo's own view of it follows.
        var management = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        while ((await management.GetHosts(onlyActive: true)).Count != active)
            await Task.Delay(50, Cancel);
    }

    private async Task<IHost> Start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var connectionString = _books.Settings.ConnectionString;
        builder.UseOrleans(silo => silo
            .Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("storage-tests", "storage-tests"))
            .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", connectionString))
            .UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = ("Npgsql", connectionString))
            .AddAdoNetGrainStorage("orleans", storage => (storage.Invariant, storage.ConnectionString) = ("Npgsql", connectionString))
            .AddAdoNetGrainStorage("orleans-that-deletes", storage =>
                (storage.Invariant, storage.ConnectionString, storage.DeleteStateOnClear) = ("Npgsql", connectionString, true)));
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

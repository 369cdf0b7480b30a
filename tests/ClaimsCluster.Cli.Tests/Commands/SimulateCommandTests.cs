namespace ClaimsCluster.Cli.Tests.Commands;

public sealed class SimulateCommandTests
{
    [Fact]
    public async Task It_tells_seeds_steps_faults_and_states_and_ends_clean()
    {
        var run = await Claims.Run("simulate", "--seed", "7", "--seeds", "3");
        run.Exit.ShouldBe(0, run.Output);
        run.Output.ShouldStartWith("3 seeds in ");
        run.Output.ShouldContain("a minute");
        run.Output.ShouldContain("Faults  ");
        run.Output.ShouldContain("States  ");
        run.Output.ShouldEndWith("Nothing lost, nothing doubled, nothing stuck, no cent out.\n");
    }

    [Fact]
    public async Task A_trace_tells_each_step_with_its_entity_command_and_commit()
    {
        var run = await Claims.Run("simulate", "--seed", "7", "--trace");
        run.Exit.ShouldBe(0, run.Output);
        run.Output.ShouldContain(" EstablishTenant establish\n");
        run.Output.ShouldContain(" Committed version 1 TenantEstablished\n");
    }

    [Theory]
    [InlineData("a trace is of one seed", "simulate", "--trace")]
    [InlineData("a trace is of one seed", "simulate", "--seed", "1", "--seeds", "2", "--trace")]
    [InlineData("--seeds 0: 1 or more", "simulate", "--seeds", "0")]
    [InlineData("--minutes 0: 1 or more", "simulate", "--minutes", "0")]
    public async Task What_cannot_be_is_named(string words, params string[] arguments)
    {
        var run = await Claims.Run(arguments);
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(words);
    }
}

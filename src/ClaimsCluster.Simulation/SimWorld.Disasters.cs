using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Simulation.Faults;
using ClaimsCluster.Simulation.Routing;
using ClaimsCluster.Simulation.Scheduling;

namespace ClaimsCluster.Simulation;

/// <content>What strikes whole processes.</content>
internal sealed partial class SimWorld
{
    private bool _hasJumped;

    /// <summary>The clock has jumped to there.</summary>
    public DateTimeOffset Jump(DateTimeOffset instant)
    {
        _hasJumped = true;
        if (_trace is not null) Trace(Machine, default, $"THE CLOCK JUMPS to {instant:O}");
        return instant;
    }

    /// <summary>What strikes whole processes, asked after each step.</summary>
    private void Disturb()
    {
        if (Faults.Hit(FaultKind.AllKilled, "all")) KillAll();
        if (_silos.Count == 0) return;
        if (Faults.Hit(FaultKind.SiloKilled, "a silo")) Kill(_silos[Faults.Draw(_silos.Count)]);
        if (_silos.Count == 0) return;
        if (Faults.Hit(FaultKind.SiloPaused, "a silo")) Pause(_silos[Faults.Draw(_silos.Count)]);
        if (_silos.Count > 1 && Faults.Hit(FaultKind.Partition, "two silos")) Cut(bothWays: true);
        if (_silos.Count > 1 && Faults.Hit(FaultKind.OneWayPartition, "two silos")) Cut(bothWays: false);
        if (_homes.Count > 0 && Faults.Hit(FaultKind.ActivationCollected, "an entity"))
        {
            var (id, home) = _homes.ElementAt(Faults.Draw(_homes.Count));
            home.Collect(id);
        }

        if (Faults.Hit(FaultKind.FileAgain, "sender")) SendAgain();
    }

    private void Kill(SimSilo silo)
    {
        silo.Process.Kill();
        if (_trace is not null) Trace(silo.Process, default, "KILLED");
        Leave(silo);
        Scheduler.After((1 + Faults.Draw(30)) * TimeSpan.TicksPerSecond, Machine, _ => StartSilo());
    }

    /// <summary>The others know that it is dead: its entities live elsewhere from now on.</summary>
    private void Leave(SimSilo silo)
    {
        if (!_silos.Remove(silo)) return;
        foreach (var id in _homes.Where(home => home.Value == silo).Select(home => home.Key).ToList()) _homes.Remove(id);
        Network.FailPending(silo);
        LookWhetherQuiet();
    }

    private void KillAll()
    {
        if (_trace is not null) Trace(Machine, default, "ALL KILLED");
        foreach (var silo in _silos) silo.Process.Kill();
        _silos.Clear();
        _homes.Clear();
        _idle = null;
        _driver!.Kill();
        Scheduler.After((1 + Faults.Draw(30)) * TimeSpan.TicksPerSecond, Machine, _ =>
        {
            while (_silos.Count < _siloCount) StartSilo();
            if (!_driver.IsAlive) StartDriver(); // Killed again meanwhile, it was started again once.
        });
    }

    /// <summary>Past the death timeout the others take over; the sleeper wakes, writes what it had in hand, and exits.</summary>
    private void Pause(SimSilo silo)
    {
        var seconds = Faults.Draw(20);
        silo.Process.PausedUntil = Scheduler.Now + (seconds * TimeSpan.TicksPerSecond);
        if (_trace is not null) Trace(silo.Process, default, $"PAUSED {seconds} s");
        if (seconds < 6) return;
        Scheduler.After(6 * TimeSpan.TicksPerSecond, Machine, _ => Leave(silo));
        Scheduler.After(((seconds + 1) * TimeSpan.TicksPerSecond) + Faults.Draw(10_000_000), Machine, _ =>
        {
            if (!silo.Process.IsAlive) return;
            silo.Process.Kill();
            StartSilo();
        });
    }

    private void Cut(bool bothWays)
    {
        var one = Faults.Draw(_silos.Count);
        var other = (one + 1 + Faults.Draw(_silos.Count - 1)) % _silos.Count;
        var until = Scheduler.Now + (Faults.Draw(60) * TimeSpan.TicksPerSecond);
        Network.Cut(_silos[one].Process, _silos[other].Process, until);
        if (bothWays) Network.Cut(_silos[other].Process, _silos[one].Process, until);
    }

    /// <summary>A sender who was not answered in time sends his file again; he may be early or late.</summary>
    private void SendAgain()
    {
        var plan = _workload.Plan;
        var drawn = plan.Inputs[Faults.Draw(plan.Inputs.Count)];
        var (ordinal, input) = plan.Inputs.Index().First(one => one.Item.Sha256 == drawn.Sha256); // The same bytes under another name come later.
        var process = new SimProcess("sender", Scheduler);
        var transport = new RetryingTransport(new SimEntities(this, process), new SimTime(Scheduler, process));
        var at = Memory.LastEventAt() ?? plan.Inputs.Min(one => one.EnterAt); // Before anything has happened it is the day of the first file.
        Scheduler.After(1, process, _ => Watch(transport.Send(
            InterchangeGrain.IdOf(plan.Tenant, input.Sha256),
            new InterchangeCommand.Receive(input.Sha256, $"again-{input.Name}", input.Length, IntakeDoor.Sender, input.EnterAt, ordinal)
            {
                CommandId = $"put-in:{input.Sha256}",
                At = at,
            }).AsTask()));
    }
}

using ClaimsCluster.Cli;
using ClaimsCluster.Cli.Commands;

return RoomyProcess.Suits(args) ? await RoomyProcess.Run(args) : await ClaimsCommandLine.Run(args);

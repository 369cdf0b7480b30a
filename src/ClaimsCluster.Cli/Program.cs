using ClaimsCluster.Cli.Commands;

return await ClaimsCommandLine.Run(args);

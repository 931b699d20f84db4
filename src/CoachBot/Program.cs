return await CoachBot.Commands.CommandLine.RunAsync(args, Console.Out, Console.Error);

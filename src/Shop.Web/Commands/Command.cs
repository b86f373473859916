namespace Shop.Web.Commands;

/// <summary>
/// A command after `--`: `dotnet run --project src/Shop.Web -- migrate`. Exit code 0: done; 1: done, but something is wrong, which
/// was said; 2: called wrongly. Results go to standard output, progress and errors to standard error.
/// </summary>
public abstract class Command
{
    private static readonly IReadOnlyList<Command> All = [new MigrateCommand(), new ResetDemoCommand(), new ImportCommand(), new VerifyCommand(), new CreateAdminCommand()];

    public abstract string Name { get; }

    /// <summary>One line for the list.</summary>
    public abstract string Summary { get; }

    /// <summary>How it is called, with its options.</summary>
    public abstract string Usage { get; }

    /// <summary>Does the work.</summary>
    /// <param name="services">A scope of the app's services.</param>
    /// <param name="args">What stands behind the command's name.</param>
    protected abstract Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop);

    /// <summary>The command named first, the help for an unknown word, or null when the app is to serve.</summary>
    public static Command? Find(string[] args)
    {
        var word = args.FirstOrDefault();
        if (word is null || word.StartsWith("--", StringComparison.Ordinal) && word != "--help")
            return null;
        return All.FirstOrDefault(c => c.Name == word) ?? new HelpCommand(All);
    }

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args.Contains("--help") && this is not HelpCommand)
        {
            Console.WriteLine($"{Summary}\n\n  {Usage}");
            return 0;
        }
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        await using var scope = services.CreateAsyncScope();
        using var _ = Data.Actor.Is("command " + Name);
        return await RunAsync(scope.ServiceProvider, args.Skip(1).ToList(), stop.Token);
    }

    /// <summary>Tells on standard error how far the work is.</summary>
    protected static IProgress<string> Progress { get; } = new ErrorLines();

    protected int Misused(string why)
    {
        Console.Error.WriteLine($"{why}\n\n  {Usage}");
        return 2;
    }

    /// <summary>Writes at once, unlike <see cref="Progress{T}"/>, which posts.</summary>
    private sealed class ErrorLines : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }

    private sealed class HelpCommand(IReadOnlyList<Command> commands) : Command
    {
        public override string Name => "help";

        public override string Summary => "Lists the commands.";

        public override string Usage => "help";

        protected override Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> args, CancellationToken stop)
        {
            Console.WriteLine("Without a command the shop opens. Commands:\n");
            foreach (var c in commands)
                Console.WriteLine($"  {c.Name,-12} {c.Summary}\n               {c.Usage}");
            return Task.FromResult(Environment.GetCommandLineArgs().Skip(1).FirstOrDefault() is "help" or "--help" ? 0 : 2);
        }
    }
}

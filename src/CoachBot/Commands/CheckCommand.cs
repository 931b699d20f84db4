using CoachBot.BotFramework;
using CoachBot.BotFramework.Outbound;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Jobs;
using CoachBot.Slack;
using NodaTime;

namespace CoachBot.Commands;

/// <summary>Says line by line what works and what to set.</summary>
/// <remarks>Makes the folders and the store where there are none, as the first start would.</remarks>
public sealed class CheckCommand(IConfiguration configuration, IHostEnvironment environment, TextWriter output)
{
    /// <summary>For each service reached over the network, on the machine's clock.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    int _faults;
    IReadOnlyCollection<string>? _countries;

    /// <returns>The exit code: 0 only when all is well.</returns>
    public static async Task<int> RunAsync(CommandRun run, CancellationToken ct)
    {
        var builder = CoachHost.CreateBuilder(run.Settings);
        return await new CheckCommand(builder.Configuration, builder.Environment, run.Output).RunAsync(ct);
    }

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var faults = Settings.Faults(configuration, environment);
        foreach (var fault in faults)
            await SetAsync(fault);

        if (faults.IsEmpty)
        {
            await OkAsync($"Settings   every one of them can be taken; this is {environment.EnvironmentName}");
            await StoreAsync(ct);
            await ClusterAsync(ct);
            await KeysAsync(ct);
            await FoldersAsync();
            await ZonesAsync();
            await TeamsAsync(ct);
            await SlackAsync();
        }

        await output.WriteLineAsync(_faults == 0 ? "All is well." : $"To put right: {_faults}.");
        return _faults == 0 ? 0 : 1;
    }

    async Task StoreAsync(CancellationToken ct)
    {
        var storage = Settings.Storage.Read(configuration);
        var what = storage.Provider == StorageProvider.Sqlite ? storage.Path : $"table {storage.TableName}";
        try
        {
            await using var store = await OpenStore.OpenAsync(storage, TimeProvider.System, ct);
            await store.ProbeAsync(ct);
            await OkAsync($"{storage.Place}   {what} opens, takes a row and lets it go");
            _countries = await CareCheck.CountriesAsync(store.Table, ct);
        }
        catch (StoreUnavailableException e)
        {
            if (storage.Provider == StorageProvider.Sqlite && await RunsAsync(ct))
                await OkAsync($"{storage.Place}   {what} is in the hands of the bot that runs here, and it is ready");
            else
                await SetAsync(e.Message);
        }
    }

    /// <summary>A bot with these settings serves on this machine already, and says that it is ready.</summary>
    async Task<bool> RunsAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            var listener = new Uri(Settings.Address.Read(configuration).Urls.Split(';')[0]);
            using var answer = await client.GetAsync(new Uri(listener, "/readyz"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or TaskCanceledException)
        {
            return false;
        }
    }

    async Task ClusterAsync(CancellationToken ct)
    {
        if (Settings.Scheduler.Read(configuration) is not { Provider: SchedulerProvider.PostgreSql } scheduler)
            return;

        try
        {
            var found = await ClusterDatabase.CheckAsync(scheduler.ConnectionString, ct);
            await OkAsync($"Quartz:ConnectionString   {found}");
        }
        catch (ClusterUnreadyException e)
        {
            await SetAsync($"Quartz:ConnectionString   {e.Message}");
        }

        if (Settings.Storage.Read(configuration).Provider == StorageProvider.Sqlite)
            await NoteAsync("Storage:Provider   is Sqlite, which is one instance's own: others share nothing with it");
    }

    async Task KeysAsync(CancellationToken ct)
    {
        var keys = Settings.KeyRing.Read(configuration);
        if (await KeyRing.FaultAsync(keys, ct) is { } fault)
            await SetAsync(fault);
        else
            await OkAsync($"DataProtection:Path   {keys.Path} can be written");
    }

    /// <remarks>That each file of packs and words can be read was seen with the settings.</remarks>
    async Task FoldersAsync()
    {
        var packs = Settings.Packs.Read(configuration);
        var skills = SkillPacks.In(packs.Path).Select(pack => pack.Skill);
        await OkAsync($"Packs:Path   {Named(skills, "skill packs", packs.Path)}");
        await TellAsync(HolidayCheck.Of(configuration).Lines());
        await TellAsync(new CareCheck(CareSection.Read(configuration), _countries).Lines());
        var folder = Settings.Wording.Read(configuration).Path;
        var (shipped, wording) = (new TextCatalogs(), CustomWording.In(folder, new TextCatalogs()));
        await OkAsync($"Wording:Path   {Named(wording.ByLanguage.Keys, "words", folder)}");
        foreach (var (language, words) in wording.ByLanguage)
        {
            foreach (var (key, own) in words)
                await OkAsync($"Wording:Path   {language} {key}: {own} (shipped: {shipped.For(language).Raw(key)})");
        }

        foreach (var fault in wording.VoiceFaults())
            await NoteAsync($"Wording:Path   {fault}: the voice rules would have it otherwise");
    }

    static string Named(IEnumerable<string> found, string what, string folder) =>
        string.Join(", ", found) is { Length: > 0 } names
            ? $"{what} in {folder}: {names}"
            : $"no {what} of your own in {folder}";

    /// <remarks>The zones are the program's own; a machine without any is no fault.</remarks>
    Task ZonesAsync() => OkAsync($"Time zones   {DateTimeZoneProviders.Tzdb.Ids.Count} known "
        + $"({DateTimeZoneProviders.Tzdb.VersionId})");

    async Task TeamsAsync(CancellationToken ct)
    {
        var options = new BotFrameworkOptions();
        options.Read(configuration);
        if (options.MicrosoftAppId.Length == 0)
        {
            await NoteAsync("MicrosoftAppId   is empty: Teams cannot reach this bot. "
                + "The Emulator and the Agents Playground on this machine can.");
            return;
        }

        await CredentialsAsync(options, ct);
        await ReachAsync(
            nameof(BotFrameworkOptions.ToBotFromChannelOpenIdMetadataUrl),
            options.ToBotFromChannelOpenIdMetadataUrl,
            "without it nobody's messages can be proven",
            ct);
        if (Settings.Address.Read(configuration).PublicUrl.Length == 0)
            await NoteAsync("PublicUrl   is empty: exports come as messages, and no app package can be made.");
    }

    /// <summary>Fetches a token as a send would, and throws it away.</summary>
    async Task CredentialsAsync(BotFrameworkOptions options, CancellationToken ct)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(configuration).AddSingleton(environment).AddLogging().AddBotFramework()
            .BuildServiceProvider();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        TokenResult grant;
        try
        {
            grant = await services.GetRequiredService<IBotIdentity>().AskAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            grant = new TokenResult.Denied(new ChannelResult.NotNow(null, "no answer"));
        }

        await (grant switch
        {
            TokenResult.Denied { Because: ChannelResult.NotNow later }
                when options.AppType == BotAppType.UserAssignedMSI =>
                SetAsync($"MicrosoftAppId   this machine's identity gives no token: {later.Reason}"),
            TokenResult.Denied { Because: ChannelResult.NotNow later } => SetAsync(
                $"{nameof(options.ToChannelFromBotLoginUrl)}   {options.TokenEndpoint} gives no token: {later.Reason}"),
            TokenResult.Denied { Because: ChannelResult.Refused refused } =>
                SetAsync($"{nameof(options.MicrosoftAppPassword)}   is not taken: {refused.Reason}"),
            _ => OkAsync(
                $"MicrosoftAppId   {options.MicrosoftAppId}, {options.MicrosoftAppType}, its credentials are taken"),
        });
    }

    async Task SlackAsync()
    {
        var options = new SlackOptions();
        options.Read(configuration);
        using var slack = new SlackCheck(options, Settings.Address.Read(configuration).PublicUrl, Patience);
        await foreach (var finding in slack.LinesAsync())
            await TellAsync([finding]);
    }

    async Task TellAsync(IEnumerable<(Verdict Verdict, string Line)> findings)
    {
        foreach (var (verdict, line) in findings)
        {
            await (verdict switch
            {
                Verdict.Ok => OkAsync(line),
                Verdict.Note => NoteAsync(line),
                _ => SetAsync(line),
            });
        }
    }

    async Task ReachAsync(string key, string address, string without, CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address), ct);
            if (answer.IsSuccessStatusCode)
                await OkAsync($"{key}   {address} answers");
            else
                await SetAsync($"{key}   {address} answers {(int)answer.StatusCode}: {without}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            await SetAsync($"{key}   {address} cannot be reached: {without}");
        }
    }

    Task OkAsync(string line) => output.WriteLineAsync($"ok    {line}");

    /// <summary>Something that works as it is, and that a person may want otherwise.</summary>
    Task NoteAsync(string line) => output.WriteLineAsync($"note  {line}");

    Task SetAsync(string line)
    {
        _faults++;
        return output.WriteLineAsync($"set   {line}");
    }
}

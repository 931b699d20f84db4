using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CoachBot.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CoachBot.Tests.Host.Commands;

public sealed class CommandLineTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Theory]
    [InlineData("demoo", "'demoo' is not a command. --help lists them; a setting is typed --Key=value.")]
    [InlineData("check now", "'now' is not a command. --help lists them; a setting is typed --Key=value.")]
    [InlineData("--Storge:Path x", "'--Storge:Path' is not a setting. appsettings.sample.json lists them.")]
    [InlineData("--Storage:Path", "--Storage:Path takes a value: --Storage:Path=value.")]
    [InlineData("--Clock:Speed --Storage:Path x", "--Clock:Speed takes a value: --Clock:Speed=value.")]
    [InlineData("--Clock:Speed=0", "Clock:Speed takes a number from 1 to 100000, not '0'.")]
    [InlineData("Clock:Speed=0", "Clock:Speed takes a number from 1 to 100000, not '0'.")]
    [InlineData("/Clock:Speed 0", "Clock:Speed takes a number from 1 to 100000, not '0'.")]
    [InlineData("--Clock:Start=@noon", "Clock:Start takes an instant such as 2026-11-16T08:00:00Z, not '@noon'.")]
    [InlineData("check --Clock:Speed=0", "")]
    [InlineData("package --out x y", "'y' is not a command. --help lists them; a setting is typed --Key=value.")]
    [InlineData("copy --from sqlite", "copy takes --from sqlite --to azure, or --from azure --to sqlite.")]
    [InlineData("copy --from sqlite --to sqlite", "copy takes --from sqlite --to azure, or --from azure --to sqlite.")]
    [InlineData("copy --from oracle --to azure", "copy takes --from sqlite --to azure, or --from azure --to sqlite.")]
    [InlineData("copy --from sqlite --to azure",
        "Storage:Provider=AzureTables takes Storage:ConnectionString or Storage:Endpoint; neither is set.")]
    public async Task A_mistake_is_told_in_one_line(string typed, string line)
    {
        var (exit, _, error) = await RunAsync(["--environment=Development", .. typed.Split(' ')]);

        Assert.Equal(1, exit);
        Assert.Equal(line, error.TrimEnd());
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_told_in_one_line()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "no folder");

        var (exit, _, error) = await RunAsync(["--environment=Development", $"--Storage:Path={file}/coach.db"]);

        Assert.Equal(1, exit);
        Assert.StartsWith("Storage:Path: ", error, StringComparison.Ordinal);
        Assert.Equal(1, Lines(error));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (exit, _, error) = await RunAsync([.. Sound, $"--Urls=http://127.0.0.1:{port}"]);

        Assert.Equal(1, exit);
        Assert.StartsWith("Urls: ", error, StringComparison.Ordinal);
        Assert.Equal(1, Lines(error));
    }

    [Theory]
    [InlineData("--Urls=https://127.0.0.1:{0}", "Urls: ")]
    [InlineData("--Urls=http://localhost:0", "Urls: ")]
    [InlineData("--DataProtection:Path={1}/keys", "DataProtection:Path   ")]
    public async Task What_only_the_start_can_find_is_told_in_one_line_too(string setting, string begins)
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "no folder");
        var typed = string.Format(CultureInfo.InvariantCulture, setting, FreePort(), file);

        var (exit, _, error) = await RunAsync([.. Sound, typed]);

        Assert.Equal(1, exit);
        Assert.StartsWith(begins, error, StringComparison.Ordinal);
        Assert.Equal(1, Lines(error));
    }

    [Fact]
    public async Task Check_says_what_works_and_ends_well()
    {
        var (exit, output, error) = await RunAsync(["check", .. Sound]);

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains($"ok    Storage:Path   {_folder.FullName}/coach.db opens", output, StringComparison.Ordinal);
        Assert.Contains("ok    DataProtection:Path   ", output, StringComparison.Ordinal);
        Assert.Contains("ok    Time zones   ", output, StringComparison.Ordinal);
        Assert.Contains("note  MicrosoftAppId   is empty", output, StringComparison.Ordinal);
        Assert.EndsWith("All is well.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_what_to_set_and_ends_badly()
    {
        var (exit, output, _) = await RunAsync(["check", .. Sound, "--Quartz:Sweepers=0", "--Clock:Speed=0"]);

        Assert.Equal(1, exit);
        Assert.Contains("set   Quartz:Sweepers takes", output, StringComparison.Ordinal);
        Assert.Contains("set   Clock:Speed takes", output, StringComparison.Ordinal);
        Assert.EndsWith("To put right: 2.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_finds_that_the_keys_of_the_platform_cannot_be_reached()
    {
        var (exit, output, _) = await RunAsync(
        [
            "check", .. Sound, "--MicrosoftAppId=bot", "--MicrosoftAppPassword=s3cret", "--MicrosoftAppTenantId=tenant",
            $"--ToBotFromChannelOpenIdMetadataUrl=http://127.0.0.1:{FreePort()}/keys",
            $"--ToChannelFromBotLoginUrl=http://127.0.0.1:{FreePort()}/login",
        ]);

        Assert.Equal(1, exit);
        Assert.Contains("set   ToBotFromChannelOpenIdMetadataUrl   ", output, StringComparison.Ordinal);
        Assert.Contains("set   ToChannelFromBotLoginUrl   ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client"}""", "set   MicrosoftAppPassword   is not taken: Token401")]
    [InlineData(503, "", "set   ToChannelFromBotLoginUrl   ")]
    [InlineData(
        200, """{"token_type":"Bearer","access_token":"t0ken","expires_in":3600}""", "its credentials are taken")]
    public async Task Check_tries_the_bots_credentials(int status, string answer, string told)
    {
        await using var login = await LoginAsync(status, answer);

        var (exit, output, _) = await RunAsync(
        [
            "check", .. Sound, "--MicrosoftAppId=bot", "--MicrosoftAppPassword=s3cret", "--MicrosoftAppTenantId=tenant",
            $"--ToChannelFromBotLoginUrl={login.Urls.Single()}",
            $"--ToBotFromChannelOpenIdMetadataUrl={login.Urls.Single()}/metadata",
        ]);

        Assert.Equal(status == 200 ? 0 : 1, exit);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var (exit, output, _) = await RunAsync(["--help"]);

        Assert.Equal(0, exit);
        Assert.Contains("check", output, StringComparison.Ordinal);
        Assert.Contains("package", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string[] Sound =>
    [
        "--environment=Development",
        $"--Storage:Path={_folder.FullName}/coach.db",
        $"--DataProtection:Path={_folder.FullName}/keys",
    ];

    static async Task<(int Exit, string Output, string Error)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    static async Task<WebApplication> LoginAsync(int status, string answer)
    {
        var login = WebApplication.CreateSlimBuilder().Build();
        login.Urls.Add("http://127.0.0.1:0");
        login.MapGet("/metadata", () => "{}");
        login.MapFallback(() => Results.Content(answer, "application/json", statusCode: status));
        await login.StartAsync();
        return login;
    }

    static int Lines(string text) => text.TrimEnd().Split('\n').Length;

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

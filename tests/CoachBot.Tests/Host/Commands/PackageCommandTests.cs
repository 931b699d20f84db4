using System.Text;
using CoachBot.Commands;
using CoachBot.Tests.Host.Commands.Packaging;

namespace CoachBot.Tests.Host.Commands;

public sealed class PackageCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-");
    readonly StringWriter _output = new();
    readonly StringWriter _error = new();

    string Out => Path.Combine(_folder.FullName, "dist");

    string[] Errors => _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task The_package_and_the_manifest_are_written_and_nothing_beside_them()
    {
        var exit = await RunAsync();

        Assert.Equal(0, exit);
        Assert.Empty(Errors);
        Assert.Equal(
            ["coachbot-slack.json", "coachbot-teams.zip"], Directory.GetFiles(Out).Select(Path.GetFileName).Order());
        Assert.Equal(Some.Package().ToZip(), await File.ReadAllBytesAsync(Path.Combine(Out, "coachbot-teams.zip")));
    }

    [Fact]
    public async Task A_newer_package_takes_the_place_of_the_older_one()
    {
        await RunAsync();

        await RunAsync(("Package:Version", "1.0.1"));

        var bytes = await File.ReadAllBytesAsync(Path.Combine(Out, "coachbot-teams.zip"));
        Assert.Equal(Some.Package(("Package:Version", "1.0.1")).ToZip(), bytes);
    }

    [Fact]
    public async Task A_package_that_would_be_refused_is_not_written_and_the_older_one_stays()
    {
        await RunAsync();

        var exit = await RunAsync(("Package:Version", "1.01.0"));

        Assert.Equal(1, exit);
        Assert.Equal(Some.Package().ToZip(), await File.ReadAllBytesAsync(Path.Combine(Out, "coachbot-teams.zip")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_in_one_line()
    {
        var taken = Path.Combine(_folder.FullName, "taken");
        await File.WriteAllTextAsync(taken, "");

        var exit = await PackageCommand.RunAsync(Some.Settings(), Path.Combine(taken, "dist"), _output, _error);

        Assert.Equal(1, exit);
        Assert.StartsWith(
            $"--out: nothing can be written to {Path.Combine(taken, "dist")}.", Assert.Single(Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_bots_id_one_line_says_so()
    {
        var exit = await RunAsync(("MicrosoftAppId", " "), ("PublicUrl", ""));

        Assert.Equal(1, exit);
        Assert.StartsWith("MicrosoftAppId: is not set", Assert.Single(Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Out, "coachbot-teams.zip")));
    }

    [Theory]
    [InlineData("MicrosoftAppId", "coachbot", "MicrosoftAppId: takes a GUID")]
    [InlineData("Package:AppId", "coachbot", "Package:AppId: takes a GUID")]
    [InlineData("Package:Versoin", "1.0.1", "Package:Versoin: is not a setting. There are Package:AppId,")]
    [InlineData("Package:Version", "v1", "Package:Version: takes three numbers")]
    [InlineData("Package:DeveloperName", "Contoso Consulting and Partners AG", "Package:DeveloperName: takes 1 to 32")]
    [InlineData("Package:WebsiteUrl", "contoso.example", "Package:WebsiteUrl: takes an https address")]
    [InlineData("Package:PrivacyUrl", "http://contoso.example", "Package:PrivacyUrl: takes an https address")]
    [InlineData("Package:TermsOfUseUrl", "ftp://contoso.example", "Package:TermsOfUseUrl: takes an https address")]
    public async Task A_wrong_setting_is_named_in_one_line(string key, string value, string line)
    {
        var exit = await RunAsync((key, value));

        Assert.Equal(1, exit);
        Assert.StartsWith(line, Assert.Single(Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_taken_from_a_public_address_that_is_missing_name_both_settings()
    {
        await RunAsync(("PublicUrl", ""));

        Assert.Equal(
            ["Package:WebsiteUrl", "Package:PrivacyUrl", "Package:TermsOfUseUrl"],
            Errors.Select(line => line[..line.IndexOf(" or PublicUrl: ", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Pages_that_nobody_has_named_are_told_so_that_somebody_publishes_them()
    {
        await RunAsync(("Package:TermsOfUseUrl", "https://contoso.example/terms"));

        Assert.Contains("https://bot.example.com/privacy", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/terms", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admins_own_manifest_and_icons_are_taken_and_held_to_the_same_rules()
    {
        var own = _folder.CreateSubdirectory("own").FullName;
        foreach (var (name, bytes) in Some.Files())
            await File.WriteAllBytesAsync(Path.Combine(own, name), bytes);
        await File.WriteAllBytesAsync(Path.Combine(own, "outline.png"), IconDrawing.Color().ToPng());

        var exit = await RunAsync(("Package:Sources", own));

        Assert.Equal(1, exit);
        Assert.Equal("outline.png: takes 32 x 32 pixels (it has 192 x 192)", Assert.Single(Errors));
    }

    [Fact]
    public async Task A_manifest_saved_with_a_byte_order_mark_is_packed_without_it()
    {
        var own = _folder.CreateSubdirectory("own").FullName;
        foreach (var (name, bytes) in Some.Files())
            await File.WriteAllBytesAsync(Path.Combine(own, name), bytes);
        await File.WriteAllTextAsync(
            Path.Combine(own, "manifest.json"), Some.Manifest().ToJsonString(), new UTF8Encoding(true));

        var exit = await RunAsync(("Package:Sources", own));

        Assert.Equal(0, exit);
    }

    [Theory]
    [InlineData(null, "Package:Sources: there is no manifest.json")]
    [InlineData("{", "manifest.json: is not a JSON object")]
    [InlineData("{ \"id\": \"1\", \"id\": \"2\" }", "manifest.json: is not a JSON object")]
    public async Task A_folder_without_a_readable_manifest_is_told_in_one_line(string? manifest, string line)
    {
        var own = _folder.CreateSubdirectory("own").FullName;
        if (manifest is not null)
            await File.WriteAllTextAsync(Path.Combine(own, "manifest.json"), manifest);

        var exit = await RunAsync(("Package:Sources", own));

        Assert.Equal(1, exit);
        Assert.StartsWith(line, Assert.Single(Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_in_one_line()
    {
        await File.WriteAllTextAsync(Out, "a file where the folder should be");

        var exit = await RunAsync();

        Assert.Equal(1, exit);
        Assert.Single(Errors);
    }

    Task<int> RunAsync(params (string Key, string? Value)[] changes) =>
        PackageCommand.RunAsync(Some.Settings(changes), Out, _output, _error);
}

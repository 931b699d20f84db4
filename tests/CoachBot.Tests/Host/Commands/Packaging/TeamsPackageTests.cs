using System.IO.Compression;
using CoachBot.Commands.Packaging;

namespace CoachBot.Tests.Host.Commands.Packaging;

public sealed class TeamsPackageTests
{
    [Fact]
    public void A_package_holds_the_manifest_and_both_icons_at_its_root_and_nothing_else()
    {
        using var zip = new ZipArchive(new MemoryStream(Some.Package().ToZip()));

        var names = zip.Entries.Select(entry => entry.FullName).Order();
        Assert.Equal(["color.png", "manifest.json", "outline.png"], names);
    }

    [Fact]
    public void Two_settings_are_enough_for_a_sound_package() =>
        Assert.Empty(PackageRules.Check(Some.Package().ToZip()));

    [Fact]
    public void The_same_settings_make_the_same_bytes() =>
        Assert.Equal(Some.Package().ToZip(), Some.Package().ToZip());

    [Fact]
    public void Another_version_makes_other_bytes() =>
        Assert.NotEqual(Some.Package().ToZip(), Some.Package(("Package:Version", "1.0.1")).ToZip());

    [Theory]
    [InlineData("personal", "commit, progress, setup, summary, help")]
    [InlineData("team", "setup, summary, help")]
    public void Teams_offers_the_words_of_each_place(string scope, string words)
    {
        var bot = Some.Manifest()["bots"]![0]!;

        var list = Assert.Single(bot["commandLists"]!.AsArray(), list => (string)list!["scopes"]![0]! == scope);

        var titles = list!["commands"]!.AsArray().Select(command => (string)command!["title"]!);
        Assert.Equal(words, string.Join(", ", titles));
    }

    [Fact]
    public void The_bot_works_in_personal_chats_and_teams_and_asks_for_no_consent_to_read_either()
    {
        var manifest = Some.Manifest();

        Assert.Equal(["personal", "team"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => (string)scope!));
        Assert.False(manifest.ContainsKey("authorization"));
        Assert.False(manifest.ContainsKey("webApplicationInfo"));
    }

    [Fact]
    public void The_app_id_stays_the_same_for_a_bot_however_its_id_is_written()
    {
        var id = (string)Some.Manifest()["id"]!;

        Assert.Equal(id, (string)Some.Manifest(("MicrosoftAppId", Some.Bot.ToUpperInvariant()))["id"]!);
        Assert.NotEqual(id, (string)Some.Manifest(("MicrosoftAppId", Guid.Empty.ToString()))["id"]!);
        Assert.NotEqual(Some.Bot, id);
    }

    [Fact]
    public void Every_setting_finds_its_place()
    {
        var manifest = Some.Manifest(
            ("Package:AppId", "11111111-1111-4111-8111-111111111111"),
            ("Package:Version", "2.3.4"),
            ("Package:DeveloperName", "Contoso \"Sales\" & Söhne"),
            ("Package:WebsiteUrl", "https://contoso.example/coach"),
            ("Package:PrivacyUrl", "https://contoso.example/privacy"),
            ("Package:TermsOfUseUrl", "https://contoso.example/terms"));

        var developer = manifest["developer"]!;
        Assert.Equal("11111111-1111-4111-8111-111111111111", (string)manifest["id"]!);
        Assert.Equal("2.3.4", (string)manifest["version"]!);
        Assert.Equal("Contoso \"Sales\" & Söhne", (string)developer["name"]!);
        Assert.Equal("https://contoso.example/coach", (string)developer["websiteUrl"]!);
        Assert.Equal("https://contoso.example/privacy", (string)developer["privacyUrl"]!);
        Assert.Equal("https://contoso.example/terms", (string)developer["termsOfUseUrl"]!);
        Assert.Equal(Some.Bot, (string)manifest["bots"]![0]!["botId"]!);
        Assert.Equal("bot.example.com", (string)manifest["validDomains"]![0]!);
    }

    [Fact]
    public void Without_a_public_address_no_domain_is_named()
    {
        var manifest = Some.Manifest(("PublicUrl", ""));

        Assert.False(manifest.ContainsKey("validDomains"));
    }

    [Fact]
    public void The_accent_colour_is_the_icons_colour()
    {
        var pixels = PngFile.Read(Some.Files()["color.png"])!.Value.Pixels()!;

        Assert.Equal($"#{Convert.ToHexString(pixels[..3])}", (string)Some.Manifest()["accentColor"]!);
    }

    /// <summary>Two samples: Python's documentation of <c>uuid.uuid5</c>, and RFC 9562, appendix A.4.</summary>
    [Theory]
    [InlineData("python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d")]
    [InlineData("www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2")]
    public void An_id_made_from_a_name_is_a_uuid_of_version_5(string name, string id)
    {
        var dns = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        Assert.Equal(id, NameGuid.Of(dns, name).ToString());
    }
}

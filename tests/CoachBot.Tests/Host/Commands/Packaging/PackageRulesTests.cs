using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Commands.Packaging;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Host.Commands.Packaging;

public sealed class PackageRulesTests
{
    const string List = "bots[0].commandLists[0]";

    /// <summary>One change to a sound manifest, and the one place that is then refused.</summary>
    [Theory]
    [InlineData("$schema", "\"https://example.com/MicrosoftTeams.schema.json\"")]
    [InlineData("manifestVersion", "\"1.25\"")]
    [InlineData("manifestVersion", "1.29")]
    [InlineData("version", "\"1.0\"")]
    [InlineData("version", "\"1.02.0\"")]
    [InlineData("version", "\"1.0.0-beta\"")]
    [InlineData("version", "\"1.0.0\\n\"")]
    [InlineData("version", "null")]
    [InlineData("id", "\"coachbot\"")]
    [InlineData("id", "\"{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}\"")]
    [InlineData("id", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("developer.name", "\"Contoso Consulting and Partners AG\"")]
    [InlineData("developer.name", "\" \"")]
    [InlineData("developer.websiteUrl", "\"http://bot.example.com\"")]
    [InlineData("developer.privacyUrl", "\"\"")]
    [InlineData("developer.termsOfUseUrl", "\"bot.example.com/terms\"")]
    [InlineData("name.short", "\"CoachBot, the coach of all of us\"")]
    [InlineData("name.full", "\"\"")]
    [InlineData("description.short", "[]")]
    [InlineData("description.full", "\"{{Nothing}}\"")]
    [InlineData("icons.color", "\"images/color.png\"", "icons.color", "color.png")]
    [InlineData("accentColor", "\"teal\"")]
    [InlineData("bots", "[]")]
    [InlineData("bots[0].botId", "\"\"")]
    [InlineData("bots[0].scopes", "[]")]
    [InlineData("bots[0].supportsFiles", "\"no\"")]
    [InlineData($"{List}.scopes", "[\"team\"]", "bots[0].commandLists")]
    [InlineData($"{List}.scopes", "[\"Personal\"]", $"{List}.scopes[0]", $"{List}.scopes")]
    [InlineData($"{List}.commands", "[]")]
    [InlineData($"{List}.commands[0].title", "\"progress\"", $"{List}.commands")]
    [InlineData($"{List}.commands[0].title", "\"commit to one thing, and one thing\"")]
    [InlineData($"{List}.commands[0].description", "\"\"")]
    [InlineData("permissions[0]", "\"everything\"")]
    [InlineData("validDomains[0]", "\"https://bot.example.com\"")]
    [InlineData("validDomains[0]", "\"bot.example.com:8443\"")]
    [InlineData("validDomains[0]", "\"*.azurewebsites.net\"")]
    [InlineData("validDomains[0]", "\"192.0.2.1\"")]
    [InlineData("validDomains[0]", "\"localhost\"")]
    [InlineData("defaultInstallScope", "\"groupChat\"")]
    [InlineData("defaultGroupCapability.team", "\"tab\"")]
    [InlineData("packageName", "\"com.example.coachbot\"")]
    [InlineData("bots[0].supportsfiles", "false")]
    [InlineData("defaultGroupCapability.groupChat", "\"bot\"")]
    public void A_change_that_Teams_refuses_is_told_with_its_place(string path, string json, params string[] places)
    {
        var manifest = Some.Manifest();
        Put(manifest, path, JsonNode.Parse(json));

        var faults = PackageRules.Check(Some.Zip(manifest));

        Assert.Equal(places.Length == 0 ? [path] : places, faults.Select(fault => fault.Path));
    }

    [Fact]
    public void A_group_chat_is_refused_because_the_bot_does_not_answer_there()
    {
        var manifest = Some.Manifest();
        manifest["bots"]![0]!["scopes"]!.AsArray().Add("groupChat");

        var fault = Assert.Single(PackageRules.Check(Some.Zip(manifest)));

        Assert.Equal("bots[0].scopes[2]", fault.Path);
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(13, 1)]
    public void A_list_holds_twelve_commands(int count, int faults)
    {
        var manifest = Some.Manifest();
        var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        for (var i = commands.Count; i < count; i++)
            commands.Add(new JsonObject { ["title"] = $"word {i}", ["description"] = "Says it" });

        Assert.Equal(faults, PackageRules.Check(Some.Zip(manifest)).Length);
    }

    [Theory]
    [InlineData("name.short", 30)]
    [InlineData("name.full", 100)]
    [InlineData("description.short", 80)]
    [InlineData("description.full", 4000)]
    [InlineData("developer.name", 32)]
    [InlineData($"{List}.commands[0].title", 32)]
    [InlineData($"{List}.commands[0].description", 128)]
    public void A_text_fits_up_to_its_last_character(string path, int max)
    {
        var (fits, tooLong) = (Some.Manifest(), Some.Manifest());
        Put(fits, path, new string('x', max));
        Put(tooLong, path, new string('x', max + 1));

        Assert.Empty(PackageRules.Check(Some.Zip(fits)));
        Assert.Equal(path, Assert.Single(PackageRules.Check(Some.Zip(tooLong))).Path);
    }

    [Theory]
    [InlineData("\uFEFF{}", "begins with a byte order mark")]
    [InlineData("// sound\n{}", "is not a JSON object")]
    [InlineData("{\"id\":1,\"id\":2}", "is not a JSON object")]
    [InlineData("{\"id\":\"\\ud800\"}", "is not a JSON object")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("null", "is not a JSON object")]
    [InlineData("", "is not a JSON object")]
    public void A_manifest_that_is_not_plain_JSON_is_refused(string text, string rule)
    {
        var files = Some.Files();
        files["manifest.json"] = Encoding.UTF8.GetBytes(text);

        Assert.Equal(new PackageFault("manifest.json", rule), Assert.Single(PackageRules.Check(Some.Zip(files))));
    }

    [Fact]
    public void A_folder_in_the_zip_is_refused()
    {
        var files = Some.Files().ToDictionary(file => $"coachbot/{file.Key}", file => file.Value);

        var faults = PackageRules.Check(Some.Zip(files));

        Assert.Equal(3, faults.Count(fault => fault.Rule.StartsWith("lies in a folder", StringComparison.Ordinal)));
        Assert.Contains(faults, fault => fault.Path == "manifest.json");
    }

    [Fact]
    public void A_file_that_the_manifest_does_not_name_is_refused()
    {
        var files = Some.Files();
        files["notes.txt"] = [1];

        Assert.Equal("notes.txt", Assert.Single(PackageRules.Check(Some.Zip(files))).Path);
    }

    [Fact]
    public void Something_else_than_a_zip_is_refused() =>
        Assert.Equal("is not a zip", Assert.Single(PackageRules.Check("PK, but no more"u8.ToArray())).Rule);

    /// <summary>Whatever byte is broken on the way, the rules answer; they never throw.</summary>
    [Fact]
    public void A_broken_package_is_no_exception()
    {
        var sound = Some.Package().ToZip();
        var broken =
            from at in Gen.Choose(0, sound.Length - 1)
            from value in Gen.Choose(0, 255)
            from cut in Gen.Frequency((3, Gen.Constant(sound.Length)), (1, Gen.Choose(0, sound.Length)))
            select (at, value, cut);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(broken.ToArbitrary(), one =>
        {
            var zip = sound.ToArray();
            zip[one.at] = (byte)one.value;
            return !PackageRules.Check(zip[..one.cut]).IsDefault;
        }));
    }

    /// <summary>Puts a value at a path such as <c>bots[0].scopes</c>; <c>null</c> takes away what is there.</summary>
    static void Put(JsonNode manifest, string path, JsonNode? value)
    {
        var steps = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        var parent = steps[..^1].Aggregate(
            manifest, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);

        if (parent is JsonArray items)
            items[Index(steps[^1])] = value;
        else if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = value;
    }

    static int Index(string step) => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);
}
